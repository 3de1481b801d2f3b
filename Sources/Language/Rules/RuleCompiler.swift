import Model

/// Turns the patterns of rule files into instructions, and finds what each may begin with.
struct RuleCompiler<Text: RuleText> {
  let words: RuleWords
  private(set) var code: [Instruction] = []
  private(set) var sets: [[Int32]] = []
  private(set) var parts: [String] = []

  /// What the names of rules stand for.
  private let features: [String: Text.Feature]
  private let measures: [String: Text.Measure]
  private let spans: [String: Text.Span]
  private var setNumbers: [[Int32]: Int] = [:]

  /// What is being compiled, for errors.
  private var place: (file: RuleFile, line: Int, rule: String, start: Int)

  /// Unrolled repetitions make a pattern long; one of this length is a mistake.
  static var limit: Int { 2_000 }

  init(words: RuleWords, file: RuleFile) {
    self.words = words
    place = (file, 0, "", 0)
    features = Self.named { $0.name }
    measures = Self.named { $0.name }
    spans = Self.named { $0.name.uppercased() }
  }

  /// Where a pattern's instructions begin: those that look leftwards, if there are any, and the
  /// others.
  mutating func compile(_ pattern: RuleLine, of rule: String, in file: RuleFile)
    throws(RuleError) -> (before: Int?, main: Int)
  {
    place = (file, pattern.line, rule, code.count)
    guard pattern.taken.least > 0 else {
      throw .takesNothing(file: file.name, line: pattern.line, rule: rule)
    }
    let start = code.count
    try emit(pattern.before, isBackward: true)
    let hasBefore = code.count > start
    if hasBefore { code.append(Instruction(operation: .accept)) }
    let main = code.count
    try emit(pattern.taken, isBackward: false)
    code.append(Instruction(operation: .taken))
    try emit(pattern.behind, isBackward: false)
    code.append(Instruction(operation: .accept))
    return (hasBefore ? start : nil, main)
  }

  private mutating func emit(_ pattern: RulePattern, isBackward: Bool) throws(RuleError) {
    try checkSize()
    func instruction(_ operation: Instruction.Operation, _ operand: Int = 0) -> Instruction {
      Instruction(operation: operation, isBackward: isBackward, operand: Int32(operand))
    }
    switch pattern {
    case .token(let test):
      _ = try emit(test, isNegated: false, isBackward: isBackward)
      code.append(instruction(.step))
    case .span(let name):
      code.append(instruction(.span, Int(try find(name, in: spans, "span").rawValue)))
    case .gap(let most):
      code.append(instruction(.gap))
      code[code.count - 1].high = most
    case .glued: code.append(instruction(.glued))
    case .start: code.append(instruction(.start))
    case .end: code.append(instruction(.end))
    case .sequence(let all):
      for one in isBackward ? all.reversed() : all { try emit(one, isBackward: isBackward) }
    case .choice(let all):
      var jumps: [Int] = []
      for one in all.dropLast() {
        let split = code.count
        code.append(instruction(.split))
        try emit(one, isBackward: isBackward)
        jumps.append(code.count)
        code.append(instruction(.jump))
        code[split].otherwise = Int32(code.count)
      }
      if let last = all.last { try emit(last, isBackward: isBackward) }
      leadHere(jumps)
    case .repeated(let one, let times):
      // Compiled once, and copied as often as it may be there.
      let start = code.count
      try emit(one, isBackward: isBackward)
      let body = Array(code[start...])
      code.removeLast(body.count)
      var splits: [Int] = []
      for copy in 0..<times.upperBound {
        try checkSize()
        if copy >= times.lowerBound {
          splits.append(code.count)
          code.append(instruction(.split))
        }
        let shift = Int32(code.count - start)
        for var step in body {
          if step.otherwise >= 0 { step.otherwise += shift }
          code.append(step)
        }
      }
      leadHere(splits)
    case .look(let body, let isAhead, let isNegated):
      // What looks at one token needs no search of its own.
      if let (isGlued, test) = loneTest(body), !isGlued || isAhead && !isNegated {
        if isGlued { code.append(instruction(.glued)) }
        _ = try emit(test, isNegated: isNegated, isBackward: !isAhead)
        return
      }
      let look = code.count
      code.append(Instruction(operation: .look, isNegated: isNegated))
      try emit(body, isBackward: !isAhead)
      code.append(Instruction(operation: .accept))
      leadHere([look])
    case .part(let name, let body):
      let part = parts.firstIndex(of: name) ?? parts.count
      if part == parts.count { parts.append(name) }
      guard part < RuleState().starts.scalarCount else {
        throw .badSyntax(
          file: place.file.name, line: place.line, fault: "a set of rules names 8 parts at most")
      }
      code.append(instruction(.open, part))
      try emit(body, isBackward: isBackward)
      code.append(instruction(.close, part))
    }
  }

