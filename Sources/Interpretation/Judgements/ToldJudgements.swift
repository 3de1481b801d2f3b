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

    /// Whether it is now so unless the page tells of another grade.
    var isAftermath = false

    var isOfHeadline = false

    /// The same as the headline has it, whose words are not in the text.
    var ofHeadline: Told {
      var told = self
      told.isOfHeadline = true
      return told
    }

    var key: Key { Key(code: whose?.code, area: mention.area) }
  }

  private struct Key: Hashable {
    let code: String?
    let area: String
  }

  /// A grade is a council's only where its children's services are its subject, Ofsted or nobody is its judge,
  /// and it is stated as a fact; a grade of others, a hope, a draft, an opinion is left out.
  ///
  /// - Parameter headline: What it states that the text does not comes last.
  func told(
    _ mentions: [GradeMention], _ headline: Headline?, on page: Page, _ text: AnalysedText,
    by holder: PageHolder
  ) -> [Judgement] {
    let inspected = inspectionDate(in: page, text)
    var told = told(mentions, on: page, text, by: holder)
    if let headline {
      let known = Set(told.map(\.key))
      told += self.told(headline.grades, on: page, headline.text, by: holder).filter {
        $0.whose != nil && !known.contains($0.key)
      }.map { $0.ofHeadline }
    }
    told.removeAll { !isWithinLifetime($0, page.published) }
    order(&told, inspected, page.published)
    return told.map {
      judgement($0, inspected, isOwn: $0.whose == holder.holder?.authority, page.published)
    }
  }

  private func told(
    _ mentions: [GradeMention], on page: Page, _ text: AnalysedText, by holder: PageHolder
  ) -> [Told] {
    let reader = GradeReader(
      of: mentions, in: text, of: holder, title: page.title, sentences: sentences, times: times,
      figureRules: figureRules)
    return mentions.flatMap { mention in
      if let row = mention.row { return told(mention, in: row, on: page, text, by: holder) }
      guard mention.isLabelled || text.text.blocks[mention.block].slot != nil else {
        return told(mention, reader.reading(of: mention), on: page, text)
      }
      let subject = subjects.subject(
        ofSentence: mention.sentence, block: mention.block, in: text, on: page.published,
        else: holder.holder?.authority)
      let whose: Authority.Reference? =
        if case .authority(let named) = subject { named } else { nil }
      return [
        Told(
          mention: mention, whose: whose, date: mention.date.map { Interval($0) },
          isCurrent: isCurrent(mention, on: page, text, of: nil), isNews: true)
      ]
    }
  }

  /// What a list or a table says, of each council of the row.
  private func told(
    _ mention: GradeMention, in row: GradeRow, on page: Page, _ text: AnalysedText,
    by holder: PageHolder
  ) -> [Told] {
    func told(_ whose: Authority.Reference?, isNews: Bool) -> Told {
      Told(
        mention: mention, whose: whose, date: mention.date.map { Interval($0) },
        isCurrent: mention.isCurrent, isNews: isNews)
    }
    let own = holder.holder?.authority
    switch GradeRowHolders(gazetteer: gazetteer, page: page, text: text).holders(of: row) {
    case .page: return [told(own, isNews: true)]
    case .heading(let only): return [told(only, isNews: true)]
    // A survey of councils tells nothing of when each was judged.
    case .named(let found):
      return found.map { told($0, isNews: $0 != nil && $0 == own || row.isNews) }
    }
  }

  private func told(
    _ mention: GradeMention, _ reading: GradeReader.Reading, on page: Page, _ text: AnalysedText
  ) -> [Told] {
    var mention = mention
    let isUndated = mention.date == nil
    if isUndated, let day = page.published {
      mention.date =
        reading.time?.date ?? mention.yearsAgo.flatMap { PartialDate(year: day.year - $0) }
      if reading.time?.isRecent != true, let last = mention.date?.last,
        day.daysSince1970 - last.daysSince1970 > Self.freshDays
      {
        mention.isCurrent = false
      }
    }
    let isFresh = isUndated && reading.time?.isRecent == true
    let isCurrent =
      isCurrent(mention, on: page, text, of: nil) || isFresh && !looksBack(mention, text)
    return reading.authorities.map {
      Told(
        mention: mention, whose: $0, date: mention.date.map { Interval($0) }, isCurrent: isCurrent,
        isNews: !reading.isRecalled,
        isAftermath: reading.isLatest || reading.isAftermath && mention.date == nil)
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
    for index in told.indices where told[index].isAftermath && !told[index].isCurrent {
      let key = told[index].key
      if !told.contains(where: { $0.key == key && $0.isCurrent }) { told[index].isCurrent = true }
    }
    guard let published else { return }
    succeed(&told, published)
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

  /// Behind the grades of a council that is no more, that of the one that came after it is how that one stands.
  private func succeed(_ told: inout [Told], _ published: CalendarDate) {
    let former = told.filter { $0.whose.map { isEnded($0, by: published) } ?? false }
    guard !former.isEmpty else { return }
    for index in told.indices where !told[index].isCurrent {
      guard let whose = told[index].whose, !isEnded(whose, by: published),
        let last = told[index].date?.days?.upperBound,
        published.daysSince1970 - last.daysSince1970 <= Self.seriesDays,
        let start = gazetteer.authority(coded: whose.code)?.start, start <= last,
        former.contains(where: { $0.mention.area == told[index].mention.area })
      else { continue }
      told[index].isCurrent = true
    }
  }

  private func isEnded(_ authority: Authority.Reference, by day: CalendarDate) -> Bool {
    gazetteer.authority(coded: authority.code)?.end.map { $0 < day } ?? false
  }

  /// The area as the framework in force has it: "leadership" is that of social work practice since 2018, and was
  /// with management and governance before.
  private func area(_ told: Told, _ published: CalendarDate?) -> String {
    guard Self.leadership.contains(told.mention.area),
      let day = told.date?.days?.lowerBound ?? published
    else { return told.mention.area }
    let judged = frameworks.last { framework in
      framework.isInForce(on: day) && framework.areas.contains(where: Self.leadership.contains)
    }
    return judged?.areas.first(where: Self.leadership.contains) ?? told.mention.area
  }

  private static let leadership = ["leadership_management_governance", "leaders_impact"]

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
    let nowhere = 0..<0
    return Judgement(
      range: told.isOfHeadline ? nowhere : mention.range,
      sentence: told.isOfHeadline ? nowhere : mention.sentence, block: mention.block,
      area: area(told, published),
      grade: mention.grade, date: date, isCurrent: told.isCurrent, authority: told.whose,
      authorityCodeAtDate: told.whose.map { gazetteer.code(of: $0, on: day) },
      isOfHeadline: told.isOfHeadline)
  }
}
