import Language
import Model

/// Why a mention could not be made into a figure.
package enum InterpretationError: Problem, Hashable {
  /// In base units the value leaves 64 bits; the words as they stand: `99999999999999999.999p`.
  case valueOutOfRange(String)

  package var code: String {
    switch self {
    case .valueOutOfRange: "value-out-of-range"
    }
  }

  package var message: String {
    switch self {
    case .valueOutOfRange(let words):
      "\"\(words)\" leaves the range of exact numbers; look whether the page means it"
    }
  }
}
