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
    let table: String
    let name: String
    let format: Configuration.Format
    let size: Int
    let sha256: String
    let rows: Int
  }

  private var documents: DatasetTable<[Cell?]>

  /// The rows of `documents`, which wait for their last column, and their ids.
  private var waiting: [(id: String, cells: [Cell?])] = []
  private var figures: DatasetTable<FigureRow>
  private var judgements: DatasetTable<JudgementRow>
  private var quantifiers: DatasetTable<QuantifierRow>
  private var rejects: DatasetTable<DocumentResult>

  /// Only where it is asked for: it is as large as the table of figures.
  private var refusals: DatasetTable<RefusalRow>?
  private var leadInspectors: DatasetTable<InspectorRow>?
  private let folder: Folder
  private let formats: [Configuration.Format]
  private let interruption: Interruption

  /// - Parameter interruption: Is looked at between batches of rows.
  init(
    in folder: Folder, _ output: Configuration.Output, interruption: Interruption
  ) throws {
    self.folder = folder
    formats = output.formats
    self.interruption = interruption
    documents = try DatasetTable(
      TableDefinition(cellsOf: documentsTable), in: folder, formats, interruption)
    figures = try DatasetTable(figuresTable, in: folder, formats, interruption)
    judgements = try DatasetTable(judgementsTable, in: folder, formats, interruption)
    quantifiers = try DatasetTable(quantifiersTable, in: folder, formats, interruption)
    rejects = try DatasetTable(rejectsTable, in: folder, formats, interruption)
    if output.refusals {
      refusals = try DatasetTable(refusalsTable, in: folder, formats, interruption)
    }
    if output.leadInspectors {
      leadInspectors = try DatasetTable(
        leadInspectorsTable, in: folder, formats, interruption)
    }
  }

  /// Appends the rows of one document. A figure that no table can hold gets none.
  func append(_ result: DocumentResult) throws {
    guard let page = result.page else { return try rejects.append(result) }
    let row = DocumentRow(result: result, page: page)
    waiting.append((result.id, documentsTable.row(row)))
    if let inspection = result.inspection, let name = inspection.leadInspector {
      try leadInspectors?.append(InspectorRow(page: row, inspection: inspection, name: name))
    }
    let links = SentenceLinks(page)
    let points = CodePoints(page.text.bytes)
    var names = PageRowNames(page, document: result.id)
    for (figure, headers) in zip(result.figures, result.headers) where figure.fitsTable {
      try figures.append(
        FigureRow(
          id: names.figure(figure, headers: headers), page: row, figure: figure,
          start: points.count(before: figure.range.lowerBound),
          end: points.count(before: figure.range.upperBound), link: links[figure.sentence]))
    }
    let headers = result.headers.dropFirst(result.figures.count)
    for (judgement, headers) in zip(result.judgements, headers) {
      try judgements.append(
        JudgementRow(
          id: names.judgement(
            judgement, headers: headers, sentence: judgement.sentence(of: page)), page: row,
          judgement: judgement,
          link: judgement.isOfHeadline ? nil : links[judgement.sentence]))
    }
    for mention in result.quantifiers {
      try quantifiers.append(
        QuantifierRow(
          id: names.quantifier(mention), page: row, mention: mention,
          start: points.count(before: mention.range.lowerBound),
          end: points.count(before: mention.range.upperBound), link: links[mention.sentence]))
    }
    for refusal in result.refusals {
      try refusals?.append(
        RefusalRow(
          page: row, refusal: refusal, start: points.count(before: refusal.range.lowerBound),
          end: points.count(before: refusal.range.upperBound)))
    }
  }

  /// Writes what the sources together say, and ends every file.
  ///
  /// - Parameters:
  ///   - originals: Of the documents that are copies.
  ///   - last: The release that the table of changes tells the changes since.
  ///   - warn: Called where that release cannot be compared with.
  func finish(
    _ indicators: [Indicator], _ inspections: [InspectionRecord], _ ratings: [Rating],
    originals: [String: String], since last: LastRelease?, warn: (ComparisonProblem) -> Void
  ) throws -> [File] {
    for (id, cells) in waiting {
      try documents.append(cells.dropLast() + [originals[id].map(Cell.string)])
    }
    var indicatorRows = try DatasetTable(
      indicatorsTable, in: folder, formats, interruption)
    for row in indicators { try indicatorRows.append(row) }
    var inspectionRows = try DatasetTable(inspectionsTable, in: folder, formats, interruption)
    for row in inspections { try inspectionRows.append(row) }
    var ratingRows = try DatasetTable(ratingsTable, in: folder, formats, interruption)
    for row in ratings { try ratingRows.append(row) }
    let files =
      try documents.finish() + figures.finish() + judgements.finish() + quantifiers.finish()
      + indicatorRows.finish() + inspectionRows.finish() + ratingRows.finish() + rejects.finish()
      + (refusals?.finish() ?? []) + (leadInspectors?.finish() ?? [])
    return try files + changes(to: files, since: last, warn: warn)
  }

  /// Writes what changed since the last release; nothing where there is none, or none to compare with.
  private func changes(
    to files: [File], since last: LastRelease?, warn: (ComparisonProblem) -> Void
  ) throws -> [File] {
    func table() throws -> DatasetTable<Change> {
      try DatasetTable(changesTable, in: folder, formats, interruption)
    }
    var changes = try table()
    do {
      try last?.forEachChange(to: files, in: folder, pause: interruption.check) {
        try changes.append($0)
      }
    } catch let problem as ComparisonProblem {
      warn(problem)
      // What was found before the fault is half of the truth.
      for format in formats {
        try folder.remove(FilePath("\(changesTable.schema.name).\(format.rawValue)"))
      }
      changes = try table()
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

/// The links to the sentences of one page, each made once.
private final class SentenceLinks {
  private let address: String?
  private let fragment: TextFragment
  private var last: (sentence: Range<Int>, link: String)?

  init(_ page: Page) {
    address = page.url
    fragment = TextFragment(page.text.bytes)
  }

  subscript(sentence: Range<Int>) -> String? {
    guard let address else { return nil }
    if let last, last.sentence == sentence { return last.link }
    let link = fragment.link(to: sentence, of: address)
    last = (sentence, link)
    return link
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
  private let interruption: Interruption
  private var builder: TableBuilder
  private var outputs: [Output] = []
  private var rows = 0

  /// Of the texts in `builder`.
  private var bytes = 0

  init(
    _ definition: TableDefinition<Row>, in folder: Folder, _ formats: [Configuration.Format],
    _ interruption: Interruption
  ) throws {
    self.definition = definition
    self.interruption = interruption
    builder = TableBuilder(schema: definition.schema)
    for format in formats {
      let name = "\(definition.schema.name).\(format.rawValue)"
      let file = try OutputFile(name, in: folder)
      outputs.append(
        Output(
          name: name, format: format, file: file,
          writer: format.writer(of: definition.schema) { try file.write($0) }))
    }
  }

  mutating func append(_ row: Row) throws {
    let cells = definition.row(row)
    try builder.append(cells)
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
          table: definition.schema.name, name: outputs[index].name,
          format: outputs[index].format, size: outputs[index].file.size, sha256: sha256, rows: rows)
      )
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
