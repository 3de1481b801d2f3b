import Model
import Parquet

/// Why a file cannot be inspected.
package enum InspectionError: Problem, Equatable {
  /// The file is not there, is not a regular file, or the system refuses.
  case unreadable(path: String, reason: String)
  /// The file is not a Parquet file, or a damaged one.
  case damaged(path: String, ParquetReadError)

  package var code: String {
    switch self {
    case .unreadable: "file-unreadable"
    case .damaged(_, let error): error.code
    }
  }

  package var message: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .damaged(let path, let error): "\(path): \(error.message)"
    }
  }
}
