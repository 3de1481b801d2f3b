import Model

extension Row {
  /// What stands for the row in tables and messages: a text without signs that nobody sees.
  mutating func identifier(_ key: String) throws(CatalogueError) -> String {
    let text = try string(key)
    let hidden = text.unicodeScalars.first {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    if let hidden {
      let digits = String(hidden.value, radix: 16, uppercase: true)
      let code = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      throw .badValue(
        file: file, path: place(of: key),
        fault: "the control character U+\(code) stands in it; leave it out")
    }
    return text
  }

  /// The first and the last day of what was for a time; nil for a side that is open.
  mutating func days() throws(CatalogueError) -> (first: CalendarDate?, last: CalendarDate?) {
    let (first, last) = (try date("start"), try date("end"))
    if let first, let last, last < first {
      throw .badValue(
        file: file, path: place(of: "end"),
        fault: "\"\(last)\" lies before \"start\", \(first); \"end\" is the last day")
    }
    return (first, last)
  }

  mutating func date(_ key: String) throws(CatalogueError) -> CalendarDate? {
    guard let text = try optionalString(key) else { return nil }
    guard text.utf8.count == 10, let date = CalendarDate(iso: text) else {
      throw .badValue(
        file: file, path: place(of: key), fault: "\"\(text)\" is no day as 2018-01-31")
    }
    return date
  }

  mutating func measure(_ key: String) throws(CatalogueError) -> Metric.Measure? {
    guard let text = try optionalString(key) else { return nil }
    guard let measure = Metric.Measure(rawValue: text) else {
      let known = Metric.Measure.allCases.map(\.rawValue).joined(separator: ", ")
      throw .badValue(
        file: file, path: place(of: key), fault: "\"\(text)\" is not one of \(known)")
    }
    return measure
  }
}
