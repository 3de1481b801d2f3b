import Model

/// A file of rules, read but not yet joined to a lexicon.
///
/// docs/RULES.md tells how one is written.
package struct RuleFile: Sendable {
  package let name: String
  private(set) var rules: [Rule] = []

  /// The words of each class that the file defines itself.
  private(set) var classes: [(name: String, words: [String], line: Int)] = []
  private var definitions: [String: RulePattern] = [:]

  struct Rule: Sendable {
    let name: String
    let line: Int
    let outcome: String?
    var patterns: [RuleLine] = []
    var examples: [RuleExample] = []
  }

  /// - Parameter base: A file whose classes and definitions hold in this one, too.
  package init(name: String, bytes: [UInt8], base: RuleFile? = nil) throws(RuleError) {
    self.name = name
    classes = base?.classes ?? []
    definitions = base?.definitions ?? [:]
    var statement = Statement()
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let indent = line.prefix { $0 == 0x20 }.count
      let line = Self.withoutComment(line.dropFirst(indent))
      guard !line.isEmpty else { continue }
      // What is indented by four or more goes on with the line above, and a word list with any.
      let goesOn = indent >= 4 || indent > 0 && !statement.isInner && !statement.isRule
      if !goesOn || statement.line == 0 {
        try take(statement)
        statement = Statement(line: index + 1, isInner: indent > 0)
      }
      statement.text += String(decoding: line, as: UTF8.self) + " "
    }
    try take(statement)
    for rule in rules where rule.patterns.isEmpty {
      throw .badSyntax(file: name, line: rule.line, fault: "\(rule.name) has no pattern")
    }
  }

  /// Every word and sign that the rules and classes name: a lexicon has to hold them all.
  package var words: [String] {
    classes.flatMap(\.words)
      + tests.compactMap { if case .word(let word) = $0 { word } else { nil } }
  }

  /// The classes that the rules ask for, of this file and of others.
  package var classNames: Set<String> {
    Set(tests.compactMap { if case .class(let name) = $0 { name } else { nil } })
  }

  private var tests: [TokenTest] {
    rules.flatMap(\.patterns).flatMap { $0.before.tests + $0.taken.tests + $0.behind.tests }
  }

  /// A line with those that go on with it.
  private struct Statement {
    var line = 0
    var isInner = false
    var text = ""

    var isRule: Bool { line == 0 || text.hasPrefix("rule") }
  }

  private static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var isQuoted = false
    for (index, byte) in zip(line.indices, line) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "#"), !isQuoted { return line[..<index] }
    }
    return line
  }

  private mutating func take(_ statement: Statement) throws(RuleError) {
    guard statement.line > 0 else { return }
    var reader = RuleReader(
      file: name, line: statement.line, text: statement.text, definitions: definitions)
    if statement.isInner { return try takeInner(statement, &reader) }
    switch reader.word() {
    case "rule":
      let rule = Rule(
        name: try reader.name("a rule's name"), line: statement.line, outcome: try reader.outcome())
      try reader.finish()
      guard !rules.contains(where: { $0.name == rule.name }) else {
        throw .duplicateName(file: name, line: statement.line, name: rule.name)
      }
      rules.append(rule)
    case "define":
      let defined = try reader.name("a definition's name")
      let pattern = try reader.sequence()
      try reader.finish()
      guard definitions.updateValue(pattern, forKey: defined) == nil else {
        throw .duplicateName(file: name, line: statement.line, name: defined)
      }
    case "class":
      let named = try reader.name("a class's name")
      guard reader.take(":") else { throw reader.fault("a colon stands behind a class's name") }
      guard !classes.contains(where: { $0.name == named }) else {
        throw .duplicateName(file: name, line: statement.line, name: named)
      }
      classes.append((named, reader.rest.split(separator: " ").map(String.init), statement.line))
    case let other:
      throw .unknownName(
        file: name, line: statement.line, kind: "statement", name: other,
        nearest: nearest(to: other, of: ["rule", "define", "class"]))
    }
  }

  /// Takes a pattern or examples, which belong to the last rule.
  private mutating func takeInner(
    _ statement: Statement, _ reader: inout RuleReader
  ) throws(RuleError) {
    guard let last = rules.indices.last else { throw reader.fault("no rule stands above this") }
    if let examples = try reader.examples() {
      rules[last].examples += examples
    } else {
      rules[last].patterns.append(try reader.patternLine())
    }
  }
}

extension RulePattern {
  /// The tests of one thing that it is made of.
  fileprivate var tests: [TokenTest] {
    switch self {
    case .token(let test): test.tests
    case .sequence(let all), .choice(let all): all.flatMap(\.tests)
    case .repeated(let one, _), .look(let one, _, _), .part(_, let one): one.tests
    case .span, .gap, .glued, .start, .end: []
    }
  }
}

extension TokenTest {
  fileprivate var tests: [TokenTest] {
    switch self {
    case .not(let one): one.tests
    case .all(let all), .one(let all): all.flatMap(\.tests)
    case .any, .word, .class, .feature, .measure: [self]
    }
  }
}
