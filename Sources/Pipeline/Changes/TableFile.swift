import CSV
import Model
import Parquet
import Reading
import Tables

/// A file of a table, read row by row: the same text of a cell in each format.
struct TableFile {
  enum Fault: Error {
    case unreadable(String)
    case noColumn(String)
  }

  let path: FilePath
  let format: Configuration.Format
  let columns: [String]

  /// A file of more bytes, unpacked, is not read.
  private static let limit = 4 << 30

  func forEachRow(wanted: [Int]?, _ body: (Int, TableRows) throws -> Void) throws {
    if let wanted, wanted.isEmpty { return }
    do {
      switch format {
      case .parquet: try readParquet(wanted, body)
      case .csv, .csvGzip: try readCSV(wanted, body)
      }
    } catch let error as ParquetReadError {
      if case .noSuchColumn(let name) = error { throw Fault.noColumn(name) }
      throw fault(error.message)
    } catch let error as InspectionError {
      guard case .unreadable(_, let reason) = error else { throw fault(error.message) }
      throw fault(reason)
    } catch let error as CSVError {
      throw fault(error.message)
    } catch let error as ReadingError {
      throw fault(error.message)
    }
  }

  private func fault(_ reason: String) -> Fault {
    .unreadable("\(path.description.split(separator: "/").last ?? ""): \(reason)")
  }

  // MARK: Parquet

  private func readParquet(_ wanted: [Int]?, _ body: (Int, TableRows) throws -> Void) throws {
    let file = try RandomAccessFile(path)
    let reader = try ParquetReader(size: file.size, source: file.bytes)
    var row = TableRows(columnCount: columns.count)
    var (first, next) = (0, 0)
    for group in 0..<reader.rowGroupCount {
      let range = first..<first + reader.rowCount(rowGroup: group)
      first = range.upperBound
      let start = next
      if let wanted {
        while next < wanted.count, range.contains(wanted[next]) { next += 1 }
        if next == start { continue }
      }
      let table = try reader.table(rowGroup: group, columns: columns)
      let count = wanted == nil ? range.count : next - start
      for place in 0..<count {
        let number = wanted.map { $0[start + place] } ?? range.lowerBound + place
        row.removeAll()
        for (column, field) in zip(table.columns, table.schema.fields) {
          row.append(number - range.lowerBound, of: column, field.type)
        }
        try body(number, row)
      }
    }
  }

  // MARK: CSV

  private func readCSV(_ wanted: [Int]?, _ body: (Int, TableRows) throws -> Void) throws {
    let bytes = try DocumentReader(limit: Self.limit).file(at: path, source: "").bytes
    var reader = CSVReader(bytes)
    guard let header = try reader.nextRow() else { throw fault("it has no header") }
    let places = try columns.map { name in
      guard let place = header.firstIndex(of: name) else { throw Fault.noColumn(name) }
      return place
    }
    var row = TableRows(columnCount: columns.count)
    var (number, next) = (0, 0)
    while let cells = try reader.nextRow() {
      defer { number += 1 }
      if let wanted {
        guard next < wanted.count else { return }
        guard wanted[next] == number else { continue }
        next += 1
      }
      guard cells.count == header.count else {
        throw fault("row \(number + 1) has \(cells.count) cells, not \(header.count)")
      }
      row.removeAll()
      for place in places {
        if let cell = cells[place] {
          row.append(format == .csv ? Self.armed(cell) : cell.utf8[...])
        } else {
          row.appendNull()
        }
      }
      try body(number, row)
    }
  }

  /// The text without the apostrophe that keeps a spreadsheet from running it.
  private static func armed(_ text: String) -> Substring.UTF8View {
    let rest = text.utf8.dropFirst()
    let isDisarmed =
      text.utf8.first == UInt8(ascii: "'")
      && rest.first.map { "=+-@\t\n\r\0".utf8.contains($0) || $0 == 0xEF } ?? false
    return isDisarmed ? rest : text.utf8[...]
  }
}

extension TableRows {
  /// Appends a cell as CSV has it.
  fileprivate mutating func append(_ row: Int, of column: Column, _ type: ColumnType) {
    guard column.validity[row] else { return appendNull() }
    switch (column.values, type) {
    case (.string(let values), _): append(values.bytes[values[row]])
    case (.int64(let values), .decimal(_, let scale)):
      append(decimal(values[row], scale: scale).utf8)
    // A decimal that was written as the nearest double.
    case (.double(let values), _):
      append(decimal(Int64((values[row] * 10_000).rounded()), scale: 4).utf8)
    default: append(type.text(of: column.cell(row, of: type)).utf8)
    }
  }

  /// Without zeros at the end of the fraction: `12.5`.
  private func decimal(_ unscaled: Int64, scale: Int) -> String {
    var (value, scale) = (unscaled, scale)
    while scale > 0, value % 10 == 0 { (value, scale) = (value / 10, scale - 1) }
    guard scale > 0 else { return String(value) }
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    return (value < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }
}
