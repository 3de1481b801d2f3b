import Language
import Model

/// Somebody whose figures those of a sentence may be, where its words name them.
struct HolderMention {
  enum Reference: Equatable {
    case named(Holder)
    /// "The council": that of the page, or the one of whom the paragraph speaks.
    case council
    /// "We": whoever speaks on the page.
    case we
  }

  /// What the words say of their place in the sentence.
  enum Role {
    /// A subject, a possessive, or behind a preposition that says where or whose.
    case holder
    /// Behind a preposition that says where or whose: "children in care *in Kent*".
    case locative
    /// Who tells the figure, what it is held against, where somebody is sent.
    case other
  }

  let reference: Reference
  let words: Range<Int>
  let role: Role

  var isInstitution: Bool {
    if case .named(let holder) = reference { holder.kind == .institution } else { false }
  }
}

/// What the words of a sentence say of holders: see `holders.rules` and `areas.csv`.
///
/// A class, as every sentence has them.
final class HolderRules: Sendable {
  private let rules: RuleSet<FigureText>

  /// Nations and regions, by the words that name them.
  private let areas: PhraseIndex
  private let holders: [Holder]

  let locatives: TokenSet
  let say: TokenSet
  let placed: TokenSet
  let compared: TokenSet
  let coordinators: TokenSet
  let behind: TokenSet
  let by: Int32
  let national: Int32
  let all: Int32
  let making: TokenSet
  let away: TokenSet
  let superlatives: TokenSet
  let definite: TokenSet
  let relatives: TokenSet
  let own: TokenSet

  /// Words with a capital that are no part of a name behind them: "In".
  private let openers: TokenSet
  let pronouns: TokenSet

  static let files = [
    RuleFile(
      embedded: "holders.rules", PackageResources.holders_rules,
      base: RuleFile(embedded: "context.rules", PackageResources.context_rules))
  ]

  init(knownTo lexicon: inout Lexicon) throws(CatalogueError) {
    rules = RuleSet(embedded: Self.files, knownTo: &lexicon)
    var areas = PhraseIndex()
    var holders: [Holder] = []
    for row in try csvRecords(PackageResources.areas_csv, file: "areas.csv").dropFirst() {
      guard row.fields.count == 4, let kind = Holder.Kind(rawValue: row.fields[2]) else {
        throw .badRow(file: "areas.csv", line: row.line, fault: "it is no nation and no region")
      }
      for name in row.fields[3].split(separator: ";") {
        // "England’s" is folded without its apostrophe.
        for form in [name, name + "s"] {
          areas.add(words: Lexicon.folded(String(form)), as: holders.count, to: &lexicon)
        }
      }
      holders.append(Holder(kind, name: row.fields[0], code: row.fields[1]))
    }
    (self.areas, self.holders) = (areas, holders)
    locatives = lexicon.ids(of: "holder.locative")
    say = lexicon.ids(of: "holder.say")
    placed = lexicon.ids(of: "holder.placed")
    compared = lexicon.ids(of: "holder.compared")
    coordinators = lexicon.ids(of: "coordinator")
    behind = lexicon.ids(of: "holder.end")
    by = lexicon.intern("by")
    national = lexicon.intern("national")
    all = lexicon.intern("all")
    making = lexicon.ids(of: "holder.making")
    pronouns = lexicon.ids(of: "holder.pronoun")
    away = lexicon.ids(of: "holder.away")
    relatives = lexicon.ids(of: "holder.relative")
    own = lexicon.ids(of: "holder.own")
    definite = lexicon.ids(of: "holder.definite")
    superlatives = lexicon.ids(of: "holder.superlative")
    openers = lexicon.ids(of: "place.before")
  }

  /// Those that a sentence names, without its authorities, in order.
  func named(in text: FigureText) -> [(reference: HolderMention.Reference, words: Range<Int>)] {
    var found: [(reference: HolderMention.Reference, words: Range<Int>)] = []
    let words = text.words
    let matches = areas.matches(in: words)
    let live = rules.live(in: words)
    var at = 0
    while at < text.count {
      let area = matches.last { $0.words.lowerBound == at }
      let rule = text.first(of: rules, at: at, live: live)
      if let rule, !rule.tokens.isEmpty, rule.tokens.count >= area?.words.count ?? 0 {
        found.append((reference(rule, in: text), rule.tokens))
        at = rule.tokens.upperBound
      } else if let area,
        words[area.words].contains(where: \.isCapitalised) || area.words.count > 1
      {
        found.append((.named(holders[area.phrase]), area.words))
        at = area.words.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  /// Whether words stand as the name of an area, and not within a longer name: the *Greater London Authority*.
  private func isName(_ range: Range<Int>, in words: [FoldedWord]) -> Bool {
    let (first, end) = (range.lowerBound, range.upperBound)
    guard words[range].contains(where: \.isCapitalised) else { return range.count > 1 }
    if end < words.count, words[end].before.isEmpty, words[end].isCapitalised {
      return false
    }
    guard first > 0, words[first].before.isEmpty else { return true }
    let previous = words[first - 1]
    return !previous.isCapitalised || openers.contains(previous.id)
  }

  private func reference(_ match: RuleMatch, in text: FigureText) -> HolderMention.Reference {
    switch match.outcome.map({ rules.outcomes[$0] }) {
    case "we": .we
    case "council": .council
    case "england": .named(.england)
    case "neighbours": .named(.statisticalNeighbours)
    case "councils": .named(.authorities)
    case "institution": .named(Holder(.institution, name: name(of: match.tokens, in: text)))
    case let kind?: .named(Holder(Holder.Kind(rawValue: kind) ?? .unresolved))
    case nil: .named(Holder(.unresolved))
    }
  }

  /// The name that words with capitals give an institution: "Oakfield Primary School"; nil for "the school".
  private func name(of range: Range<Int>, in text: FigureText) -> String? {
    let own = range.drop {
      definite.contains(text.words[$0].id) || openers.contains(text.words[$0].id)
    }
    guard own.count > 1, !text.isPossessive(own),
      text.words[own].allSatisfy({ $0.isCapitalised && $0.number < 0 }),
      text.words[own.dropFirst()].allSatisfy({ $0.before.isEmpty })
    else { return nil }
    return text.surface(of: own)
  }

  /// The region of an authority by the name that the register has for it.
  func region(named name: String) -> Holder? { holders.first { $0.name == name } }

  /// The examples that do not hold; none where all is well.
  func failedExamples(read: (String) -> [FigureText]) -> [String] {
    rules.failedExamples(of: Self.files) { example in
      read(example).map { text in
        (text, { text.surface(of: $0) })
      }
    }
  }
}
