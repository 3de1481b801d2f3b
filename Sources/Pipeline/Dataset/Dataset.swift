import Aggregation
import CSV
import Model
import Parquet
import Reading
import Tables

/// The tables of a release while they are written, each in every format.
final class Dataset {
  /// A file of the dataset when it is written.
  struct File: Sendable {
    /// What a file of one table holds.
    struct Content: Sendable {
      let name: String
      let format: Configuration.Format
      let rows: Int
    }

    let name: String
    let size: Int
    let sha256: String

    /// Nil of a file that holds all tables.
    var table: Content?

    /// What such a file is, in a sentence, and its media type.
    var description = ""
    var mediaType = ""
  }

  /// The tables of what documents say, but those that nobody asked for.
  private var tables: [DocumentRows.Table: DatasetTable<[Cell?]>] = [:]

  /// The rows of `documents`, which wait for their last column, and their ids.
  private var waiting: [(id: String, cells: [Cell?])] = []
  private let folder: Folder
  private let output: Configuration.Output
  private let form: DocumentRows.Form
  private let bundles: [BundleInMaking]
  private let interruption: Interruption

  /// - Parameter interruption: Is looked at between batches of rows.
  init(
    in folder: Folder, _ output: Configuration.Output, _ form: DocumentRows.Form,
    interruption: Interruption
  ) throws {
    (self.folder, self.output, self.form) = (folder, output, form)
    self.interruption = interruption
    bundles = try output.bundles.map { try BundleInMaking($0.bundle(in: folder, form)) }
    for table in form.tables { tables[table] = try newTable(table.ofCells) }
  }

  /// Appends the rows of one document.
  ///
  /// - Parameter rows: Those of the same document, where they are made already.
  func append(_ result: DocumentResult, _ rows: DocumentRows?) throws {
    if let rows, rows.id == result.id {
      for (table, cells) in rows.rows { try append(cells, to: table, of: result) }
    } else {
      try DocumentRows.forEach(of: result, as: form) { table, cells in
        try append(cells, to: table, of: result)
      }
    }
  }

  private func append(
    _ cells: [Cell?], to table: DocumentRows.Table, of result: DocumentResult
  ) throws {
    if table == .documents {
      waiting.append((result.id, cells))
    } else {
      try tables[table]?.append(cells)
    }
  }

  /// Writes what the sources together say, and ends every file.
  ///
  /// - Parameters:
  ///   - metrics: Those of the catalogue, which the release describes.
  ///   - originals: Of the documents that are copies.
  ///   - last: The release that the table of changes tells the changes since.
  ///   - warn: Called where that release cannot be compared with.
  func finish(
    _ indicators: [Indicator], _ inspections: [InspectionRecord], _ ratings: [Rating],
    _ metrics: [Metric], originals: [String: String], since last: LastRelease?,
    warn: (ComparisonProblem) -> Void
  ) throws -> [File] {
    for (id, cells) in waiting {
      try tables[.documents]?.append(cells.dropLast() + [originals[id].map(Cell.string)])
    }
    var indicatorRows = try newTable(indicatorsTable)
    for row in indicators {
      try indicatorRows.append(IndicatorRow(indicator: row, label: form.labels[row.metric]))
    }
    var inspectionRows = try newTable(inspectionsTable)
    for row in inspections { try inspectionRows.append(row) }
    var ratingRows = try newTable(ratingsTable)
    for row in ratings { try ratingRows.append(row) }
    var metricRows = try newTable(metricsTable)
    for row in metrics { try metricRows.append(row) }
    var columnRows = try newTable(columnsTable)
    for row in DataPackage.columns(of: form) { try columnRows.append(row) }
    func files(_ table: DocumentRows.Table) throws -> [File] { try tables[table]?.finish() ?? [] }
    let parts: [[File]] = [
      try files(.documents), try files(.figures), try files(.judgements), try files(.quantifiers),
      try indicatorRows.finish(), try inspectionRows.finish(), try ratingRows.finish(),
      try files(.rejects), try files(.refusals), try files(.leadInspectors),
      try metricRows.finish(), try columnRows.finish(),
    ]
    let all = parts.flatMap { $0 }
    let files = try all + changes(to: all, since: last, warn: warn)
    for bundle in bundles { try bundle.end(in: folder) }
    return try files + bundles.flatMap { try $0.files() }
  }

