/// Counts the rows of a CSV file that comes in pieces, and keeps its header.
///
///     var counter = CSVRowCounter()
///     counter.take(bytes)
///     counter.finish()
///
/// Whatever the bytes are, they have some number of rows: the fields are not looked at.
public struct CSVRowCounter {
  /// The rows behind the header row.
  public var rows: Int { max(0, ends - 1) }

  /// The bytes of the header row, no more than a megabyte, without its end.
  public private(set) var header: [UInt8] = []

  private var ends = 0
  private var isQuoted = false
  private var isInRow = false

  public init() {}

  public mutating func take(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted {
        ends += 1
        isInRow = false
      } else {
        isInRow = true
        if ends == 0, header.count < 1 << 20 { header.append(byte) }
      }
    }
  }

  /// The last row ends with the file.
  public mutating func finish() {
    if isInRow { ends += 1 }
    isInRow = false
    if header.last == UInt8(ascii: "\r") { header.removeLast() }
  }
}
