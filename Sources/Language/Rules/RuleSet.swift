/// Rules of one topic, compiled, in the order in which they are asked.
///
/// A class, as rules are asked of every number and word: copies of the lists took 3% of extraction.
package final class RuleSet<Text: RuleText>: Sendable {
  /// The names of the rules, by number.
  package let names: [String]

  /// What stands behind `->` in the files; a match tells which of them by number.
  package let outcomes: [String]

  /// The names of parts, `figure:AMOUNT`, by number.
  package let parts: [String]

  private struct Pattern: Sendable {
    let rule: Int
    let outcome: Int?

    /// Where the instructions begin that look leftwards, -1 without any, and where the others do.
    let before: Int
    let main: Int

    /// The cues that a text must have.
    let needs: RuleCues
  }

  private let patterns: [Pattern]

  /// The patterns of each rule.
  private let patternsOfRule: [Range<Int>]
  private let code: [Instruction]
  private let sets: WordSets
  private let index: RuleIndex

  /// The cues that words are, and by the number of each word which of them; 0 is none.
  private let cues: [RuleCues]
  private let cuesOfWord: [Int32]

  /// Joins files to a lexicon; what a file defines itself holds within it.
  package init(_ files: [RuleFile], words: RuleWords) throws(RuleError) {
    var compiler: RuleCompiler<Text>?
    var (names, outcomes): ([String], [String]) = ([], [])
    var patterns: [Pattern] = []
    var ranges: [Range<Int>] = []
    var openers: [Openers] = []
    var needed: [Set<Int32>] = []
    for file in files {
      var current = compiler ?? RuleCompiler<Text>(words: words, file: file)
      for rule in file.rules {
        guard !names.contains(rule.name) else {
          throw .duplicateName(file: file.name, line: rule.line, name: rule.name)
        }
        let first = patterns.count
        for line in rule.patterns {
          let entry = try current.compile(line, of: rule.name, in: file)
          let outcome = (line.outcome ?? rule.outcome).map { name in
            outcomes.firstIndex(of: name)
              ?? {
                outcomes.append(name)
                return outcomes.count - 1
              }()
          }
          openers.append(try current.openers(of: line.taken))
          var needs = RuleCues()
          for words in try current.needs(of: line) {
            let number = needed.firstIndex(of: words) ?? needed.count
            guard number < RuleCues.most else { continue }
            if number == needed.count { needed.append(words) }
            needs.insert(number)
          }
          patterns.append(
            Pattern(
              rule: names.count, outcome: outcome, before: entry.before ?? -1, main: entry.main,
              needs: needs))
        }
        names.append(rule.name)
        ranges.append(first..<patterns.count)
      }
      compiler = current
    }
    (self.names, self.outcomes, self.patterns) = (names, outcomes, patterns)
    patternsOfRule = ranges
    parts = compiler?.parts ?? []
    code = compiler?.code ?? []
    sets = WordSets(compiler?.sets ?? [])
    index = RuleIndex(openers)
    (cues, cuesOfWord) = Self.cues(of: needed)
  }

  private static func cues(of needed: [Set<Int32>]) -> ([RuleCues], [Int32]) {
    var all = [RuleCues](repeating: RuleCues(), count: Int((needed.joined().max() ?? -1) + 1))
    for (number, words) in needed.enumerated() {
      for word in words where word >= 0 { all[Int(word)].insert(number) }
    }
    var cues = [RuleCues()]
    var places = [RuleCues(): Int32(0)]
    let ofWord = all.map { each in
      if let known = places[each] { return known }
      let place = Int32(cues.count)
      places[each] = place
      cues.append(each)
      return place
    }
    return (cues, ofWord)
  }

  package func number(ofRule name: String) -> Int? { names.firstIndex(of: name) }

  package func number(ofPart name: String) -> Int? { parts.firstIndex(of: name) }

  /// The first rule that holds at a token, in the order of the files.
  ///
  /// - Parameter known: The cues of the text, so that rules that need others are not tried.
  package func first(at: Int, in text: Text, cues known: RuleCues = .all) -> RuleMatch? {
    guard at >= 0, at < text.count else { return nil }
    var candidates = index.candidates(at: at, in: text)
    guard candidates.count > 0 else { return nil }
    return withProgram { program, state in
      while let pattern = index.next(&candidates) {
        if patterns[Int(pattern)].needs.isSubset(of: known),
          holds(Int(pattern), at: at, in: text, program, &state)
        {
          return match(Int(pattern), at: at, state)
        }
      }
      return nil
    }
  }

  /// Adds the cues that a word is.
  @inline(__always)
  func add(cuesOf word: Int32, to result: inout RuleCues) {
    guard word >= 0, Int(word) < cuesOfWord.count, cuesOfWord[Int(word)] > 0 else { return }
    result.formUnion(cues[Int(cuesOfWord[Int(word)])])
  }

  /// What a rule takes at a token; nil where it does not hold.
  ///
  /// - Parameter known: The cues of the text, so that rules that need others are not tried.
  package func match(ofRule rule: Int, at: Int, in text: Text, cues known: RuleCues = .all)
    -> RuleMatch?
  {
    guard patternsOfRule.indices.contains(rule), at >= 0, at < text.count else { return nil }
    return withProgram { program, state in
      holding(rule, at: at, in: text, known, program, &state).map { match($0, at: at, state) }
    }
  }

  /// Whether a rule holds at a token.
  package func holds(rule: Int, at: Int, in text: Text, cues known: RuleCues = .all) -> Bool {
    guard patternsOfRule.indices.contains(rule), at >= 0, at < text.count else { return false }
    return withProgram { program, state in
      holding(rule, at: at, in: text, known, program, &state) != nil
    }
  }

  /// What a rule takes at each token at which it holds, in order.
  package func taken(byRule rule: Int, in text: Text, cues known: RuleCues = .all) -> [Range<Int>] {
    guard patternsOfRule.indices.contains(rule),
      patternsOfRule[rule].contains(where: { patterns[$0].needs.isSubset(of: known) })
    else { return [] }
    return withProgram { program, state in
      var result: [Range<Int>] = []
      for at in 0..<text.count where holding(rule, at: at, in: text, known, program, &state) != nil {
        result.append(at..<max(at, state.end))
      }
      return result
    }
  }

  /// The first pattern of a rule that holds at a token.
  @inline(__always)
  private func holding(
    _ rule: Int, at: Int, in text: Text, _ known: RuleCues, _ program: RuleProgram<Text>,
    _ state: inout RuleState
  ) -> Int? {
    for number in patternsOfRule[rule]
    where patterns[number].needs.isSubset(of: known)
      && holds(number, at: at, in: text, program, &state)
    {
      return number
    }
    return nil
  }

  @inline(__always)
  private func withProgram<Result>(_ body: (RuleProgram<Text>, inout RuleState) -> Result)
    -> Result
  {
    code.withUnsafeBufferPointer { code in
      sets.withUnsafeSets { sets in
        var state = RuleState()
        return body(RuleProgram(code: code, sets: sets), &state)
      }
    }
  }

  @inline(__always)
  private func holds(
    _ number: Int, at: Int, in text: Text, _ program: RuleProgram<Text>, _ state: inout RuleState
  ) -> Bool {
    var before = patterns[number].before
    if before >= 0 {
      before = program.pastTests(text, from: before, at: at)
      if before < 0 { return false }
    }
    let main = program.pastTests(text, from: patterns[number].main, at: at)
    if main < 0 { return false }
    state.steps = RuleState.limit
    if !parts.isEmpty { state.forgetParts() }
    if before >= 0, !program.runs(text, from: before, at: at, &state) { return false }
    return program.runs(text, from: main, at: at, &state)
  }

  private func match(_ number: Int, at: Int, _ state: RuleState) -> RuleMatch {
    RuleMatch(
      rule: patterns[number].rule, outcome: patterns[number].outcome,
      tokens: at..<max(at, state.end), starts: state.starts, ends: state.ends)
  }
}

