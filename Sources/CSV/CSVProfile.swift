/// For whom a CSV file is written.
public struct CSVProfile: Hashable, Sendable {
  /// Whether the file begins with a UTF-8 byte order mark.
  public let hasByteOrderMark: Bool

  /// What ends a row.
  public let lineEnd: LineEnd

  /// Whether text that a spreadsheet would run as a formula gets an apostrophe.
  public let disarmsFormulas: Bool

  /// The length, in UTF-16 code units, beyond which a text is cut; nil for no limit.
  public let longestText: Int?

  public enum LineEnd: Hashable, Sendable {
    case lf, crlf
  }

  /// `longestText` is above 1, or nil.
  public init(
    hasByteOrderMark: Bool, lineEnd: LineEnd, disarmsFormulas: Bool, longestText: Int?
  ) {
    precondition(longestText ?? 2 > 1, "a cut text has room for a character and its ellipsis")
    self.hasByteOrderMark = hasByteOrderMark
    self.lineEnd = lineEnd
    self.disarmsFormulas = disarmsFormulas
    self.longestText = longestText
  }

  /// For Excel, LibreOffice and Numbers: a byte order mark, without which Excel reads `£` as `Â£`;
  /// CRLF; formulas disarmed; text cut where Excel's cell ends, at 32,767 UTF-16 code units.
  ///
  /// Sources: RFC 4180; OWASP, "CSV Injection"; Microsoft, "Excel specifications and limits".
  public static let spreadsheet = CSVProfile(
    hasByteOrderMark: true, lineEnd: .crlf, disarmsFormulas: true, longestText: 32_767)

  /// For programs: no mark, LF, every value as it is.
  public static let program = CSVProfile(
    hasByteOrderMark: false, lineEnd: .lf, disarmsFormulas: false, longestText: nil)
}
