import Tables

/// Why a file, or a part of it, cannot be read as a table. Row groups, pages and rows count from 0.
public enum ParquetReadError: Error, Hashable, Sendable {
  /// The bytes do not begin and end as a Parquet file does: a page of HTML, a download cut short.
  case notParquet
  /// The footer is encrypted.
  case encrypted
  /// The source gave fewer bytes, or more, than were asked for.
  case sourceFailed(expected: Int, found: Int)
  /// The footer is damaged.
  case badFooter(PageFault)
  /// The schema has no column.
  case noColumns
  /// A column has no name.
  case namelessColumn(Int)
  /// Two columns have one name.
  case sameName(String)
  /// The file has no column of that name.
  case noSuchColumn(String)
  /// No table has columns of this type: a struct, a decimal of 38 digits.
  case unreadType(column: String, type: String)
  /// The column is packed in a way that is not read: BROTLI.
  case unreadCodec(column: String, codec: String)
  /// The column stands in another file, or is encrypted.
  case columnElsewhere(String)
  /// What the footer says of a column chunk cannot be.
  case badChunk(column: String, rowGroup: Int, PageFault)
  /// A page is damaged. The dictionary is a page, too.
  case badPage(column: String, rowGroup: Int, page: Int, PageFault)
  /// The page index of a column chunk is damaged.
  case badPageIndex(column: String, rowGroup: Int, PageFault)
  /// A value that no table has: a date of the year 20000, text that is not UTF-8. The row counts
  /// within the row group.
  case badValue(rowGroup: Int, TableError)

  /// The name of the fact: `bad-page`.
  public var code: String {
    switch self {
    case .notParquet: "not-parquet"
    case .encrypted: "encrypted"
    case .sourceFailed: "source-failed"
    case .badFooter: "bad-footer"
    case .noColumns: "no-columns"
    case .namelessColumn: "nameless-column"
    case .sameName: "same-name"
    case .noSuchColumn: "no-such-column"
    case .unreadType: "unread-type"
    case .unreadCodec: "unread-codec"
    case .columnElsewhere: "column-elsewhere"
    case .badChunk: "bad-chunk"
    case .badPage: "bad-page"
    case .badPageIndex: "bad-page-index"
    case .badValue: "bad-value"
    }
  }

  /// What is wrong, in one line without a full stop.
  public var message: String {
    switch self {
    case .notParquet: "not a Parquet file, or one that was cut short"
    case .encrypted: "the file is encrypted"
    case .sourceFailed(let expected, let found): "\(found) bytes where \(expected) were asked for"
    case .badFooter(let fault): "the footer is damaged: \(fault.message)"
    case .noColumns: "the schema has no columns"
    case .namelessColumn(let number): "column \(number) has no name"
    case .sameName(let name): "two columns are named \"\(name)\""
    case .noSuchColumn(let name): "there is no column \"\(name)\""
    case .unreadType(let column, let type): "column \"\(column)\": \(type), which no table has"
    case .unreadCodec(let column, let codec):
      "column \"\(column)\": packed with \(codec), which is not read"
    case .columnElsewhere(let column):
      "column \"\(column)\" stands in another file, or is encrypted"
    case .badChunk(let column, let rowGroup, let fault):
      "column \"\(column)\", row group \(rowGroup): \(fault.message)"
    case .badPage(let column, let rowGroup, let page, let fault):
      "column \"\(column)\", row group \(rowGroup), page \(page): \(fault.message)"
    case .badPageIndex(let column, let rowGroup, let fault):
      "column \"\(column)\", row group \(rowGroup), page index: \(fault.message)"
    case .badValue(let rowGroup, let error): "row group \(rowGroup), \(error.message)"
    }
  }
}