/// Sets of words of which rules need one, a bit each.
///
/// Rules whose sets have no room are tried in every text: `most` is far above what the files need.
package struct RuleCues: Hashable, Sendable {
  static let most = 512
  private var bits = SIMD8<UInt64>()

  init() {}

  package static var all: RuleCues {
    var cues = RuleCues()
    cues.bits = SIMD8(repeating: .max)
    return cues
  }

  mutating func insert(_ number: Int) { bits[number / 64] |= 1 << UInt64(number % 64) }

  @inline(__always)
  mutating func formUnion(_ other: RuleCues) { bits |= other.bits }

  @inline(__always)
  func isSubset(of other: RuleCues) -> Bool { bits & other.bits == bits }
}

/// What a rule takes of a text.
package struct RuleMatch: Sendable {
  /// Its place in `RuleSet.names`.
  package let rule: Int

  /// Its place in `RuleSet.outcomes`; nil for a rule that has none.
  package let outcome: Int?
  package let tokens: Range<Int>
  fileprivate let starts: SIMD16<Int32>
  fileprivate let ends: SIMD16<Int32>

  /// The tokens of a part by its place in `RuleSet.parts`; nil where the text has no such part.
  package func part(_ number: Int) -> Range<Int>? {
    guard starts.indices.contains(number), starts[number] >= 0, ends[number] >= starts[number]
    else { return nil }
    return Int(starts[number])..<Int(ends[number])
  }
}

