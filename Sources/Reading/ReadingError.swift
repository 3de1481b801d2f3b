import Model

/// Why the bytes of a document could not be had.
package enum ReadingError: Problem, Equatable {
  /// Nothing is there under that name.
  case missing
  /// A link, a folder, a pipe or a device; only regular files are read.
  case notRegularFile(kind: String)
  /// The system refuses: `Permission denied`.
  case unreadable(reason: String)
  /// More bytes than `limits.documentBytes` allows, known before the first was read.
  case tooLarge(bytes: Int, limit: Int)
  /// A gzip file that unpacks to more bytes than `limits.documentBytes` allows.
  case inflatesTooLarge(limit: Int)
  /// A gzip file that ends before its last member does.
  case truncatedGzip
  /// A gzip file whose bytes contradict themselves: `incorrect data check`.
  case corruptGzip(reason: String)

  package var code: String {
    switch self {
    case .missing: "missing"
    case .notRegularFile: "not-regular-file"
    case .unreadable: "unreadable"
    case .tooLarge, .inflatesTooLarge: "too-large"
    case .truncatedGzip: "truncated-gzip"
    case .corruptGzip: "corrupt-gzip"
    }
  }

  package var message: String {
    switch self {
    case .missing: "nothing is there; check the path"
    case .notRegularFile(let kind): "this is a \(kind); only regular files are read"
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .tooLarge(let bytes, let limit):
      "\(bytes) bytes are more than limits.documentBytes allows (\(limit))"
    case .inflatesTooLarge(let limit):
      "unpacks to more bytes than limits.documentBytes allows (\(limit))"
    case .truncatedGzip: "the gzip file is cut off; save the page again"
    case .corruptGzip(let reason): "the gzip file is damaged (\(reason)); save the page again"
    }
  }
}
