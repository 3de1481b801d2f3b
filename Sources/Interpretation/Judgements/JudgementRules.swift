import Language
import Model

/// The rules about who and what stands around a grade, of the files `judgement_*.rules`.
///
/// A class, as every sentence has them.
final class JudgementRules: Sendable {
  /// Who is spoken of: see `GradeMark`.
  private let marks: RuleSet<FigureText>

  /// What is asked of a grade and of the times beside it.
  private let asked: RuleSet<FigureText>
  private let unreal, wished, trial, view: Int
  private let recalled, aftermath, visited, ago, recent, untimed, latest, sinceVisit, alike: Int

  let judging, calling, nouns, changes, adverbs, be, articles, locatives, say, breaks: TokenSet
  let subjectVerbs, fronting, changing, serving: TokenSet
  let coordinators, pronouns, owners, single, functionWords, ambiguous, relatives, calendar,
    timeArticles, councils: TokenSet
  let by, not, that, told, after, whereWord, respectively, now: Int32

  static let base = RuleFile(embedded: "context.rules", PackageResources.context_rules)
  static let files = [
    ("judgement_marks.rules", PackageResources.judgement_marks_rules),
    ("judgement_standing.rules", PackageResources.judgement_standing_rules),
  ].map { RuleFile(embedded: $0.0, $0.1, base: base) }

  init(knownTo lexicon: inout Lexicon) {
    marks = RuleSet(embedded: [Self.files[0]], knownTo: &lexicon)
    let asked = RuleSet<FigureText>(embedded: [Self.files[1]], knownTo: &lexicon)
    func rule(_ name: String) -> Int { asked.number(ofRule: name) ?? -1 }
    (unreal, wished, trial, view) = (rule("unreal"), rule("wished"), rule("trial"), rule("view"))
    (recalled, aftermath, visited) = (rule("recalled"), rule("aftermath"), rule("visited"))
    (ago, recent, untimed) = (rule("ago"), rule("recent"), rule("untimed"))
    (latest, sinceVisit, alike) = (rule("latest"), rule("since-visit"), rule("alike"))
    self.asked = asked
    judging = lexicon.ids(of: "grade.judging")
    calling = lexicon.ids(of: "judgement.calling")
    nouns = lexicon.ids(of: "grade.rating.noun")
    changes = lexicon.ids(of: "grade.change")
    adverbs = lexicon.ids(of: "grade.adverb")
    be = lexicon.ids(of: "be")
    articles = lexicon.ids(of: "article")
    locatives = lexicon.ids(of: "holder.locative")
    say = lexicon.ids(of: "judgement.opining")
    subjectVerbs = lexicon.ids(of: "judgement.verb")
    fronting = lexicon.ids(of: "judgement.fronting")
    changing = lexicon.ids(of: "judgement.changing")
    serving = lexicon.ids(of: "judgement.serving")
    breaks = lexicon.ids(of: "judgement.break")
    coordinators = lexicon.ids(of: "coordinator")
    pronouns = lexicon.ids(of: "holder.pronoun")
    owners = lexicon.ids(of: "judgement.owner")
    single = lexicon.ids(of: "judgement.single")
    functionWords = lexicon.ids(of: "place.before")
    ambiguous = lexicon.ids(of: "judgement.ambiguous")
    timeArticles = lexicon.ids(of: "judgement.time.article")
    councils = lexicon.ids(of: "place.council")
    relatives = lexicon.ids(of: "relative")
    calendar = lexicon.ids(of: "judgement.calendar")
    whereWord = lexicon.intern("where")
    respectively = lexicon.intern("respectively")
    (after, now) = (lexicon.intern("after"), lexicon.intern("now"))
    (by, not) = (lexicon.intern("by"), lexicon.intern("not"))
    (that, told) = (lexicon.intern("that"), lexicon.intern("told"))
  }

