import Model
import Parquet
import Reading
import Tables

/// What `gleaner inspect` prints of a Parquet file, of whatever writer's: its schema, what its
/// footer says of each column chunk, and its first rows.
package struct ParquetInspection {
  /// Row groups beyond these are counted, not shown.
  private static let rowGroups = 8
  private static let firstRows = 10

  private let file: RandomAccessFile
  private let reader: ParquetReader

  /// Opens the file of that name, as the system has it, and reads its footer.
  package init(atBytes name: [UInt8]) throws(InspectionError) {
    let path = FilePath(name)
    let file = try RandomAccessFile(path)
    self.file = file
    reader = try Self.reading(path) { try ParquetReader(size: file.size, source: file.bytes) }
  }

  /// The text, in lines that are fit for a terminal.
  package func text() throws(InspectionError) -> String {
    let rows = try firstRowsText()
    return ([head, columns] + metadata + rowGroups + [rows]).joined(separator: "\n")
  }

  private static func reading<Result>(
    _ path: FilePath, _ body: () throws -> Result
  ) throws(InspectionError) -> Result {
    do {
      return try body()
    } catch let error as InspectionError {
      throw error
    } catch let error as ParquetReadError {
      throw .damaged(path: path.description, error)
    } catch {
      preconditionFailure("a reader throws its own errors and those of its source")
    }
  }

  // MARK: The footer

  private var head: String {
    let groups = reader.rowGroupCount
    return """
      \(printable(file.path.description)): \(reader.rowCount) rows in \(groups) \
      row group\(groups == 1 ? "" : "s"), \(file.size) bytes
      written by \(printable(reader.createdBy ?? "an unnamed program"))

      """
  }

  private var columns: String {
    var table = TextTable(["column", "type", "nulls", "meaning"])
    for column in reader.columns {
      let nulls = column.field.map { $0.isNullable ? "allowed" : "none" }
      table.append([
        column.name, column.type, nulls ?? "", column.field?.description ?? "",
      ])
    }
    return table.text
  }

  /// The keys and values of the footer but those that describe columns, which stand beside them.
  private var metadata: [String] {
    let described = Set(reader.columns.map { "column.\($0.name).description" })
    let others = reader.metadata.filter { !described.contains($0.key) }
    guard !others.isEmpty else { return [] }
    var table = TextTable(["key", "value"])
    for pair in others { table.append([pair.key, pair.value]) }
    return [table.text]
  }

  private var rowGroups: [String] {
    let more = reader.rowGroupCount - Self.rowGroups
    return (0..<min(reader.rowGroupCount, Self.rowGroups)).map { group in
      "row group \(group): \(reader.rowCount(rowGroup: group)) rows\n" + chunks(rowGroup: group)
    } + (more > 0 ? ["and \(more) more row groups\n"] : [])
  }

  private func chunks(rowGroup: Int) -> String {
    var table = TextTable(
      [
        "column", "codec", "encodings", "values", "nulls", "bytes", "unpacked", "least", "greatest",
        "has",
      ], rightAligned: [3, 4, 5, 6])
    let types = Dictionary(uniqueKeysWithValues: reader.columns.map { ($0.name, $0.field?.type) })
    for chunk in reader.chunks(rowGroup: rowGroup) {
      let type = types[chunk.column]?.map(\.element)
      let parts = [
        (chunk.hasColumnIndex, "column index"), (chunk.hasOffsetIndex, "offset index"),
        (chunk.hasBloomFilter, "bloom filter"),
      ]
      table.append([
        chunk.path, chunk.codec ?? "unknown", chunk.encodings.joined(separator: " "),
        "\(chunk.valueCount)", chunk.nullCount.map { "\($0)" } ?? "", "\(chunk.compressedSize)",
        "\(chunk.uncompressedSize)", bound(chunk.minimum, type), bound(chunk.maximum, type),
        parts.filter(\.0).map(\.1).joined(separator: ", "),
      ])
    }
    return table.text
  }

  private func bound(_ cell: Cell?, _ type: ColumnType?) -> String {
    guard let cell, let type else { return "" }
    return type.text(of: cell)
  }

  // MARK: The rows

  /// The first rows of the columns that can be read, and which cannot.
  private func firstRowsText() throws(InspectionError) -> String {
    let count = min(reader.rowCount, Self.firstRows)
    guard count > 0 else { return "no rows\n" }
    var (fields, cells, missing): ([Field], [[String]], [String]) = ([], [], [])
    for column in reader.columns {
      guard let field = column.field else {
        missing.append("not shown: column \"\(column.name)\": \(column.type)")
        continue
      }
      do throws(InspectionError) {
        cells.append(try firstCells(of: field, count))
        fields.append(field)
      } catch {
        guard case .damaged(_, let fault) = error, fault.isForeign else { throw error }
        missing.append("not shown: \(fault.message)")
      }
    }
    let notes = missing.map { printable($0) + "\n" }.joined()
    guard !fields.isEmpty else { return notes }
    var table = TextTable(
      fields.map(\.name),
      rightAligned: Set(fields.indices.filter { fields[$0].type.isNumber }))
    for row in 0..<count { table.append(cells.map { $0[row] }) }
    return "the first \(count) of \(reader.rowCount) rows\n" + table.text + notes
  }

  private func firstCells(of field: Field, _ count: Int) throws(InspectionError) -> [String] {
    var cells: [String] = []
    var group = 0
    while cells.count < count {
      let table = try Self.reading(file.path) {
        try reader.table(
          rowGroup: group, columns: [field.name], firstRows: count - cells.count)
      }
      let column = table.columns[0]
      cells += (0..<column.count).map { field.type.text(of: column.cell($0, of: field.type)) }
      group += 1
    }
    return cells
  }
}

extension ColumnType {
  fileprivate var isNumber: Bool {
    switch self {
    case .int32, .int64, .float, .double, .decimal: true
    default: false
    }
  }
}

extension ParquetReadError {
  /// Whether the file may be sound, and is only not read.
  fileprivate var isForeign: Bool {
    switch self {
    case .unreadType, .unreadCodec, .columnElsewhere, .badPage(_, _, _, .unreadEncoding): true
    default: false
    }
  }
}
