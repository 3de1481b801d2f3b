import Language
import Model

/// The judgements of which news, newsrooms and minutes tell.
extension JudgementInterpreter {
  /// A grade of one council, on the way to a judgement.
  private struct Told {
    let mention: GradeMention
    let whose: Authority.Reference?
    var date: Interval?
    var isCurrent: Bool

    /// Whether the page gives it as news, so that it is of the page's day where nothing else is told.
    let isNews: Bool

    var key: Key { Key(code: whose?.code, area: mention.area) }
  }

  private struct Key: Hashable {
    let code: String?
    let area: String
  }

  /// A grade is a council's only where its children's services are its subject, Ofsted or nobody is its judge,
  /// and it is stated as a fact; a grade of others, a hope, a draft, an opinion is left out.
  func told(
    _ mentions: [GradeMention], on page: Page, _ text: AnalysedText, by holder: PageHolder
  ) -> [Judgement] {
    let inspected = inspectionDate(in: page, text)
    let reader = GradeReader(
      of: mentions, in: text, of: holder, title: page.title, sentences: sentences, times: times,
      figureRules: figureRules)
    var told: [Told] = []
    for mention in mentions {
      if mention.isLabelled || text.text.blocks[mention.block].slot != nil {
        let subject = subjects.subject(
          ofSentence: mention.sentence, block: mention.block, on: page, text,
          else: holder.holder?.authority)
        let whose: Authority.Reference? =
          if case .authority(let named) = subject { named } else { nil }
        told.append(
          Told(
            mention: mention, whose: whose, date: mention.date.map { Interval($0) },
            isCurrent: isCurrent(mention, on: page, text, of: nil), isNews: true))
      } else {
        told += self.told(mention, reader.reading(of: mention), on: page, text)
      }
    }
    told.removeAll { !isWithinLifetime($0, page.published) }
    order(&told, inspected, page.published)
    return told.map {
      judgement($0, inspected, isOwn: $0.whose == holder.holder?.authority, page.published)
    }
  }

  private func told(
    _ mention: GradeMention, _ reading: GradeReader.Reading, on page: Page, _ text: AnalysedText
  ) -> [Told] {
    var mention = mention
    if mention.date == nil, let day = page.published {
      mention.date =
        reading.time?.date ?? mention.yearsAgo.flatMap { PartialDate(year: day.year - $0) }
      if let last = mention.date?.last,
        day.daysSince1970 - last.daysSince1970 > Self.freshDays
      {
        mention.isCurrent = false
      }
    }
    let isFresh = reading.time?.isRecent == true && mention.date == nil
    let isCurrent = isCurrent(mention, on: page, text, of: nil) || isFresh && !looksBack(mention, text)
    return reading.authorities.map {
      Told(
        mention: mention, whose: $0, date: mention.date.map { Interval($0) }, isCurrent: isCurrent,
        isNews: !reading.isRecalled)
    }
  }

  /// A council that is no more has no grade after its end; what is told of it is of before.
  private func isWithinLifetime(_ told: Told, _ published: CalendarDate?) -> Bool {
    guard let code = told.whose?.code, let end = gazetteer.authority(coded: code)?.end else {
      return true
    }
    return told.date?.days.map { $0.lowerBound <= end } ?? true
  }

  /// Makes those earlier behind which a later grade of the same council and area stands, and those of a council
  /// that is no more.
  private func order(
    _ told: inout [Told], _ inspected: Interval?, _ published: CalendarDate?
  ) {
    for index in told.indices {
      if let code = told[index].whose?.code, let end = gazetteer.authority(coded: code)?.end,
        let published, published > end
      {
        told[index].isCurrent = false
      }
    }
    guard let published else { return }
    for places in Dictionary(grouping: told.indices, by: { told[$0].key }).values
    where places.count > 1 {
      func day(_ place: Int) -> CalendarDate? {
        guard let last = told[place].date?.days?.upperBound else {
          return told[place].isCurrent ? published : nil
        }
        return min(last, published)
      }
      let current = places.filter { told[$0].isCurrent }
      if let latest = current.compactMap(day).max() {
        for place in current where told[place].date != nil {
          guard let own = day(place), own < latest else { continue }
          let isSame = current.contains {
            day($0) == latest && told[$0].mention.grade == told[place].mention.grade
          }
          let days = latest.daysSince1970 - own.daysSince1970
          if !isSame || days > Self.freshDays { told[place].isCurrent = false }
        }
      } else if let latest = places.compactMap(day).max(),
        Set(places.compactMap(day)).count > 1,
        published.daysSince1970 - latest.daysSince1970 <= Self.seriesDays,
        let code = told[places[0]].whose?.code,
        gazetteer.authority(coded: code)?.end.map({ published <= $0 }) ?? true
      {
        // "Inadequate in 2018, requires improvement in 2021": the last is how it stands.
        for place in places where day(place) == latest { told[place].isCurrent = true }
      }
    }
  }

  private func judgement(
    _ told: Told, _ inspected: Interval?, isOwn: Bool, _ published: CalendarDate?
  ) -> Judgement {
    var date = told.date
    if date == nil, told.isCurrent {
      date = isOwn ? inspected : nil
      if date == nil, told.isNews { date = published.map { Interval(PartialDate($0)) } }
    }
    let mention = told.mention
    let day = date?.days?.upperBound ?? published
    return Judgement(
      range: mention.range, sentence: mention.sentence, block: mention.block, area: mention.area,
      grade: mention.grade, date: date, isCurrent: told.isCurrent, authority: told.whose,
      authorityCodeAtDate: told.whose.map { gazetteer.code(of: $0, on: day) })
  }
}
