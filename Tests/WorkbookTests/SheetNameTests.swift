import Testing

@testable import Workbook

@Suite struct SheetNameTests {
  @Test(arguments: ["Figures", "About", "a'b", "Rates (é)", "1234567890123456789012345678901"])
  func takes(_ name: String) {
    #expect(SheetName.isValid(name))
  }

  @Test(arguments: [
    "", "12345678901234567890123456789012", "a[b", "a]b", "a:b", "a*b", "a?b", "a/b", "a\\b", "'a",
    "a'", "History",
    "a\nb", "a\0b", "🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀🚀",
  ])
  func refuses(_ name: String) {
    #expect(!SheetName.isValid(name))
  }

  @Test(arguments: [
    ("Figures", 2, "Figures 2"),
    ("1234567890123456789012345678901", 2, "12345678901234567890123456789 2"),
    ("1234567890123456789012345678901", 10, "1234567890123456789012345678 10"),
  ])
  func goesOn(_ name: String, part: Int, expected: String) {
    #expect(SheetName.name(name, part: part) == expected)
  }
}
