/// Something that went wrong, as a fact with a name: what every error of the program is.
package protocol Problem: Error, Sendable {
  /// The name under which docs/DIAGNOSTICS.md explains it: `unknown-unit`.
  var code: String { get }

  /// What is wrong, and what to do about it, in one line without a full stop.
  var message: String { get }
}

/// A stage of the way from a file to a table.
package enum Stage: String, Sendable, CaseIterable {
  case reading
  /// Handing a document to a worker process, and taking its result.
  case worker
  case scraping, extraction
  case interpretation = "normalisation"
}

/// A problem and the place where it stands.
package struct Diagnostic: Sendable, CustomStringConvertible {
  package enum Severity: String, Sendable, CaseIterable {
    case error, warning
  }

  package let severity: Severity

  /// The path of the document, as `Document.path`.
  package let path: String

  /// The line of the document, from 1; 0 where it is not known.
  package let line: Int
  package let code: String
  package let message: String

  package init(_ severity: Severity, path: String, line: Int = 0, _ problem: some Problem) {
    self.init(severity, path: path, line: line, code: problem.code, message: problem.message)
  }

  package init(_ severity: Severity, path: String, line: Int, code: String, message: String) {
    self.severity = severity
    self.path = path
    self.line = line
    self.code = code
    self.message = message
  }

  /// One line as a compiler prints it:
  /// `input/acme-2024.html:42: warning: unknown unit "stone" [unknown-unit]`.
  package var description: String {
    let place = line > 0 ? "\(printable(path)):\(line)" : printable(path)
    return "\(place): \(severity.rawValue): \(printable(message)) [\(code)]"
  }
}

/// `text` fit for one line of a terminal: control characters stand as `\u{1B}`.
package func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isControl(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator: true
  default: false
  }
}
