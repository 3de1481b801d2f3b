import Tables

/// An Excel workbook while it is written: one row at a time, sheet by sheet in any order.
///
///     let workbook = try Workbook(path: "gleaner.xlsx", temporaryFolder: "/var/tmp", title: "Figures of 2026")
///     let figures = try workbook.addTable("Figures", columns)
///     for row in rows { try workbook.append(row, to: figures) }
///     try workbook.finish()
///
/// Text stays text, whatever it looks like: nothing is a formula, a date or a link because of its
/// letters. `CellText` says what is replaced in it, `CellValue` which numbers and days are text.
///
/// Memory is bounded: by a row of each sheet, some 700 bytes a link, and, while the file is put together, 2 kB more
/// for each link of one sheet. The rows wait in files of the temporary folder, which are gone when the process ends:
/// 1.5 GB for a million rows of 33 cells, and in the end the largest sheet once more, and the file. The same rows
/// give the same bytes, at any time and in any time zone.
///
/// libxlsxwriter itself says on standard error why it could not close a file, besides the error that is thrown.
///
/// Source: libxlsxwriter, "Working with Memory and Performance", "Constant Memory Mode".
package final class Workbook {
  /// A sheet that rows can be appended to.
  package struct SheetNumber: Hashable, Sendable {
    fileprivate let index: Int
  }

  /// A sheet of text that can be written.
  package struct TextNumber: Hashable, Sendable {
    fileprivate let sheet: Int
  }

  /// How many cells are not what they were to be, for whoever publishes the file to say so.
  package struct Alterations: Hashable, Sendable {
    /// Texts that were cut and end with an ellipsis.
    package var shortened = 0

    /// Addresses of a link column that are plain text: no kind that `LinkAddress` takes, too long,
    /// or more than a sheet can have.
    package var unlinked = 0
  }

  /// What Excel takes; less of it in tests.
  ///
  /// Source: Microsoft, "Excel specifications and limits"; of links libxlsxwriter, worksheet.h.
  struct Limits {
    var rows = 1_048_576
    var links = 65_530
  }

  /// Of all rows so far.
  package private(set) var alterations = Alterations()

  private let output: AtomicFile
  private let file: XLSXFile
  private let limits: Limits
  private var tables: [TableSheets] = []
  private var names: Set<String> = []
  private var text = CellText()
  private var failure: WorkbookError?
  private var isFinished = false

  /// Begins a workbook that takes the path, in place of what may be there, when it is finished.
  ///
  /// - Parameter title: What the file's properties say.
  package convenience init(
    path: String, temporaryFolder: String, title: String
  ) throws(WorkbookError) {
    try self.init(
      path: path, temporaryFolder: temporaryFolder, title: title, limits: Limits())
  }

  init(
    path: String, temporaryFolder: String, title: String, limits: Limits
  ) throws(WorkbookError) {
    do throws(FileError) {
      output = try AtomicFile(path)
      file = try XLSXFile(temporaryFolder: temporaryFolder, title: title)
    } catch {
      throw .file(error)
    }
    self.limits = limits
  }

  /// Adds a sheet of rows under a header that stays in sight, with a filter. Rows beyond 1,048,575 go
  /// on in another sheet of the same kind, "Figures 2", and so on.
  ///
  /// - Parameter name: 1 through 31 UTF-16 code units, none of them one of `[]:*?/\`, no apostrophe
  ///   at either end, and no name that the workbook has, in capitals or not.
  /// - Precondition: There is a column, and those that have the units are there.
  package func addTable(
    _ name: String, _ columns: [WorkbookColumn]
  ) throws(WorkbookError) -> SheetNumber {
    precondition(!columns.isEmpty, "a table has a column")
    try checkState()
    var table = TableSheets(name: name, columns: columns)
    try begin(&table, sheetNamed: name)
    tables.append(table)
    return SheetNumber(index: tables.count - 1)
  }

  /// Adds a sheet for labels and values, to be written once, at any time before the end.
  package func addText(_ name: String) throws(WorkbookError) -> TextNumber {
    try checkState()
    try take(name)
    return try unlessFailed { () throws(FileError) in
      TextNumber(sheet: try file.addSheet(name, widths: [28, 100]))
    }
  }

  /// Adds a sheet of labels and values.
  package func addText(_ name: String, _ lines: [[String]]) throws(WorkbookError) {
    try write(lines, to: addText(name))
  }

  /// Writes labels and values: the first text of a line is bold where others follow. A text behind it that is an
  /// address of http or https opens it.
  package func write(_ lines: [[String]], to text: TextNumber) throws(WorkbookError) {
    precondition(lines.count <= limits.rows, "the text has too many lines")
    try checkState()
    let sheet = text.sheet
    try unlessFailed { () throws(FileError) in
      var links = 0
      for (row, line) in lines.enumerated() {
        for (column, value) in line.enumerated() {
          let place = XLSXFile.Place(sheet: sheet, row: row, column: column)
          setText(value)
          if column > 0, links < limits.links, LinkAddress.isOfTheWeb(value),
            let address = LinkAddress(value)
          {
            try file.write(self.text, opening: address, at: place)
            links += 1
          } else {
            let isLabel = column == 0 && line.count > 1
            try file.write(self.text, isLabel ? .bold : column == 0 ? .plain : .wrapped, at: place)
          }
        }
      }
      try file.checkRows(ofSheet: sheet)
    }
  }

  /// Appends a row, a cell for each column. Null and the empty text are empty cells.
  ///
  /// - Precondition: There are as many cells as columns, each of its field's type.
  package func append(_ row: [Cell?], to sheet: SheetNumber) throws(WorkbookError) {
    precondition(
      row.count == tables[sheet.index].columns.count, "a row has a cell for each column")
    try checkState()
    if tables[sheet.index].rowCount == limits.rows { try goOn(sheet) }
    let table = tables[sheet.index]
    try unlessFailed { () throws(FileError) in
      for (column, cell) in row.enumerated() {
        guard let cell else { continue }
        let place = XLSXFile.Place(sheet: table.sheet, row: table.rowCount, column: column)
        try write(
          cell, table.columns[column], unit: table.unit(ofColumn: column, in: row), at: place)
      }
      try file.checkRows(ofSheet: table.sheet)
    }
    tables[sheet.index].rowCount += 1
  }

  /// Puts the workbook together and gives it its path, when all of it is on the disk; to be called once, at
  /// the end. After an error the path has what it had before, unless the error is that the folder does not
  /// remember the new name.
  package func finish() throws(WorkbookError) {
    try checkState()
    for index in tables.indices { try end(tables[index]) }
    try unlessFailed { () throws(FileError) in
      try file.close { bytes throws(FileError) in try output.write(bytes) }
      try output.commit()
    }
    isFinished = true
  }

  // MARK: Sheets of a table

  private func goOn(_ number: SheetNumber) throws(WorkbookError) {
    try end(tables[number.index])
    var part = tables[number.index].part
    var name: String
    repeat {
      part += 1
      name = SheetName.name(tables[number.index].name, part: part)
    } while names.contains(name.lowercased())
    tables[number.index].part = part
    try begin(&tables[number.index], sheetNamed: name)
  }

  private func begin(_ table: inout TableSheets, sheetNamed name: String) throws(WorkbookError) {
    try take(name)
    let columns = table.columns
    table.sheet = try unlessFailed { () throws(FileError) in
      let sheet = try file.addSheet(name, widths: columns.map(\.width))
      file.freezeHeader(ofSheet: sheet)
      for (column, title) in columns.map(\.title).enumerated() {
        setText(title)
        try file.write(text, .bold, at: XLSXFile.Place(sheet: sheet, row: 0, column: column))
      }
      return sheet
    }
    table.rowCount = 1
  }

  private func end(_ table: TableSheets) throws(WorkbookError) {
    try unlessFailed { () throws(FileError) in
      try file.addFilter(
        toSheet: table.sheet, lastRow: table.rowCount - 1, columns: table.columns.count)
    }
  }

  private func take(_ name: String) throws(WorkbookError) {
    guard SheetName.isValid(name), names.insert(name.lowercased()).inserted else {
      throw .invalidSheetName(name)
    }
  }

  // MARK: Cells

  private func write(
    _ cell: Cell, _ column: WorkbookColumn, unit: String?, at place: XLSXFile.Place
  ) throws(FileError) {
    let hasUnit =
      switch column.format {
      case .plain, .link: false
      case .unit, .unitOf: true
      }
    switch CellValue(cell, column.field.type, hasUnit: hasUnit, unit: unit) {
    case .empty: return
    case .number(let number, let style): try file.write(number, style, at: place)
    case .boolean(let value): try file.write(value, at: place)
    case .text(let value):
      setText(value)
      if column.format == .link, !value.isEmpty {
        try writeLink(value, at: place)
      } else {
        try file.write(text, .plain, at: place)
      }
    }
  }

  /// Writes the text that was set, so that it opens the address where it can.
  private func writeLink(_ address: String, at place: XLSXFile.Place) throws(FileError) {
    if let address = LinkAddress(address), file.linkCount(ofSheet: place.sheet) < limits.links {
      try file.write(text, opening: address, at: place)
    } else {
      alterations.unlinked += 1
      try file.write(text, .plain, at: place)
    }
  }

  private func setText(_ value: String) {
    text.set(value)
    if text.isShortened { alterations.shortened += 1 }
  }

  // MARK: Errors

  private func checkState() throws(WorkbookError) {
    precondition(!isFinished, "the workbook is finished")
    if let failure { throw failure }
  }

  /// What the closure throws comes out then, and at every call behind it.
  private func unlessFailed<Result>(
    _ body: () throws(FileError) -> Result
  ) throws(WorkbookError) -> Result {
    do throws(FileError) {
      return try body()
    } catch {
      failure = .file(error)
      throw .file(error)
    }
  }
}

/// The sheets of one table, of which the last one takes rows.
private struct TableSheets {
  let name: String
  let columns: [WorkbookColumn]

  /// By column, the column whose cells are the units.
  private let unitColumns: [Int?]

  /// The number of the last sheet in the file, and which one of the table's it is, from 1.
  var sheet = 0
  var part = 1

  /// The rows of the last sheet, with the header.
  var rowCount = 0

  init(name: String, columns: [WorkbookColumn]) {
    (self.name, self.columns) = (name, columns)
    unitColumns = columns.map { column in
      guard case .unitOf(let field) = column.format else { return nil }
      let place = columns.firstIndex { $0.field.name == field }
      precondition(place != nil, "no column \"\(field)\" has the unit of \"\(column.field.name)\"")
      return place
    }
  }

  func unit(ofColumn column: Int, in row: [Cell?]) -> String? {
    if case .unit(let unit) = columns[column].format { return unit }
    guard let place = unitColumns[column] else { return nil }
    return switch row[place] {
    case .string(let unit): unit
    case .utf8(let bytes): String(decoding: bytes, as: UTF8.self)
    default: nil
    }
  }
}