  /// What the words of a sentence name beside councils, in order.
  func named(in text: FigureText) -> [(kind: GradeMark.Kind, words: Range<Int>)] {
    var found: [(kind: GradeMark.Kind, words: Range<Int>)] = []
    let live = marks.live(in: text.words)
    var at = 0
    while at < text.count {
      if let match = text.first(of: marks, at: at, live: live), !match.tokens.isEmpty,
        let kind = match.outcome.flatMap({ GradeMark.Kind(outcome: marks.outcomes[$0]) })
      {
        found.append((kind, match.tokens))
        at = match.tokens.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  /// The standing of the grade that the text is asked about; nil for a fact.
  func standing(of text: FigureText) -> Standing? {
    for (rule, standing) in [
      (unreal, Standing.hypothetical), (wished, .target), (trial, .forecast), (view, .claimed),
    ] where text.holds(rule, of: asked, at: text.own.lowerBound) {
      return standing
    }
    return nil
  }

  /// Whether the grade that the text is asked about is told again, and is no news.
  func isRecalled(_ text: FigureText) -> Bool {
    text.holds(recalled, of: asked, at: text.own.lowerBound)
  }

  /// Whether it is what led to something that the page tells.
  func isAftermath(_ text: FigureText) -> Bool {
    text.holds(aftermath, of: asked, at: text.own.lowerBound)
  }

  /// Whether it is that of the last inspection there was, which is how it stands.
  func isLatest(_ text: FigureText, isOfVisit: Bool) -> Bool {
    text.holds(latest, of: asked, at: text.own.lowerBound)
      || isOfVisit && text.holds(sinceVisit, of: asked, at: text.own.lowerBound)
  }

  /// Whether "and so was" stands before a word.
  func isAlike(_ place: Int, in text: FigureText) -> Bool {
    text.holds(alike, of: asked, at: place)
  }

  func speaksOfVisit(_ text: FigureText) -> Bool {
    (0..<text.count).contains { text.holds(visited, of: asked, at: $0) }
  }

  /// "Four years ago", "three years after".
  func ago(at place: Int, in text: FigureText) -> Range<Int>? {
    text.match(of: ago, in: asked, at: place)?.tokens
  }

  func isRecent(at place: Int, in text: FigureText) -> Bool {
    text.holds(recent, of: asked, at: place)
  }

  /// Whether a word makes the time behind it no day of a grade: "since March".
  func unties(_ place: Int, in text: FigureText) -> Bool {
    text.holds(untimed, of: asked, at: place)
  }

  /// The examples that do not hold; none where all is well. Their grades stand in angle brackets.
  func failedExamples(read: (String) -> [FigureText]) -> [String] {
    zip([marks, asked], Self.files).flatMap { rules, file in
      rules.failedExamples(of: [file]) { example in
        read(example).map { text in (text, { text.surface(of: $0) }) }
      }
    }
  }
}

/// Somebody or something that a sentence names around its grades.
struct GradeMark {
  enum Kind: Equatable {
    /// Whom the rules of holders find: a council by its name, a school, a person, councils at large.
    case named(Holder)
    /// "The council": that of the paragraph or of the page.
    case council
    case we
    /// The services of a council: "the department", "its children's services".
    case service
    /// What others inspect: homes, adult social care, bins.
    case other
    /// Another body that judges; Ofsted and its reports; those whose words are opinions.
    case judge, ofsted, opinion
    /// A name with capitals that no file has: "Oak House".
    case unknown

    init?(outcome: String) {
      switch outcome {
      case "other": self = .other
      case "service": self = .service
      case "judge": self = .judge
      case "ofsted": self = .ofsted
      case "opinion": self = .opinion
      default: return nil
      }
    }
  }

  let kind: Kind
  let words: Range<Int>
  var role = HolderMention.Role.holder

  var authority: Authority.Reference? {
    if case .named(let holder) = kind { holder.authority } else { nil }
  }

  /// Whether a grade may be of it, or of those who have it.
  var isJudged: Bool {
    switch kind {
    case .judge, .ofsted, .opinion: false
    case .named(let holder): holder.kind != .person
    default: true
    }
  }
}
