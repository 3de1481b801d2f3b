/// A table in Markdown: words at the left of their columns, numbers at the right.
struct MarkdownTable: CustomStringConvertible {
  enum Alignment: String {
    case left = "---"
    case right = "---:"
  }

  private let header: [(title: String, alignment: Alignment)]
  private var rows: [[String]] = []

  init(words: [String], numbers: [String]) {
    header = words.map { ($0, .left) } + numbers.map { ($0, .right) }
  }

  /// As many cells as there are columns.
  mutating func append(_ row: [String]) {
    precondition(row.count == header.count, "a row has a cell a column")
    rows.append(row)
  }

  var description: String {
    let lines = [header.map(\.title), header.map(\.alignment.rawValue)] + rows
    return lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
  }
}

extension Double {
  /// The number with that many digits behind the point: 0.5 with 2 is `0.50`. Above 0 and below
  /// 10^12.
  func text(digits: Int) -> String {
    let power = (0..<digits).reduce(1) { product, _ in product * 10 }
    let scaled = Int((self * Double(power)).rounded())
    if digits == 0 { return String(scaled) }
    let fraction = String(scaled % power)
    return "\(scaled / power).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
  }
}

extension Int {
  /// The number with commas between its thousands: `1,000,000`. Not negative.
  var grouped: String {
    if self < 1_000 { return String(self) }
    let last = String(self % 1_000)
    return "\((self / 1_000).grouped),\(String(repeating: "0", count: 3 - last.count))\(last)"
  }
}
