import Language
import Model

/// The rules by which stated grades are read, each set of a file of its own, which says what it is for.
///
/// A class, as every sentence holds them: copies of so many sets took a third of reading grades.
final class GradeRules: Sendable {
  let frames, refusals, times, dates, areas, blocks, links, listings, lines: RuleSet<WordText>

  // Rules that are asked by name.
  let clause, aside, inspecting, own, spokenOf, quotedOf, plainSubject, earlierLead, inspection,
    earlierInspection, thatArea: Int
  let otherService, otherRemit, everSince, datedBehind, datedClause, past, opening, reported: Int
  let joined, respectively, parting, weakParting, group, namedBehind, overall, finite, naming, idle,
    evidence, whereRule, changing, labelling: Int

  /// What words for numbers are, as in "three years ago".
  private let numbers: [Int32: Int]

  /// Those of lines, lists and tables.
  let line: LineRules

  /// The numbers of the rules of grade_lines.rules.
  struct LineRules {
    let word, gradeWord, earlier, nameWord, nameJoiner, council, ownView, otherService,
      childWord,
      inspectorate,
      otherTopic, otherSibling, leadGrade, inspectedOn, timed, news, ownWord, last, before,
      inspected, kind,
      earlierColumn, to, opinion, bracketed, sentence: Int

    fileprivate init(_ set: RuleSet<WordText>) {
      func rule(_ name: String) -> Int { set.number(ofRule: name) ?? -1 }
      (word, earlier) = (rule("line-word"), rule("line-earlier"))
      gradeWord = rule("grade-word")
      (nameWord, nameJoiner) = (rule("name-word"), rule("name-joiner"))
      (council, ownView) = (rule("council-column"), rule("own-column"))
      (otherService, childWord) = (rule("other-service-named"), rule("child-word"))
      (inspectorate, otherSibling) = (rule("inspectorate"), rule("other-sibling"))
      (otherTopic, leadGrade, news) = (rule("other-topic"), rule("lead-grade"), rule("news"))
      (ownWord, last, before) = (rule("own-word"), rule("last"), rule("before"))
      (inspected, to) = (rule("inspected"), rule("line-to"))
      (opinion, bracketed) = (rule("opinion"), rule("bracketed"))
      sentence = rule("sentence")
      (kind, earlierColumn) = (rule("kind-column"), rule("earlier-column"))
      (inspectedOn, timed) = (rule("inspected-on"), rule("timed"))
    }
  }

  /// What all files share.
  static let words = RuleFile(
    embedded: "grade_words.rules", PackageResources.grade_words_rules)

  static let files = [
    ("grades.rules", PackageResources.grades_rules),
    ("grade_refusals.rules", PackageResources.grade_refusals_rules),
    ("grade_times.rules", PackageResources.grade_times_rules),
    ("grade_dates.rules", PackageResources.grade_dates_rules),
    ("grade_areas.rules", PackageResources.grade_areas_rules),
    ("grade_blocks.rules", PackageResources.grade_blocks_rules),
    ("grade_links.rules", PackageResources.grade_links_rules),
    ("grade_listings.rules", PackageResources.grade_listings_rules),
    ("grade_lines.rules", PackageResources.grade_lines_rules),
  ].map { RuleFile(embedded: $0, $1, base: words) }

  /// The words of the rules join the lexicon.
  init(knownTo lexicon: inout Lexicon) {
    let words = lexicon.wordRules(of: Self.files)
    let sets = Self.files.map { RuleSet<WordText>(embedded: [$0], words: words) }
    (frames, refusals, times) = (sets[0], sets[1], sets[2])
    (dates, areas, blocks) = (sets[3], sets[4], sets[5])
    (links, listings, lines) = (sets[6], sets[7], sets[8])
    line = LineRules(sets[8])
    let (asked, dated, linked) = (sets[5], sets[3], sets[6])
    func rule(_ name: String) -> Int { asked.number(ofRule: name) ?? -1 }
    (clause, own, plainSubject) = (rule("clause"), rule("own"), rule("plain-subject"))
    (aside, thatArea) = (rule("aside"), rule("that-area"))
    (spokenOf, quotedOf) = (rule("spoken-of"), rule("quoted-of"))
    earlierLead = rule("earlier-lead")
    (inspection, earlierInspection) = (rule("inspection"), rule("earlier-inspection"))
    inspecting = rule("inspecting")
    (otherService, otherRemit) = (rule("other-service"), rule("other-remit"))
    everSince = dated.number(ofRule: "ever-since") ?? -1
    datedBehind = dated.number(ofRule: "dated-behind") ?? -1
    datedClause = dated.number(ofRule: "dated-clause") ?? -1
    past = dated.number(ofRule: "past") ?? -1
    opening = dated.number(ofRule: "opening") ?? -1
    reported = sets[2].number(ofRule: "reported") ?? -1
    func link(_ name: String) -> Int { linked.number(ofRule: name) ?? -1 }
    (joined, respectively, parting) = (link("joined"), link("respectively"), link("parting"))
    (weakParting, group, namedBehind) = (link("weak-parting"), link("group"), link("named-behind"))
    (overall, finite, evidence) = (link("overall"), link("finite"), link("evidence"))
    (naming, idle, whereRule) = (link("naming"), link("idle"), link("where"))
    (changing, labelling) = (link("changing"), link("labelling"))
    var numbers: [Int32: Int] = [:]
    for (text, number) in WordClasses.english["cardinal"].numbers {
      numbers[lexicon.intern(text)] = Int(number)
    }
    numbers[lexicon.intern("decade")] = 10
    numbers[lexicon.intern("a")] = 1
    self.numbers = numbers
  }

