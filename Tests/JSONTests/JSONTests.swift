import Support
import Testing

@testable import JSON

@Suite struct JSONTests {
  @Test(arguments: [
    (#"{"a": [1, -2.50, 1e3], "b": null}"#, #"{"a":[1,-2.50,1e3],"b":null}"#),
    (#" "A\u00a3\ud83d\ude00\n" "#, "\"A£😀\\n\""),
    (#"["\ud800", true, false]"#, "[\"\u{FFFD}\",true,false]"),
    ("[]", "[]"),
  ])
  func reads(_ text: String, as written: String) throws {
    var json = JSONText()
    json.write(try JSON(parsing: Array(text.utf8)))
    #expect(String(decoding: json.bytes, as: UTF8.self) == written)
  }

  @Test(arguments: [
    ("{\"a\": 1,\n \"a\": 2}", 2, 2, "\"a\" stands here a second time"),
    ("{\"a\": 1,}", 1, 9, "a member's name in double quotes should be here"),
    ("[1 2]", 1, 4, "a comma or ] is missing"),
    ("[01]", 1, 2, "a number does not begin with a zero"),
    ("{\"£\" 1}", 1, 6, "a colon is missing behind \"£\""),
    ("\"abc", 1, 1, "the string has no closing quote"),
    ("\u{FEFF}{}", 1, 1, "the text begins with a byte order mark; remove it"),
    ("{} x", 1, 4, "something stands behind the value"),
    ("", 1, 1, "the text ends where a value should be"),
    ("nul", 1, 1, "a value should be here"),
    ("\"x\ny\"", 1, 3, "a control character in a string is written \\u000a"),
    (#""\x""#, 1, 2, "no such escape in a string"),
    (#""\u+123""#, 1, 2, "\\u takes four hexadecimal digits"),
    (#""\u-000""#, 1, 2, "\\u takes four hexadecimal digits"),
  ])
  func refuses(_ text: String, line: Int, column: Int, because fault: String) {
    let error = #expect(throws: JSONError.self) { try JSON(parsing: Array(text.utf8)) }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.fault == fault)
  }

  @Test func refusesDepthWithoutRecursingIntoIt() {
    let text = [UInt8](repeating: UInt8(ascii: "["), count: 5_000)
    let error = #expect(throws: JSONError.self) { try JSON(parsing: text) }
    #expect(error?.fault == "values nest deeper than 512")
  }

  @Test(arguments: 1...20)
  func survivesAnyBytes(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("{}[]\",:\\u0e+-.truefalsn \n\u{E9}".utf8)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      _ = try? JSON(parsing: bytes)
    }
  }
}

extension JSONText {
  fileprivate mutating func write(_ json: JSON) {
    switch json.value {
    case .null: string(nil)
    case .boolean(let flag): raw(flag ? "true" : "false")
    case .number(let number): raw(number)
    case .string(let text): string(text)
    case .array(let items): array(items) { $0.write($1) }
    case .object(let members):
      object { text in
        for member in members {
          text.name(member.name)
          text.write(member.value)
        }
      }
    }
  }
}
