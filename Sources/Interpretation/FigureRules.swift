import Language
import Model

/// The rules about what surrounds a figure, of the files `*.rules` beside this one.
///
/// A class, as every sentence has them: to copy a dozen tables took 1% of reading a text.
final class FigureRules: Sendable {
  /// The rules that code asks for, named as in the files: `behindWhom` is `behind-whom`.
  enum Rule: UInt8, RuleName {
    case change, standing, earlier, held, level
    case part, included, whole, behindWhom, head, headOfClause, group, noun, link
    case subject, holder, stockFollower
    case comparator, heading
    case neutral, secondVerb, restricted, relative, narrowing, narrowed, ageWords
    case dated, openingDate, dateVerb, datedNoun, event, deadline, duty, now, present, ago, saying
    case when, weekday, span, portion
    case derived, band, quarter, day
    case amount, changing, labelled, listed, levelOf, resumed, continued, delta, step, same, had,
      partitive
    case governed, coordinated, eventVerb, stated
  }

  let words: ContextWords
  private let rules: RuleSet<FigureText>

  /// Their numbers in `rules`, in the order of `Rule`.
  private let numbers: [Int]

  /// The part "day" of a date in a header.
  private let dayPart: Int

  /// The part "topic" of the rule `labelled`.
  private let topicPart: Int

  private static let shared = RuleFile(
    embedded: "context.rules", PackageResources.context_rules)

  static let files = [
    ("changes.rules", PackageResources.changes_rules),
    ("parts.rules", PackageResources.parts_rules), ("stocks.rules", PackageResources.stocks_rules),
    ("comparators.rules", PackageResources.comparators_rules),
    ("subsets.rules", PackageResources.subsets_rules),
    ("reference_dates.rules", PackageResources.reference_dates_rules),
    ("headers.rules", PackageResources.headers_rules),
    ("topics.rules", PackageResources.topics_rules),
    ("standing.rules", PackageResources.standing_rules),
  ].map { RuleFile(embedded: $0.0, $0.1, base: shared) }

  init(knownTo lexicon: inout Lexicon) {
    let rules = RuleSet(embedded: Self.files, knownTo: &lexicon)
    numbers = Rule.allCases.map { rule in
      guard let number = rules.number(ofRule: rule.name) else {
        fatalError("no file of rules has \(rule.name)")
      }
      return number
    }
    self.rules = rules
    dayPart = rules.number(ofPart: "day") ?? -1
    topicPart = rules.number(ofPart: "topic") ?? -1
    words = ContextWords(knownTo: &lexicon)
  }

  func match(_ rule: Rule, at place: Int, in text: FigureText) -> RuleMatch? {
    text.match(of: numbers[Int(rule.rawValue)], in: rules, at: place)
  }

  func holds(_ rule: Rule, at place: Int, in text: FigureText) -> Bool {
    text.holds(numbers[Int(rule.rawValue)], of: rules, at: place)
  }

  /// What a rule takes at each word at which it holds, in order.
  func taken(by rule: Rule, in text: FigureText) -> [Range<Int>] {
    text.taken(by: numbers[Int(rule.rawValue)], of: rules)
  }

  /// Words as these rules read them.
  func text(bytes: [UInt8], words: [FoldedWord]) -> FigureText {
    FigureText(bytes: bytes, words: words, for: rules)
  }

  /// What stands behind `->` of the rule that holds at a word; nil where it does not hold.
  func outcome(of rule: Rule, at place: Int, in text: FigureText) -> String? {
    match(rule, at: place, in: text)?.outcome.map { rules.outcomes[$0] }
  }

  /// What stands behind `->` of a rule that holds.
  func outcome(of match: RuleMatch) -> String? { match.outcome.map { rules.outcomes[$0] } }

  /// The first word at which a rule holds.
  func first(_ rule: Rule, in text: FigureText) -> RuleMatch? {
    (0..<text.count).lazy.compactMap { self.match(rule, at: $0, in: text) }.first
  }

  /// The words of the day that the rule `day` has found.
  func day(of match: RuleMatch) -> Range<Int>? { match.part(dayPart) }

  /// The words of the noun phrase that the rule `labelled` has found.
  func topic(of match: RuleMatch) -> Range<Int>? { match.part(topicPart) }

  /// The examples that do not hold; none where all is well. Their figures stand in angle brackets.
  func failedExamples(read: (String) -> [FigureText]) -> [String] {
    rules.failedExamples(of: Self.files) { example in
      read(example).map { text in
        (
          text,
          { text.surface(of: $0) }
        )
      }
    }
  }
}

/// Classes of `context.lex` of which code asks for single words.
final class ContextWords: Sendable {
  let fillers: TokenSet
  let nounEnds: TokenSet
  let clauseOpeners: TokenSet
  let relatives: TokenSet
  let articles: TokenSet
  let coordinators: TokenSet
  let nounPrepositions: TokenSet
  let groupPronouns: TokenSet
  let plurals: TokenSet
  let notPlurals: TokenSet
  let measures: TokenSet
  let amountTails: TokenSet
  let amounts: TokenSet
  let definite: TokenSet
  let shares: TokenSet
  let endings: TokenSet
  let per: Int32
  let of: Int32
  let it: Int32

  init(knownTo lexicon: inout Lexicon) {
    fillers = lexicon.ids(of: "filler")
    nounEnds = lexicon.ids(of: "noun.end")
    clauseOpeners = lexicon.ids(of: "clause.opener")
    relatives = lexicon.ids(of: "clause.relative")
    articles = lexicon.ids(of: "group.opener")
    coordinators = lexicon.ids(of: "coordinator")
    nounPrepositions = lexicon.ids(of: "noun.preposition")
    groupPronouns = lexicon.ids(of: "group.pronoun")
    plurals = lexicon.ids(of: "noun.plural")
    notPlurals = lexicon.ids(of: "noun.notplural")
    measures = lexicon.ids(of: "topic.measure")
    amountTails = lexicon.ids(of: "topic.tail")
    endings = lexicon.ids(of: "asof.ending")
    shares = lexicon.ids(of: "topic.share")
    definite = lexicon.ids(of: "definite.third")
    amounts = lexicon.ids(of: "topic.head")
    per = lexicon.intern("per")
    of = lexicon.intern("of")
    it = lexicon.intern("it")
  }
}