  private func newTable<Row>(_ definition: TableDefinition<Row>) throws -> DatasetTable<Row> {
    try DatasetTable(definition, in: folder, output, bundles, interruption)
  }

  /// Writes what changed since the last release; nothing where there is none, or none to compare with.
  private func changes(
    to files: [File], since last: LastRelease?, warn: (ComparisonProblem) -> Void
  ) throws -> [File] {
    var changes = try newTable(changesTable)
    do {
      try last?.forEachChange(to: files, in: folder, pause: interruption.check) {
        try changes.append($0)
      }
    } catch let problem as ComparisonProblem {
      warn(problem)
      // What was found before the fault is half of the truth.
      for format in output.formats {
        try folder.remove(FilePath("\(changesTable.schema.name).\(format.rawValue)"))
      }
      for bundle in bundles { try bundle.removeAll(of: changesTable.schema.name) }
      changes = try newTable(changesTable)
    }
    return try changes.finish()
  }
}

/// Something that a page states and a table cannot hold.
enum DatasetProblem: Problem {
  /// A value beyond DECIMAL(18, 4): `£999,999,999,999,999`, `0.00001 per cent`.
  case valueTooLarge(surface: String)

  var code: String { "value-too-large" }
  var message: String {
    switch self {
    case .valueTooLarge(let surface):
      "\"\(surface)\" has more digits than a table holds, 14 before the point and 4 behind it, and stands in none"
    }
  }
}

extension Figure {
  /// Whether its numbers fit the tables' columns, DECIMAL(18, 4).
  var fitsTable: Bool {
    [value, valueHigh].allSatisfy { $0?.number.map { $0.decimal != nil } ?? true }
  }
}

/// One table while it is written.
private struct DatasetTable<Row> {
  /// Rows that are kept before the writers have them.
  private static var batch: Int { 1_024 }

  /// And the bytes of their texts.
  private static var batchBytes: Int { 1 << 22 }

  private struct Output {
    let name: String
    let format: Configuration.Format
    let file: OutputFile
    var writer: any TableWriter
  }

  private let definition: TableDefinition<Row>
  private let bundles: [BundleInMaking]
  private let interruption: Interruption
  private var builder: TableBuilder
  private var outputs: [Output] = []
  private var rows = 0

  /// Of the texts in `builder`.
  private var bytes = 0

  init(
    _ definition: TableDefinition<Row>, in folder: Folder, _ output: Configuration.Output,
    _ bundles: [BundleInMaking], _ interruption: Interruption
  ) throws {
    self.definition = definition
    self.bundles = bundles
    self.interruption = interruption
    builder = TableBuilder(schema: definition.schema)
    for format in output.formats {
      let name = "\(definition.schema.name).\(format.rawValue)"
      let file = try OutputFile(name, in: folder)
      outputs.append(
        Output(
          name: name, format: format, file: file,
          writer: format.writer(of: definition.schema, output.parquet) { try file.write($0) }))
    }
  }

  mutating func append(_ row: Row) throws {
    let cells = definition.row(row)
    try builder.append(cells)
    for bundle in bundles { try bundle.append(cells, to: definition.schema.name) }
    rows += 1
    for case .string(let text)? in cells { bytes += text.utf8.count }
    if builder.rowCount >= Self.batch || bytes >= Self.batchBytes { try flush() }
  }

  mutating func finish() throws -> [Dataset.File] {
    try flush()
    var files: [Dataset.File] = []
    for index in outputs.indices {
      try interruption.check()
      try outputs[index].writer.finish()
      let sha256 = try outputs[index].file.finish()
      files.append(
        Dataset.File(
          name: outputs[index].name, size: outputs[index].file.size, sha256: sha256,
          table: Dataset.File.Content(
            name: definition.schema.name, format: outputs[index].format, rows: rows)))
    }
    return files
  }

  private mutating func flush() throws {
    let batch = builder.take()
    bytes = 0
    guard batch.rowCount > 0 else { return }
    for index in outputs.indices {
      try interruption.check()
      try outputs[index].writer.append(batch)
    }
  }
}
