import Support

/// Sentences that look like those of reports to whoever packs them: some 175 bytes, of which a part
/// comes from a few patterns and a part is running text of invented words.
struct Sentences {
  private let words: [[UInt8]]
  private let popularity: Popularity

  init(_ random: inout SeededGenerator) {
    words = (0..<6_000).map { _ in Self.word(&random) }
    popularity = .text(count: words.count)
  }

  /// A word that can be spoken, of one or two syllables: `stell`, `drounoak`.
  private static func word(_ random: inout SeededGenerator) -> [UInt8] {
    var word = ""
    for _ in 0...random.number(below: 2) {
      word += random.element(of: Phrases.onsets) + random.element(of: Phrases.vowels)
    }
    return Array((word + random.element(of: Phrases.codas)).utf8)
  }

  /// Puts the next sentence in the place of what `sentence` holds.
  func next(_ random: inout SeededGenerator, into sentence: inout [UInt8]) {
    sentence.removeAll(keepingCapacity: true)
    let year = 1990 + random.number(below: 36)
    let amount = random.number(below: Phrases.limits[random.number(below: 5)]).grouped
    let place = random.element(of: Phrases.places)
    sentence += lead(&random, year: year, place: place).utf8
    sentence += " \(random.element(of: Phrases.sorts)) ".utf8
    sentence += "\(random.element(of: Phrases.subjects)) in \(place) ".utf8
    sentence += "\(random.element(of: Phrases.verbs)) \(amount) ".utf8
    sentence += "\(random.element(of: Phrases.units)) with".utf8
    for _ in 0..<random.number(in: 5...9) {
      sentence.append(UInt8(ascii: " "))
      sentence += words[popularity.pick(&random)]
    }
    sentence += ", \(tail(&random, year: year)).".utf8
  }

  private func lead(_ random: inout SeededGenerator, year: Int, place: String) -> String {
    switch random.number(below: 10) {
    case 0: "By \(year),"
    case 1: "From \(random.element(of: Phrases.days)) \(year) onwards,"
    case 2: "Members were told that"
    case 3: "Unlike \(random.element(of: Phrases.places)) or \(place),"
    case 4: "Papers for the meeting say that"
    case 5: "In the year that ended on \(random.element(of: Phrases.days)) \(year),"
    case 6: "A year after \(year),"
    case 7: "Nevertheless,"
    case 8: "Of \(random.number(below: 10_000_000).grouped) people who answered,"
    default: "Leaving \(random.element(of: Phrases.places)) aside,"
    }
  }

  private func tail(_ random: inout SeededGenerator, year: Int) -> String {
    let subject = random.element(of: Phrases.subjects)
    let sort = random.element(of: Phrases.sorts)
    let place = random.element(of: Phrases.places)
    let amount = random.number(below: 99_991).grouped
    return switch random.number(below: 12) {
    case 0: "up from \(amount) at the same time twelve months earlier"
    case 1: "mostly owing to \(sort) \(subject)"
    case 2: "if one believes the \(sort) tables of the region"
    case 3: "more than at any time since the survey of \(year + 1)"
    case 4: "though \(sort) \(subject) hardly moved"
    case 5: "and officers look for another \(quarters(&random))% before \(year + 1)"
    case 6: "not counting what \(sort) work takes away"
    case 7: "once \(amount) had been found in the first weeks of \(year)"
    case 8: "of which \(quarters(&random))% go back to \(subject)"
    case 9: "see line \(random.number(below: 40)) of the last appendix"
    case 10: "in spite of fewer \(sort) \(subject) in \(place)"
    default: "but the counts from \(place) may still be corrected"
    }
  }

  /// `0`, `0.25`, `0.5` … `14.75`
  private func quarters(_ random: inout SeededGenerator) -> String {
    "\(random.number(below: 15))\(["", ".25", ".5", ".75"][random.number(below: 4)])"
  }
}
