import Model

/// Reads the notation of one statement of a rule file.
struct RuleReader {
  let file: String
  let line: Int
  let text: [UInt8]
  let definitions: [String: RulePattern]
  var at = 0

  init(file: String, line: Int, text: String, definitions: [String: RulePattern]) {
    self.file = file
    self.line = line
    self.text = Array(text.utf8)
    self.definitions = definitions
  }

  func fault(_ fault: String) -> RuleError { .badSyntax(file: file, line: line, fault: fault) }

  /// What is left, as it stands.
  var rest: String { string(text[at...]) }

  private func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private var next: Unicode.Scalar? { at < text.count ? Unicode.Scalar(text[at]) : nil }

  private mutating func skipSpaces() { while next == " " { at += 1 } }

  /// Takes `sign` if it comes next.
  mutating func take(_ sign: String) -> Bool {
    skipSpaces()
    guard text[at...].starts(with: sign.utf8) else { return false }
    at += sign.utf8.count
    return true
  }

  /// Letters, digits and hyphens that come next, and points between letters.
  mutating func word() -> String {
    skipSpaces()
    let start = at
    while let next, next == "-" || digit != nil || isSmall || isCapital || isInnerPoint {
      // The arrow of an outcome is not a hyphen.
      if text[at...].starts(with: "->".utf8) { break }
      at += 1
    }
    return string(text[start..<at])
  }

  mutating func name(_ what: String) throws(RuleError) -> String {
    let word = word()
    guard !word.isEmpty else { throw fault("\(what) is missing") }
    return word
  }

  /// The name behind an arrow, if there is one.
  mutating func outcome() throws(RuleError) -> String? {
    take("->") ? try name("the outcome behind ->") : nil
  }

  mutating func finish() throws(RuleError) {
    skipSpaces()
    guard at == text.count else { throw fault("\"\(rest.prefix(20))\" was not expected here") }
  }

  private var isSmall: Bool { next.map { ("a"..."z").contains($0) } ?? false }

  private var isInnerPoint: Bool {
    next == "." && at > 0 && at + 1 < text.count && text[at - 1] &- 0x61 < 26
      && text[at + 1] &- 0x61 < 26
  }

  private var isCapital: Bool { next.map { ("A"..."Z").contains($0) } ?? false }

  private var digit: Int? {
    guard let next, ("0"..."9").contains(next) else { return nil }
    return Int(next.value) - 0x30
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit {
      value = min((value ?? 0) * 10 + digit, 1_000_000)
      at += 1
    }
    return value
  }

  /// `3`, `1..3`, `..3`, and `3..` where there need be no upper bound.
  private mutating func range(closing: String, upTo limit: Int?) throws(RuleError)
    -> ClosedRange<Int>
  {
    let low = number()
    let isRange = take("..")
    guard let high = isRange ? number() ?? limit : low, low != nil || isRange,
      (low ?? 0) <= high, take(closing)
    else { throw fault("a range is written 3, 1..3 or ..3, and closed with \(closing)") }
    return (low ?? 0)...high
  }

  /// `takes "text" = "words" | "text"`; nil where the line is no example.
  mutating func examples() throws(RuleError) -> [RuleExample]? {
    let start = at
    let verb = word()
    guard verb == "takes" || verb == "leaves" else {
      at = start
      return nil
    }
    var result: [RuleExample] = []
    repeat {
      let text = try quoted()
      let taken = take("=") ? try quoted() : nil
      result.append(RuleExample(text: text, taken: taken, isTaken: verb == "takes", line: line))
    } while take("|")
    try finish()
    return result
  }

  private mutating func quoted() throws(RuleError) -> String {
    guard take("\"") else { throw fault("a text in quotes is missing") }
    let start = at
    while at < text.count, next != "\"" { at += 1 }
    let words = string(text[start..<at])
    guard take("\"") else { throw fault("a quote is not closed") }
    return words
  }

