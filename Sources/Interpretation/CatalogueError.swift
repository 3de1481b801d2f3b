import JSON
import Language
import Model

/// Why a file of the catalogue cannot be used.
package enum CatalogueError: Problem, Equatable {
  /// The file is not JSON.
  case badSyntax(file: String, JSONError)

  /// A member that the format does not have: `metrics[3].patern`; `nearest` is what it has.
  case unknownKey(file: String, path: String, nearest: String?)

  /// A member that every row needs is not there: `metrics[3].unit`.
  case missingKey(file: String, path: String)

  /// A value of another type than the format has there: a number for a list of strings.
  case wrongType(file: String, path: String, expected: String)

  /// A pattern that cannot be read, or stands for no phrase.
  case badPattern(file: String, path: String, fault: String)

  /// A value that is out of bounds or leads nowhere: a grade's rank of 0, an area without a row.
  case badValue(file: String, path: String, fault: String)

  /// Two rows of one file have the same id.
  case duplicateId(file: String, path: String, id: String)

  /// A line of a CSV file that is not RFC 4180's, or not a row of its table.
  case badRow(file: String, line: Int, fault: String)

  package var code: String {
    switch self {
    case .badSyntax: "catalogue-syntax"
    case .unknownKey: "catalogue-unknown-key"
    case .missingKey: "catalogue-missing-key"
    case .wrongType: "catalogue-wrong-type"
    case .badPattern: "catalogue-bad-pattern"
    case .badValue: "catalogue-bad-value"
    case .duplicateId: "catalogue-duplicate-id"
    case .badRow: "catalogue-bad-row"
    }
  }

  package var message: String { "\(file): \(fault)" }

  /// The file that has the fault.
  package var file: String {
    switch self {
    case .badSyntax(let file, _), .unknownKey(let file, _, _), .missingKey(let file, _),
      .wrongType(let file, _, _), .badPattern(let file, _, _), .badValue(let file, _, _),
      .duplicateId(let file, _, _), .badRow(let file, _, _):
      file
    }
  }

  /// The value of the file that has the fault, `metrics[3].unit`; nil where none can be named.
  package var path: String? {
    switch self {
    case .unknownKey(_, let path, _), .missingKey(_, let path), .wrongType(_, let path, _),
      .badPattern(_, let path, _), .badValue(_, let path, _), .duplicateId(_, let path, _):
      path
    case .badSyntax, .badRow: nil
    }
  }

  /// What is wrong, without the name of the file.
  package var fault: String {
    switch self {
    case .badSyntax(_, let error): error.message
    case .unknownKey(_, let path, let nearest):
      "\(path): no such key" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .missingKey(_, let path): "\(path) is missing"
    case .wrongType(_, let path, let expected): "\(path) should be \(expected)"
    case .badPattern(_, let path, let fault):
      "\(path) is no pattern: \(fault); docs/CATALOGUE.md shows how one is written"
    case .badValue(_, let path, let fault): "\(path): \(fault)"
    case .duplicateId(_, let path, let id):
      "\(path): \"\(id)\" has a row already; give each row an id of its own"
    case .badRow(_, let line, let fault): "line \(line): \(fault)"
    }
  }
}
