/// Why a table cannot be written as Parquet.
public enum ParquetError: Error, Hashable, Sendable {
  /// A page would have more bytes than the format can say: one text of more than 2 GiB.
  case pageTooLarge(column: String, bytes: Int)

  /// The name of the fact: `page-too-large`.
  public var code: String {
    switch self {
    case .pageTooLarge: "page-too-large"
    }
  }

  /// What is wrong, in one line without a full stop.
  public var message: String {
    switch self {
    case .pageTooLarge(let column, let bytes):
      "column \"\(column)\": a page of \(bytes) bytes, where Parquet has room for 2147483647"
    }
  }
}
