import Glibc
import JSON
import Tables
import Workbook

/// Writes a workbook from rows in JSON, so that readers that are not ours can say what they find in it.
///
///     gleaner-workbook FILE.xlsx FOLDER <ROWS
///
/// Each line of standard input is one of
///
///     {"table": "Figures", "columns": [{"name": "n", "type": "int64", "title": "N", "format": "unit GBP"}, …]}
///     {"text": "About", "lines": [["Title", "Figures"], …]}
///     {"to": 0, "row": [1, null, "text", …], "times": 1000000}
///
/// Numbers of decimals are unscaled, dates are days and timestamps microseconds since 1970. Of a row that is given
/// several times, each copy has its number in place of `#` in texts, and added to whole numbers.
/// Standard output says what was altered. Ends with 74 where a workbook cannot be written.
@main
enum WorkbookRows {
  static func main() {
    guard CommandLine.arguments.count == 3 else { fail("gleaner-workbook FILE FOLDER", 64) }
    do {
      try write(to: CommandLine.arguments[1], temporaryFolder: CommandLine.arguments[2])
    } catch let error as WorkbookError {
      fail("\(error.message) [\(error.code)]", 74)
    } catch {
      fail("\(error)", 65)
    }
  }

  private static func write(to path: String, temporaryFolder: String) throws {
    let workbook = try Workbook(path: path, temporaryFolder: temporaryFolder, title: "Made rows")
    var tables: [(sheet: Workbook.SheetNumber, fields: [Field])] = []
    while let line = readLine() {
      let line = try JSON(parsing: Array(line.utf8))
      if let name = line["table"]?.string {
        let columns = (line["columns"]?.array ?? []).map(column)
        tables.append((try workbook.addTable(name, columns), columns.map(\.field)))
      } else if let name = line["text"]?.string {
        let lines = (line["lines"]?.array ?? []).map { ($0.array ?? []).map { $0.string ?? "" } }
        try workbook.addText(name, lines)
      } else {
        let (sheet, fields) = tables[line["to"]?.integer ?? 0]
        let cells = zip(line["row"]?.array ?? [], fields).map(cell)
        guard let times = line["times"]?.integer else {
          try workbook.append(cells, to: sheet)
          continue
        }
        for number in 0..<times {
          try workbook.append(cells.map { vary($0, number) }, to: sheet)
        }
      }
    }
    try workbook.finish()
    let alterations = workbook.alterations
    print("{\"shortened\": \(alterations.shortened), \"unlinked\": \(alterations.unlinked)}")
  }

  private static func column(_ json: JSON) -> WorkbookColumn {
    let format = (json["format"]?.string ?? "plain").split(separator: " ")
    return WorkbookColumn(
      Field(json["name"]?.string ?? "", type(json["type"]?.string ?? ""), isNullable: true),
      title: json["title"]?.string ?? "", width: json["width"]?.double ?? 12,
      format: columnFormat(format.map(String.init)))
  }

  private static func columnFormat(_ words: [String]) -> WorkbookColumn.Format {
    switch words[0] {
    case "unit": .unit(words[1])
    case "unitOf": .unitOf(field: words[1])
    case "link": .link
    default: .plain
    }
  }

  private static func type(_ name: String) -> ColumnType {
    if name.hasPrefix("decimal") {
      return .decimal(precision: 18, scale: Int(name.dropFirst(7)) ?? 0)
    }
    return switch name {
    case "boolean": .boolean
    case "int64": .int64
    case "float": .float
    case "double": .double
    case "date": .date
    case "timestamp": .timestamp
    case "uuid": .uuid
    case "list": .list(of: .string, elementsAreNullable: true)
    default: .string
    }
  }

  private static func cell(_ json: JSON, _ field: Field) -> Cell? {
    if json.isNull { return nil }
    let integer = json.integer ?? 0
    return switch field.type {
    case .boolean: .boolean(json.boolean ?? false)
    case .float: .float(Float(json.double ?? json.string.flatMap(Double.init) ?? 0))
    case .double: .double(json.double ?? json.string.flatMap(Double.init) ?? 0)
    case .date: .date(days: integer)
    case .timestamp: .timestamp(micros: integer)
    case .decimal: .decimal(unscaled: Int64(integer))
    case .uuid: .uuid(UInt128(json.string ?? "", radix: 16) ?? 0)
    case .list: .list((json.array ?? []).map { $0.string.map(Cell.string) })
    case .string: .string(json.string ?? "")
    case .int32, .int64: .integer(integer)
    }
  }

  private static func vary(_ cell: Cell?, _ number: Int) -> Cell? {
    switch cell {
    case .string(let text):
      .string(
        text.split(separator: "#", omittingEmptySubsequences: false).joined(
          separator: String(number)))
    case .integer(let value): .integer(value + number)
    case .decimal(let unscaled): .decimal(unscaled: unscaled + Int64(number))
    default: cell
    }
  }

  private static func fail(_ message: String, _ status: Int32) -> Never {
    let line = Array("\(message)\n".utf8)
    Glibc.write(2, line, line.count)
    exit(status)
  }
}