  /// `before [ taken ] behind -> outcome`; all of it is taken where no brackets stand.
  mutating func patternLine() throws(RuleError) -> RuleLine {
    let first = try sequence()
    guard take("[") else {
      let none = RulePattern.sequence([])
      let line = RuleLine(
        line: line, before: none, taken: first, behind: none, outcome: try outcome())
      try finish()
      return line
    }
    let taken = try sequence()
    guard take("]") else { throw fault("[ is not closed") }
    let behind = try sequence()
    let result = RuleLine(
      line: line, before: first, taken: taken, behind: behind, outcome: try outcome())
    try finish()
    return result
  }

  /// Elements up to a closing sign, a bar or an arrow.
  mutating func sequence() throws(RuleError) -> RulePattern {
    var elements: [RulePattern] = []
    while true {
      skipSpaces()
      guard let next, next != "[", next != "]", next != ")", next != "|",
        !text[at...].starts(with: "->".utf8)
      else { break }
      elements.append(try element())
    }
    return elements.count == 1 ? elements[0] : .sequence(elements)
  }

  private mutating func element() throws(RuleError) -> RulePattern {
    if take("~") { return .glued }
    if take("..") {
      guard let most = number() else { throw fault("a gap is written ..60") }
      return .gap(most)
    }
    for (sign, isAhead, isNegated) in [
      ("(?=", true, false), ("(?!", true, true), ("(?<=", false, false), ("(?<!", false, true),
    ] where take(sign) {
      let body = try choice()
      return .look(body, isAhead: isAhead, isNegated: isNegated)
    }
    let start = at
    let label = word()
    if !label.isEmpty, next == ":" {
      at += 1
      return .part(label, try element())
    }
    at = start
    return try repetition(of: try conjunction())
  }

  private mutating func repetition(of one: RulePattern) throws(RuleError) -> RulePattern {
    switch next {
    case "?":
      at += 1
      return .repeated(one, 0...1)
    case "{":
      at += 1
      return .repeated(one, try range(closing: "}", upTo: nil))
    case "+", "*":
      throw .unbounded(file: file, line: line, element: string(text[at...at]))
    default: return one
    }
  }

  /// `a & b`: both hold of one token.
  private mutating func conjunction() throws(RuleError) -> RulePattern {
    let first = try term()
    guard next == "&" else { return first }
    var tests = [try test(first)]
    while next == "&" {
      at += 1
      tests.append(try test(try term()))
    }
    return .token(.all(tests))
  }

  private func test(_ pattern: RulePattern) throws(RuleError) -> TokenTest {
    guard case .token(let test) = pattern else { throw fault("! and & ask of one token only") }
    return test
  }

  private mutating func term() throws(RuleError) -> RulePattern {
    if take("!") { return .token(.not(try test(try term()))) }
    if take("(") { return try choice() }
    if next == "\"" {
      let words = try quoted().split(separator: " ").map { RulePattern.token(.word(String($0))) }
      guard !words.isEmpty else { throw fault("a word is missing between quotes") }
      return words.count == 1 ? words[0] : .sequence(words)
    }
    if take("@") { return .token(.class(try name("the class behind @"))) }
    if take("$") {
      let name = try name("the definition behind $")
      guard let pattern = definitions[name] else {
        throw .unknownName(
          file: file, line: line, kind: "definition", name: name,
          nearest: nearest(to: name, of: definitions.keys.sorted()))
      }
      return pattern
    }
    let isSpan = isCapital
    let name = word()
    if isSpan { return .span(name) }
    switch name {
    case "": throw fault("\"\(rest.prefix(20))\" is not an element of a pattern")
    case "any": return .token(.any)
    case "start": return .start
    case "end": return .end
    default:
      guard next == "(" else { return .token(.feature(name)) }
      at += 1
      return .token(.measure(name, try range(closing: ")", upTo: .max)))
    }
  }

  /// Alternatives up to the closing bracket; of single tokens they are one test.
  private mutating func choice() throws(RuleError) -> RulePattern {
    var all = [try sequence()]
    while take("|") { all.append(try sequence()) }
    guard take(")") else { throw fault("( is not closed") }
    if all.count == 1 { return all[0] }
    var tests: [TokenTest] = []
    for case .token(let test) in all { tests.append(test) }
    return tests.count == all.count ? .token(.one(tests)) : .choice(all)
  }
}