  /// The test that a pattern is, and whether `~` stands before it; nil for any other.
  private func loneTest(_ pattern: RulePattern) -> (isGlued: Bool, test: TokenTest)? {
    switch pattern {
    case .token(let test) where test.needsToken: return (false, test)
    case .sequence(let all) where all.count == 2 && all[0] == .glued:
      return loneTest(all[1]).map { (true, $0.test) }
    default: return nil
    }
  }

  private mutating func leadHere(_ instructions: [Int]) {
    for at in instructions { code[at].otherwise = Int32(code.count) }
  }

  /// The instructions of a test, which go on behind it where it holds; gives those that must still
  /// be told where to go where it does not.
  private mutating func emit(_ test: TokenTest, isNegated: Bool, isBackward: Bool)
    throws(RuleError) -> [Int]
  {
    var one: Instruction
    switch test {
    case .not(let inner):
      return try emit(inner, isNegated: !isNegated, isBackward: isBackward)
    case .all(let all), .one(let all):
      if case .one = test {
        if let set = try set(of: test) {
          one = set
          break
        }
        if let grouped = test.grouped {
          return try emit(grouped, isNegated: isNegated, isBackward: isBackward)
        }
      }
      var isConjunction = isNegated
      if case .all = test { isConjunction.toggle() }
      // Of alternatives each but the last, turned round, leads to the end as soon as it holds.
      var (holding, failing): ([Int], [Int]) = ([], [])
      for (at, test) in all.enumerated() {
        let isTurned = !isConjunction && at + 1 < all.count
        let open = try emit(test, isNegated: isNegated != isTurned, isBackward: isBackward)
        if isTurned { holding += open } else { failing += open }
      }
      leadHere(holding)
      return failing
    case .any:
      // The step behind the test says whether there is a token.
      guard isNegated else { return [] }
      throw .badSyntax(file: place.file.name, line: place.line, fault: "!any holds of no token")
    case .word(let word):
      one = Instruction(operation: .word, operand: try number(of: word))
    case .class(let name):
      one = Instruction(operation: .set, operand: number(ofSet: try members(of: name)))
    case .feature(let name):
      one = Instruction(
        operation: .feature, operand: Int32(try find(name, in: features, "feature").rawValue))
    case .measure(let name, let range):
      let measure = try find(name, in: measures, "measure")
      one = Instruction(operation: .measure, operand: Int32(measure.rawValue))
      (one.low, one.high) = (range.lowerBound, range.upperBound)
    }
    one.isNegated = isNegated
    one.isBackward = isBackward
    code.append(one)
    return [code.count - 1]
  }

  /// The instruction that tests for any of some words, or for a word of any of some classes; nil for
  /// other alternatives. A class has the possessive of a word, too, so the two are not mixed.
  private mutating func set(of test: TokenTest) throws(RuleError) -> Instruction? {
    guard case .one(let all) = test else { return nil }
    var (words, members): ([Int32], [Int32]) = ([], [])
    for one in all {
      switch one {
      case .word(let word): words.append(try number(of: word))
      case .class(let name): members += try self.members(of: name)
      default: return nil
      }
    }
    guard words.isEmpty || members.isEmpty else { return nil }
    return Instruction(
      operation: words.isEmpty ? .set : .words, operand: number(ofSet: words + members))
  }

  private mutating func number(ofSet members: [Int32]) -> Int32 {
    let sorted = Set(members).sorted()
    if setNumbers[sorted] == nil {
      setNumbers[sorted] = sets.count
      sets.append(sorted)
    }
    return Int32(setNumbers[sorted] ?? 0)
  }

  private func members(of name: String) throws(RuleError) -> [Int32] {
    if let own = place.file.classes.first(where: { $0.name == name }) {
      var numbers: [Int32] = []
      for word in own.words { numbers.append(try number(of: word)) }
      return numbers
    }
    guard let members = words.classes[name] else {
      throw unknown("class", name, place.file.classes.map(\.name) + words.classes.keys.sorted())
    }
    return members
  }

  private func unknown(_ kind: String, _ name: String, _ known: [String]) -> RuleError {
    .unknownName(
      file: place.file.name, line: place.line, kind: kind, name: name,
      nearest: nearest(to: name, of: known))
  }

  private func number(of word: String) throws(RuleError) -> Int32 {
    guard let number = words.number(word) else { throw unknown("word of the lexicon", word, []) }
    return number
  }

  private func find<Name>(_ name: String, in names: [String: Name], _ kind: String)
    throws(RuleError) -> Name
  {
    guard let found = names[name] else { throw unknown(kind, name, names.keys.sorted()) }
    return found
  }

