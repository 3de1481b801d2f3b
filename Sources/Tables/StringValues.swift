/// Strings one behind the other in one buffer of UTF-8, and where each begins and ends.
///
/// Every string is valid UTF-8: what is not is refused where it comes in.
public struct StringValues: Hashable, Sendable {
  /// The strings, without anything between them.
  public private(set) var bytes: [UInt8] = []

  /// Where each string begins, and where the last one ends: one more than there are strings.
  public private(set) var offsets: [Int] = [0]

  public init() {}

  /// The strings whose bytes and bounds are given; nil unless the offsets run from 0 to the end of
  /// the bytes without going back, and every string is valid UTF-8.
  public init?(bytes: [UInt8], offsets: [Int]) {
    guard offsets.first == 0, offsets.last == bytes.count, isUTF8(bytes[...]) else { return nil }
    for (start, end) in zip(offsets, offsets.dropFirst()) {
      guard start <= end else { return nil }
      // Whole text that is valid is valid in parts where no part begins inside of a character.
      if end < bytes.count, bytes[end] & 0xC0 == 0x80 { return nil }
    }
    self.bytes = bytes
    self.offsets = offsets
  }

  /// How many strings there are.
  public var count: Int { offsets.count - 1 }

  /// The place of a row's string in `bytes`.
  @inlinable
  public subscript(row: Int) -> Range<Int> { offsets[row]..<offsets[row + 1] }

  /// The string of a row.
  public func string(at row: Int) -> String {
    String(decoding: bytes[self[row]], as: UTF8.self)
  }

  /// Appends a string, which Swift keeps valid.
  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    offsets.append(bytes.count)
  }

  /// Appends the text, if it is valid UTF-8; says whether it was.
  public mutating func append(utf8: ArraySlice<UInt8>) -> Bool {
    guard isUTF8(utf8) else { return false }
    appendChecked(utf8)
    return true
  }

  /// Appends text that is known to be valid UTF-8.
  mutating func appendChecked(_ utf8: ArraySlice<UInt8>) {
    bytes.append(contentsOf: utf8)
    offsets.append(bytes.count)
  }

  /// Appends some rows of another column.
  mutating func append(contentsOf other: StringValues, rows: Range<Int>) {
    let moved = bytes.count - other.offsets[rows.lowerBound]
    bytes.append(
      contentsOf: other.bytes[other.offsets[rows.lowerBound]..<other.offsets[rows.upperBound]])
    offsets.append(
      contentsOf: other.offsets[(rows.lowerBound + 1)..<(rows.upperBound + 1)].lazy.map {
        $0 + moved
      })
  }
}

/// Whether the bytes are UTF-8 without a fault, as the Unicode Standard has it (table 3-7).
func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
  (try? UTF8Span(validating: bytes.span)) != nil
}