/// The patterns that may begin with each word and feature, so that at a token no others are tried.
private struct RuleIndex: Sendable {
  /// Numbers of patterns, list after list, each in order.
  private var patterns: [Int32] = []

  /// Where the list of each word ends; it begins where that of the word before ends.
  private var wordEnds: [Int32] = []
  private var features: [(feature: UInt8, list: Range<Int32>)] = []

  /// Of patterns that may begin with anything.
  private var open: Range<Int32> = 0..<0

  /// Lists that are gone through side by side.
  struct Candidates {
    var starts = SIMD16<Int32>()
    var ends = SIMD16<Int32>()
    var count = 0

    mutating func add(_ list: Range<Int32>) {
      guard !list.isEmpty else { return }
      (starts[count], ends[count]) = (list.lowerBound, list.upperBound)
      count += 1
    }
  }

  init(_ openers: [Openers]) {
    var byWord: [Int32: [Int32]] = [:]
    var byFeature: [UInt8: [Int32]] = [:]
    for (pattern, openers) in openers.enumerated() where !openers.isOpen {
      for word in openers.words { byWord[word, default: []].append(Int32(pattern)) }
      for feature in openers.features { byFeature[feature, default: []].append(Int32(pattern)) }
    }
    for word in 0..<max(0, (byWord.keys.max() ?? -1) + 1) {
      patterns += byWord[word] ?? []
      wordEnds.append(Int32(patterns.count))
    }
    // One list is that of the word, one that of patterns without openers; there is room for 16.
    let most = byFeature.keys.sorted().prefix(14)
    for feature in most { features.append((feature, append(byFeature[feature] ?? []))) }
    let others = byFeature.filter { !most.contains($0.key) }.values.joined()
    open = append(
      Set(openers.indices.filter { openers[$0].isOpen }.map(Int32.init)).union(others).sorted())
  }

  private mutating func append(_ list: [Int32]) -> Range<Int32> {
    patterns += list
    return Int32(patterns.count - list.count)..<Int32(patterns.count)
  }

  @inline(__always)
  func candidates<Text: RuleText>(at: Int, in text: Text) -> Candidates {
    var result = Candidates()
    let word = Int(text.baseWord(at))
    if word >= 0, word < wordEnds.count {
      result.add((word > 0 ? wordEnds[word - 1] : 0)..<wordEnds[word])
    }
    for (feature, list) in features {
      if let feature = Text.Feature(rawValue: feature), text.has(feature, at: at) {
        result.add(list)
      }
    }
    result.add(open)
    return result
  }

  /// The least pattern that is next in any list, which steps over it.
  @inline(__always)
  func next(_ lists: inout Candidates) -> Int32? {
    if lists.count == 1 {
      guard lists.starts[0] < lists.ends[0] else { return nil }
      lists.starts[0] += 1
      return patterns[Int(lists.starts[0]) - 1]
    }
    var least = Int32.max
    for list in 0..<lists.count where lists.starts[list] < lists.ends[list] {
      least = min(least, patterns[Int(lists.starts[list])])
    }
    guard least < .max else { return nil }
    for list in 0..<lists.count
    where lists.starts[list] < lists.ends[list] && patterns[Int(lists.starts[list])] == least {
      lists.starts[list] += 1
    }
    return least
  }
}
