import Model

extension Sequence<GradeMention> {
  /// The grades of a page that is no report, with areas that inspections had when they were made: the "leadership" of news
  /// is leadership, management and governance until 2017 and the impact of leaders since.
  func withAreas(on published: CalendarDate?) -> [GradeMention] {
    map { mention in
      var mention = mention
      let year = mention.date?.year ?? published.map { $0.year - (mention.yearsAgo ?? 0) }
      if mention.area == "leadership_management_governance", let year, year >= 2018 {
        mention.area = "leaders_impact"
      }
      return mention
    }
  }
}
