import Testing

@testable import Workbook

@Suite struct CellTextTests {
  private func written(_ text: String) -> (text: String, isShortened: Bool) {
    var cell = CellText()
    cell.set("the one before")
    cell.set(text)
    #expect(cell.bytes.last == 0 && !cell.bytes.dropLast().contains(0))
    return (String(decoding: cell.bytes.dropLast(), as: UTF8.self), cell.isShortened)
  }

  @Test(arguments: [
    "", " ", "=1+1", "@x", "+1", "-1", "1/3", "0012", "1e5", "TRUE", "http://www.example.org/a?b=c",
    "two\nlines", "a\ttab", "<b>&amp;</b>", "\"", "'", "_", "_x", "_x004_", "_X0041_", "_x00G1_",
    "x0041_",
    "é", "日本語", "🚀👩‍👧", "\u{FEFF}mark", "\u{7F}\u{80}", "\u{FFFD}", "\u{10FFFF}", "￰￹",
  ])
  func leavesAlone(_ text: String) {
    #expect(written(text) == (text, false))
  }

  @Test(arguments: [
    ("a\0b", "a\u{FFFD}b"), ("\0", "\u{FFFD}"),
    ("\u{1}\u{8}\u{B}\u{C}\u{1F}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\u{FFFE}\u{FFFF}", "\u{FFFD}\u{FFFD}"), ("two\r\nlines", "two\nlines"),
    ("two\rlines\r", "two\nlines\n"),
    ("_x0041_", "_x005F_x0041_"), ("_x000d_", "_x005F_x000d_"), ("__x0041_", "__x005F_x0041_"),
    ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"),
  ])
  func replaces(_ text: String, with expected: String) {
    #expect(written(text) == (expected, false))
  }

  @Test(arguments: [
    ("x", 32_767, 32_767, false), ("x", 32_768, 32_767, true), ("x", 1 << 20, 32_767, true),
    // Three bytes, one UTF-16 code unit: no more than fits.
    ("€", 32_767, 32_767, false),
    // Two code units each, and none of them is cut in half.
    ("🚀", 16_383, 32_766, false), ("🚀", 16_384, 32_767, true),
    ("\0", 32_767, 32_767, false), ("\0", 32_768, 32_767, true),
  ])
  func cutsToACell(_ unit: String, times: Int, units: Int, isShortened: Bool) {
    let cell = written(String(repeating: unit, count: times))
    #expect(cell.text.utf16.count == units)
    #expect(cell.isShortened == isShortened)
    #expect(cell.text.hasSuffix("…") == isShortened)
  }
}