  private static func named<Name: RuleName>(_ written: (Name) -> String) -> [String: Name] {
    Dictionary(uniqueKeysWithValues: Name.allCases.map { (written($0), $0) })
  }

  private func checkSize() throws(RuleError) {
    guard code.count - place.start <= Self.limit else {
      throw .tooLarge(
        file: place.file.name, line: place.line, rule: place.rule, limit: Self.limit)
    }
  }
}

extension RuleCompiler {
  /// Sets of words, of each of which a text has one that a line of a rule takes; spans and features are
  /// left out.
  func needs(of line: RuleLine) throws(RuleError) -> [Set<Int32>] {
    try needs(of: .sequence([line.before, line.taken, line.behind]))
  }

  private func needs(of pattern: RulePattern) throws(RuleError) -> [Set<Int32>] {
    switch pattern {
    case .token(let test): return try needs(of: test)
    case .sequence(let all):
      var result: [Set<Int32>] = []
      for one in all { result += try needs(of: one) }
      return result
    case .choice(let all): return try needs(ofAny: all)
    case .repeated(let one, let times): return times.lowerBound > 0 ? try needs(of: one) : []
    case .look(let body, _, let isNegated): return isNegated ? [] : try needs(of: body)
    case .part(_, let body): return try needs(of: body)
    case .span, .gap, .glued, .start, .end: return []
    }
  }

  /// Of alternatives the narrowest need of each, as one.
  private func needs(ofAny all: [RulePattern]) throws(RuleError) -> [Set<Int32>] {
    var result: Set<Int32> = []
    for one in all {
      guard let least = try needs(of: one).min(by: { $0.count < $1.count }) else { return [] }
      result.formUnion(least)
    }
    return [result]
  }

  private func needs(of test: TokenTest) throws(RuleError) -> [Set<Int32>] {
    switch test {
    case .any, .feature, .measure, .not: return []
    case .word(let word): return [[try number(of: word)]]
    case .class(let name): return [Set(try members(of: name))]
    case .all(let all):
      var result: [Set<Int32>] = []
      for one in all { result += try needs(of: one) }
      return result
    case .one(let all): return try needs(ofAny: all.map { .token($0) })
    }
  }
}

/// The tokens that a pattern may begin with.
struct Openers {
  var words: Set<Int32> = []
  var features: Set<UInt8> = []

  /// Whether it may begin with a token that neither a word nor a feature tells.
  var isOpen = false

  static let any = Openers(isOpen: true)

  /// How many tokens it is likely to hold of.
  fileprivate var breadth: Int { isOpen ? .max : features.count }
}

extension RuleCompiler {
  /// A pattern's openers, of which each text that it takes begins with one.
  func openers(of pattern: RulePattern) throws(RuleError) -> Openers {
    switch pattern {
    case .token(let test): return try openers(of: test)
    case .span(let name):
      return Text.opener(of: try find(name, in: spans, "span")).map {
        Openers(features: [$0.rawValue])
      } ?? .any
    case .gap: return .any
    case .glued, .start, .end, .look: return Openers()
    case .sequence(let all):
      let first = all.firstIndex { $0.least > 0 } ?? all.endIndex - 1
      var result = try union(all.isEmpty ? [] : Array(all[...first]))
      // What is asked of the first token beforehand may tell more of it.
      for case .look(let body, true, false) in all[..<max(0, first)] where body.least > 0 {
        let ahead = try openers(of: body)
        if ahead.breadth < result.breadth { result = ahead }
      }
      return result
    case .choice(let all): return try union(all)
    case .repeated(let one, _), .part(_, let one): return try openers(of: one)
    }
  }

  private func union(_ patterns: [RulePattern]) throws(RuleError) -> Openers {
    var result = Openers()
    for pattern in patterns {
      let openers = try openers(of: pattern)
      result.words.formUnion(openers.words)
      result.features.formUnion(openers.features)
      result.isOpen = result.isOpen || openers.isOpen
    }
    return result
  }

  private func openers(of test: TokenTest) throws(RuleError) -> Openers {
    switch test {
    case .any, .not, .measure: return .any
    case .word(let word): return Openers(words: [try number(of: word)])
    case .class(let name): return Openers(words: Set(try members(of: name)))
    case .feature(let name):
      return Openers(features: [try find(name, in: features, "feature").rawValue])
    case .one(let all):
      return try union(all.map { .token($0) })
    case .all(let all):
      var narrowest = Openers.any
      for test in all {
        let openers = try openers(of: test)
        if openers.breadth < narrowest.breadth { narrowest = openers }
      }
      return narrowest
    }
  }
}
