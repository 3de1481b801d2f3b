import Model
import Tables

extension ColumnType {
  /// A cell of the type in the form in which people read it: `2024-12-03`, `12.50`, `[a, b]`; `null`
  /// for none.
  func text(of cell: Cell?) -> String {
    switch cell {
    case nil: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .float(let value): "\(value)"
    case .double(let value): "\(value)"
    case .string(let text): text
    case .utf8(let bytes): String(decoding: bytes, as: UTF8.self)
    case .date(let days): CalendarDate(daysSince1970: days)?.description ?? "\(days)"
    case .timestamp(let micros): Self.timestamp(micros)
    case .decimal(let unscaled): decimal(unscaled)
    case .uuid(let value): Self.uuid(value)
    case .list(let cells): "[" + cells.map { element.text(of: $0) }.joined(separator: ", ") + "]"
    }
  }

  private static func timestamp(_ micros: Int) -> String {
    let (seconds, rest) = micros.quotientAndRemainder(dividingBy: 1_000_000)
    let fraction = rest < 0 ? rest + 1_000_000 : rest
    let iso = Instant(secondsSince1970: rest < 0 ? seconds - 1 : seconds).iso
    guard fraction > 0 else { return iso }
    return iso.dropLast() + "." + String(fraction + 1_000_000).dropFirst() + "Z"
  }

  /// With all digits of the scale.
  private func decimal(_ unscaled: Int64) -> String {
    guard case .decimal(_, let scale) = self, scale > 0 else { return "\(unscaled)" }
    let digits = String(unscaled.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (unscaled < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// Source: RFC 9562, section 4.
  private static func uuid(_ value: UInt128) -> String {
    let digits = String(value, radix: 16)
    let padded = Array(String(repeating: "0", count: 32 - digits.count) + digits)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(padded[$0]) }
      .joined(separator: "-")
  }
}

extension Column {
  /// The cell of a row.
  func cell(_ row: Int, of type: ColumnType) -> Cell? {
    guard validity[row] else { return nil }
    switch (values, type) {
    case (.boolean(let values), _): return .boolean(values[row])
    case (.int32(let values), .date): return .date(days: Int(values[row]))
    case (.int32(let values), _): return .integer(Int(values[row]))
    case (.int64(let values), .timestamp): return .timestamp(micros: Int(values[row]))
    case (.int64(let values), .decimal): return .decimal(unscaled: values[row])
    case (.int64(let values), _): return .integer(Int(values[row]))
    case (.float(let values), _): return .float(values[row])
    case (.double(let values), _): return .double(values[row])
    case (.string(let values), _): return .utf8(values.bytes[values[row]])
    case (.uuid(let values), _): return .uuid(values[row])
    case (.list(let lists), _):
      return .list(lists[row].map { lists.elements.cell($0, of: type.element) })
    }
  }
}
