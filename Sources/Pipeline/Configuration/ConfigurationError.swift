import Interpretation
import Model
import Reading

/// What is wrong with a configuration, and where.
package struct ConfigurationError: Problem {
  package enum Kind: Equatable, Sendable {
    case unreadable(String)
    case syntax(String)
    case unknownKey(String, nearest: String?)
    case missingKey(String)
    case wrongType(key: String, wanted: String)
    case outOfRange(key: String, wanted: String)
    case unknownValue(key: String, value: String, nearest: String?)
    case unsetVariable(String)
    case newerVersion(Int)
    /// A rule of a site's profile is not XPath 1.0.
    case badXPath(String)
    /// A file that the configuration names cannot be used: what is wrong with it.
    case badFile(key: String, String)
    /// A row of a catalogue cannot be used, or its file is not one.
    case badCatalogue(CatalogueError)
  }

  package let file: FilePath
  package let kind: Kind

  /// Both from 1; nil where the file as a whole is meant.
  package let place: (line: Int, column: Int)?

  package init(file: FilePath, _ kind: Kind, at place: (line: Int, column: Int)?) {
    self.file = file
    self.kind = kind
    self.place = place
  }

  package var code: String {
    switch kind {
    case .unreadable: "configuration-unreadable"
    case .syntax: "configuration-syntax"
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .wrongType: "wrong-type"
    case .outOfRange: "out-of-range"
    case .unknownValue: "unknown-value"
    case .unsetVariable: "unset-variable"
    case .newerVersion: "newer-version"
    case .badXPath: "bad-xpath"
    case .badFile: "bad-file"
    case .badCatalogue(let error): error.code
    }
  }

  package var message: String {
    switch kind {
    case .unreadable(let reason): reason
    case .syntax(let fault): fault
    case .unknownKey(let key, let nearest):
      "unknown key \"\(key)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .missingKey(let key): "\"\(key)\" is missing"
    case .wrongType(let key, let wanted): "\"\(key)\" takes \(wanted)"
    case .outOfRange(let key, let wanted): "\"\(key)\" takes \(wanted)"
    case .unknownValue(let key, let value, let nearest):
      "\"\(key)\" does not know \"\(value)\""
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .unsetVariable(let name):
      "the environment has no \(name); set it or write ${\(name):-default}"
    case .newerVersion(let version):
      "this file is of version \(version), this program knows version 1; install a newer one"
    case .badXPath(let rule): "\"\(rule)\" is not an XPath 1.0 expression"
    case .badFile(let key, let fault): "\"\(key)\": \(fault)"
    case .badCatalogue(.badSyntax(_, let error)): error.fault
    case .badCatalogue(let error): error.fault
    }
  }

  /// `pipeline.json:4:12: error: unknown key "outptu"; did you mean "output"? [unknown-key]`
  package var description: String {
    let start = printable(file.description) + (place.map { ":\($0.line):\($0.column)" } ?? "")
    return "\(start): error: \(printable(message)) [\(code)]"
  }
}