  /// The number that some words begin with, "three years": 3; of "a decade" 10.
  func years(_ words: ArraySlice<FoldedWord>) -> Int? {
    let found = words.compactMap { word in
      word.number >= 0 ? Int(word.number) : numbers[word.id]
    }
    return found.max()
  }
}

/// A grade among the words of a sentence.
struct GradeHit {
  let grade: Grade
  let words: Range<Int>
}

/// An area among the words of a sentence.
struct AreaHit {
  let area: JudgementArea
  let words: Range<Int>

  /// Whether it is a full title, not a short name.
  let isTitle: Bool
}

/// The words of a sentence, a line or a cell, with the grades, areas and dates in them.
struct GradeText {
  let text: WordText
  let grades: [GradeHit]
  let areas: [AreaHit]
  let dates: [WrittenDate]
  let rules: GradeRules

  init(
    _ words: [FoldedWord], grades: [GradeHit], areas: [AreaHit], dates: [WrittenDate],
    rules: GradeRules, bytes: [UInt8]
  ) {
    (self.grades, self.areas, self.dates, self.rules) = (grades, areas, dates, rules)
    var phrases = dates.map { WordPhrase(.date, $0.words) }
    for hit in grades {
      phrases.append(WordPhrase(.grade, hit.words))
      if hit.grade.isVerb { phrases.append(WordPhrase(.verbGrade, hit.words)) }
    }
    for hit in areas {
      phrases.append(WordPhrase(hit.area.isWhole ? .whole : .area, hit.words))
      if hit.isTitle { phrases.append(WordPhrase(.title, hit.words)) }
    }
    text = WordText(words, phrases: phrases, bytes: bytes)
  }

  /// Clauses reach no further, in words.
  private static let reach = 60

  /// The clause around a grade.
  func clause(of hit: GradeHit) -> WordText {
    text[clauseStart(before: hit.words.lowerBound)..<clauseEnd(from: hit.words.upperBound)]
  }

  /// The first word of the clause that a word belongs to; a quoted grade belongs to what leads up to it.
  func clauseStart(before place: Int) -> Int {
    var start = place
    while start > 0, start > place - Self.reach {
      let isQuoted = start == place && text.words[start].before.contains(.quote)
      // Of "services, which inspectors saw in June, are good" the verb belongs to the services.
      if !isQuoted, beginsClause(start),
        text.match(of: rules.aside, in: rules.blocks, at: start) == nil
      {
        break
      }
      start -= 1
    }
    return start
  }

  private func clauseEnd(from place: Int) -> Int {
    let limit = min(text.words.count, place + Self.reach)
    return (place..<limit).first(where: beginsClause) ?? limit
  }

  private func beginsClause(_ place: Int) -> Bool {
    text.match(of: rules.clause, in: rules.blocks, at: place) != nil
  }

  /// Whether the words speak of grades, so that "services were good" is one.
  var speaksOfGrades: Bool {
    grades.count > 1
      || text.words.indices.contains {
        text.match(of: rules.evidence, in: rules.links, at: $0) != nil
      }
  }

  /// Whether a rule of lines that is asked by its name holds at any word.
  func holdsOfLines(_ rule: Int) -> Bool {
    text.words.indices.contains { text.match(of: rule, in: rules.lines, at: $0) != nil }
  }

  /// Whether a rule that is asked by its name holds at any word.
  func holds(_ rule: Int) -> Bool { first(rule) != nil }

  /// The first word at which it holds.
  func first(_ rule: Int) -> Int? {
    text.words.indices.first { text.match(of: rule, in: rules.blocks, at: $0) != nil }
  }
}
