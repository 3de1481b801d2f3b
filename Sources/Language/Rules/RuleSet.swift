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
  }

  private let patterns: [Pattern]

  /// The patterns of each rule.
  private let patternsOfRule: [Range<Int>]
  private let code: [Instruction]
  private let sets: WordSets
  private let index: RuleIndex
  private let all: LiveRules
  let needs: RuleNeeds

  /// Joins files to a lexicon; what a file defines itself holds within it.
  package init(_ files: [RuleFile], words: RuleWords) throws(RuleError) {
    var compiler: RuleCompiler<Text>?
    var (names, outcomes): ([String], [String]) = ([], [])
    var patterns: [Pattern] = []
    var ranges: [Range<Int>] = []
    var openers: [Openers] = []
    var needs: [[Set<Int32>]] = []
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
          needs.append(try current.needs(of: line))
          patterns.append(
            Pattern(
              rule: names.count, outcome: outcome, before: entry.before ?? -1, main: entry.main))
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
    precondition(patterns.count <= RuleBits.most, "a set of rules has 512 patterns at most")
    index = RuleIndex(openers)
    all = index.live(.all)
    self.needs = RuleNeeds(needs)
  }

  package func number(ofRule name: String) -> Int? { names.firstIndex(of: name) }

  package func number(ofPart name: String) -> Int? { parts.firstIndex(of: name) }

  /// The first rule that holds at a token, in the order of the files.
  ///
  /// - Parameter live: The patterns that may hold in the text: see `live(in:)`.
  package func first(at: Int, in text: Text, live: LiveRules? = nil) -> RuleMatch? {
    guard at >= 0, at < text.count,
      let candidates = index.candidates(at: at, in: text, of: live ?? all)
    else { return nil }
    return withProgram { program, state in
      holding(candidates, among: patterns.indices, at: at, in: text, program, &state)
        .map { match($0, at: at, state) }
    }
  }

  /// The patterns that may hold in a text, by the words that they need.
  package func live(in text: Text) -> LiveRules {
    var cues = RuleBits()
    for at in 0..<text.count {
      let (word, base) = (text.word(at), text.baseWord(at))
      needs.add(word, to: &cues)
      if base != word { needs.add(base, to: &cues) }
    }
    return live(of: cues)
  }

  func live(of cues: RuleBits) -> LiveRules { index.live(needs.patterns(cues)) }

  /// What a rule takes at a token; nil where it does not hold.
  package func match(ofRule rule: Int, at: Int, in text: Text, live: RuleBits = .all) -> RuleMatch?
  {
    guard patternsOfRule.indices.contains(rule), at >= 0, at < text.count,
      mayHold(rule, live)
    else { return nil }
    return withProgram { program, state in
      holding(live, among: patternsOfRule[rule], at: at, in: text, program, &state)
        .map { match($0, at: at, state) }
    }
  }

  /// Whether a rule holds at a token.
  package func holds(rule: Int, at: Int, in text: Text, live: RuleBits = .all) -> Bool {
    guard patternsOfRule.indices.contains(rule), at >= 0, at < text.count,
      mayHold(rule, live)
    else { return false }
    return withProgram { program, state in
      holding(live, among: patternsOfRule[rule], at: at, in: text, program, &state) != nil
    }
  }

  /// What a rule takes at each token at which it holds, in order.
  package func taken(byRule rule: Int, in text: Text, live: RuleBits = .all) -> [Range<Int>] {
    guard patternsOfRule.indices.contains(rule), mayHold(rule, live) else { return [] }
    return withProgram { program, state in
      var result: [Range<Int>] = []
      for at in 0..<text.count
      where holding(live, among: patternsOfRule[rule], at: at, in: text, program, &state) != nil {
        result.append(at..<max(at, state.end))
      }
      return result
    }
  }

  @inline(__always)
  private func mayHold(_ rule: Int, _ live: RuleBits) -> Bool {
    live.hasAny(in: patternsOfRule[rule])
  }

  /// The first of some patterns that holds at a token.
  @inline(__always)
  private func holding(
    _ some: RuleBits, among range: Range<Int>, at: Int, in text: Text, _ program: RuleProgram<Text>,
    _ state: inout RuleState
  ) -> Int? {
    some.first(in: range) { holds($0, at: at, in: text, program, &state) }
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

/// What a rule takes of a text.
package struct RuleMatch: Sendable {
  /// Its place in `RuleSet.names`.
  package let rule: Int

  /// Its place in `RuleSet.outcomes`; nil for a rule that has none.
  package let outcome: Int?
  package let tokens: Range<Int>
  fileprivate let starts: SIMD8<Int32>
  fileprivate let ends: SIMD8<Int32>

  /// The tokens of a part by its place in `RuleSet.parts`; nil where the text has no such part.
  package func part(_ number: Int) -> Range<Int>? {
    guard starts.indices.contains(number), starts[number] >= 0, ends[number] >= starts[number]
    else { return nil }
    return Int(starts[number])..<Int(ends[number])
  }
}
