/// What Excel takes for the name of a sheet.
///
/// Source: Microsoft, "Rename a worksheet".
enum SheetName {
  /// The most UTF-16 code units.
  private static let limit = 31

  static func isValid(_ name: String) -> Bool {
    (1...limit).contains(name.utf16.count)
      && !name.unicodeScalars.contains {
        $0.value < 0x20 || "[]:*?/\\\u{FFFE}\u{FFFF}".unicodeScalars.contains($0)
      }
      && name.first != "'" && name.last != "'" && name.lowercased() != "history"
  }

  /// The name of a further sheet of the same table: "Figures 2", with the name cut where it is too long.
  static func name(_ name: String, part: Int) -> String {
    var start = name
    while "\(start) \(part)".utf16.count > limit { start.removeLast() }
    return "\(start) \(part)"
  }
}
