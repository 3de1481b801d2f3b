import Testing

@testable import Model

@Suite struct DiagnosticTests {
  private struct Fault: Problem {
    let code = "unknown-unit"
    let message = "unknown unit \"stone\""
  }

  @Test func readsLikeACompilers() {
    let diagnostic = Diagnostic(.warning, path: "input/acme.html", line: 42, Fault())
    #expect(
      diagnostic.description
        == "input/acme.html:42: warning: unknown unit \"stone\" [unknown-unit]")
  }

  @Test func staysOneLineWhateverTheFileIsCalled() {
    let diagnostic = Diagnostic(.error, path: "a\nb\u{1B}[31m\u{202E}.html", Fault())
    #expect(diagnostic.description.hasPrefix("a\\u{A}b\\u{1B}[31m\\u{202E}.html: error: "))
  }
}
