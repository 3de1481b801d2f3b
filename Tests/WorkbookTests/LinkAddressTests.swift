import Testing

@testable import Workbook

@Suite struct LinkAddressTests {
  @Test(arguments: [
    ("http://www.example.org", "http://www.example.org"),
    ("HTTPS://www.example.org/a?b=c&d#e", "HTTPS://www.example.org/a?b=c&d#e"),
    ("https://www.example.org/a b\"c", "https://www.example.org/a%20b%22c"),
    ("https://www.example.org/é", "https://www.example.org/%C3%A9"),
    ("https://www.example.org/100%", "https://www.example.org/100%25"),
    ("https://www.example.org/%C3%a9", "https://www.example.org/%C3%a9"),
    (
      "https://www.example.org/#:~:text=12%20children",
      "https://www.example.org/#:~:text=12%20children"
    ),
    // libxlsxwriter takes these for another kind of link.
    ("https://www.example.org/?q=internal:a", "https://www.example.org/?q=%69nternal:a"),
    ("http://external:80/", "http://%65xternal:80/"),
    ("input/acme.html", "input/acme.html"),
    ("../input/acme 2024.html", "../input/acme%202024.html"),
    ("report.pdf#page=12", "report.pdf#page=12"), ("./a:b.html", "./a:b.html"),
  ])
  func opens(_ text: String, target: String) {
    #expect(LinkAddress(text)?.target == target)
  }

  @Test(arguments: [
    "", "http://", "https://", "ftp://www.example.org/", "file:///etc/passwd",
    "javascript:alert(1)",
    "JavaScript:alert(1)", "mailto:a@example.org", "C:/a.html", "C:\\a.html", "/etc/passwd",
    "//host/share",
    "\\\\host\\share", "..\\a.html", "#Sheet1!A1", "?a", "internal:Sheet1!A1", "external:a.xlsx",
    "a\nb.html",
    "http://www.example.org/\u{0}", "http://www.example.org/\u{7F}",
  ])
  func leavesAsText(_ text: String) {
    #expect(LinkAddress(text) == nil)
  }

  @Test func takesNoMoreThanExcel() {
    let start = "http://www.example.org/"
    let rest = String(repeating: "a", count: 2_079 - start.utf8.count)
    #expect(LinkAddress(start + rest)?.target == start + rest)
    #expect(LinkAddress(start + rest + "a") == nil)
    // Percent-encoded, an é has six characters.
    #expect(LinkAddress(start + rest.dropLast(5) + "é") == nil)
    #expect(LinkAddress(start + rest.dropLast(6) + "é") != nil)
  }
}
