import CXLSXWriter
import Glibc
import Tables

/// A file of libxlsxwriter in the making, in its mode of constant memory: what was written of a sheet
/// is in a temporary file of its own, and a row that is begun ends the one before.
///
/// The library does not look whether its temporary files could be written, and copies each of them
/// once more while it closes the file. `close` looks at both.
final class XLSXFile {
  private var book: UnsafeMutablePointer<lxw_workbook>?
  private var sheets: [Sheet] = []
  private var formats: [NumberStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private let bold: UnsafeMutablePointer<lxw_format>?
  private let wrapped: UnsafeMutablePointer<lxw_format>?
  private let temporaryFolder: String

  /// The finished file, until someone has copied it.
  private let path: String
  private let file: Int32

  private struct Sheet {
    let worksheet: UnsafeMutablePointer<lxw_worksheet>
    var links = 0
  }

  init(temporaryFolder: String, title: String) throws(FileError) {
    let failure = { FileError.cannotCreate(path: temporaryFolder, reason: $0) }
    guard !temporaryFolder.utf8.contains(0) else { throw failure("a NUL in the name") }
    // Made here, since the library goes to other folders where it cannot write in this one.
    var template = Array("\(temporaryFolder)/.workbook-XXXXXX".utf8CString)
    file = mkstemp(&template)
    guard file >= 0 else { throw failure(systemReason()) }
    closeOnExec(file)
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    book = temporaryFolder.withCString { folder in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return workbook_new_opt(path, &options)
    }
    (self.path, self.temporaryFolder) = (path, temporaryFolder)
    bold = workbook_add_format(book)
    format_set_bold(bold)
    wrapped = workbook_add_format(book)
    format_set_text_wrap(wrapped)
    format_set_align(wrapped, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    guard book != nil, bold != nil, wrapped != nil else { throw failure("out of memory") }
    try setProperties(title: title)
  }

  deinit {
    if let book {
      // The library forgets these.
      for sheet in sheets { fclose(sheet.worksheet.pointee.optimize_tmpfile) }
      lxw_workbook_free(book)
    }
    Glibc.close(file)
    unlink(path)
  }

  private func setProperties(title: String) throws(FileError) {
    var text = CellText()
    text.set(title)
    let status = text.bytes.withUnsafeBufferPointer { title in
      title.withMemoryRebound(to: CChar.self) { title in
        var properties = lxw_doc_properties()
        properties.title = UnsafeMutablePointer(mutating: title.baseAddress)
        // 1 January 1980, the time that the parts of the archive have.
        properties.created = 315_532_800
        return workbook_set_properties(book, &properties)
      }
    }
    try check(status)
  }

  // MARK: Sheets

  /// Adds a sheet behind the others, and gives its number.
  ///
  /// - Precondition: The name is one that Excel takes.
  func addSheet(_ name: String, widths: [Double]) throws(FileError) -> Int {
    guard let worksheet = workbook_add_worksheet(book, name) else {
      throw .cannotCreate(path: temporaryFolder, reason: systemReason())
    }
    closeOnExec(fileno(worksheet.pointee.optimize_tmpfile))
    sheets.append(Sheet(worksheet: worksheet))
    for (column, width) in widths.enumerated() {
      let column = lxw_col_t(column)
      try check(worksheet_set_column(worksheet, column, column, width, nil))
    }
    // Text that looks like a number is meant as text.
    try check(
      worksheet_ignore_errors(
        worksheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576"))
    return sheets.count - 1
  }

  /// Keeps the first row in sight.
  func freezeHeader(ofSheet sheet: Int) {
    worksheet_freeze_panes(sheets[sheet].worksheet, 1, 0)
  }

  /// Lets the reader choose among the rows behind the first; to be called behind the last of them.
  func addFilter(toSheet sheet: Int, lastRow: Int, columns: Int) throws(FileError) {
    try check(
      worksheet_autofilter(
        sheets[sheet].worksheet, 0, 0, lxw_row_t(lastRow), lxw_col_t(columns - 1)))
  }

  // MARK: Cells

  /// A place of a sheet; rows and columns count from 0, and rows do not go back.
  struct Place {
    let sheet: Int
    let row: Int
    let column: Int
  }

  enum TextStyle {
    case plain, bold, wrapped
  }

  func write(_ number: Double, _ style: NumberStyle, at place: Place) throws(FileError) {
    try check(
      worksheet_write_number(
        sheets[place.sheet].worksheet, lxw_row_t(place.row), lxw_col_t(place.column), number,
        format(style)))
  }

  func write(_ value: Bool, at place: Place) throws(FileError) {
    try check(
      worksheet_write_boolean(
        sheets[place.sheet].worksheet, lxw_row_t(place.row), lxw_col_t(place.column),
        value ? 1 : 0, format(.boolean)))
  }

  func write(_ text: CellText, _ style: TextStyle, at place: Place) throws(FileError) {
    let format =
      switch style {
      case .plain: nil as UnsafeMutablePointer<lxw_format>?
      case .bold: bold
      case .wrapped: wrapped
      }
    let status = text.withCString { text in
      worksheet_write_string(
        sheets[place.sheet].worksheet, lxw_row_t(place.row), lxw_col_t(place.column), text, format)
    }
    try check(status)
  }

  /// Writes text that opens the address.
  func write(_ text: CellText, opening address: LinkAddress, at place: Place) throws(FileError) {
    let status = text.withCString { text in
      worksheet_write_url_opt(
        sheets[place.sheet].worksheet, lxw_row_t(place.row), lxw_col_t(place.column),
        address.target, nil, text, nil)
    }
    try check(status)
    sheets[place.sheet].links += 1
  }

  /// How many links the sheet has.
  func linkCount(ofSheet sheet: Int) -> Int { sheets[sheet].links }

  /// Throws where the sheet's rows did not fit on the disk.
  func checkRows(ofSheet sheet: Int) throws(FileError) {
    if ferror(sheets[sheet].worksheet.pointee.optimize_tmpfile) != 0 {
      throw .cannotWrite(path: temporaryFolder, reason: systemReason())
    }
  }

  private func format(_ style: NumberStyle) -> UnsafeMutablePointer<lxw_format>? {
    if style == .general { return nil }
    if let format = formats[style] { return format }
    // Excel takes some 200 number formats.
    if formats.count >= 150, case .money(_, let fraction) = style {
      return format(.amount(fraction))
    }
    let format = workbook_add_format(book)
    format_set_num_format(format, style.code)
    formats[style] = format
    return format
  }

  // MARK: The end

  /// Puts the file together, and hands out its bytes in order once it is known to be whole.
  func close(into sink: (UnsafeRawBufferPointer) throws(FileError) -> Void) throws(FileError) {
    var parts: [ArchiveCheck.Sheet] = []
    for (number, sheet) in sheets.enumerated() {
      lxw_worksheet_write_single_row(sheet.worksheet)
      let rows = sheet.worksheet.pointee.optimize_tmpfile
      fflush(rows)
      try checkRows(ofSheet: number)
      parts.append(ArchiveCheck.Sheet(rowBytes: ftello(rows), links: sheet.links))
    }
    let closing = book
    book = nil
    let status = workbook_close(closing)
    unlink(path)
    try check(status)
    if let fault = ArchiveCheck(file: file, sheets: parts).fault() {
      throw .cannotWrite(path: temporaryFolder, reason: fault)
    }
    try copy(into: sink)
  }

  private func copy(
    into sink: (UnsafeRawBufferPointer) throws(FileError) -> Void
  ) throws(FileError) {
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    var offset = 0
    while true {
      let count = pread(file, &buffer, buffer.count, offset)
      guard count >= 0 else { throw .cannotWrite(path: temporaryFolder, reason: systemReason()) }
      if count == 0 { return }
      offset += count
      let error: FileError? = buffer.withUnsafeBytes { bytes in
        do throws(FileError) {
          try sink(UnsafeRawBufferPointer(rebasing: bytes[..<count]))
          return nil
        } catch {
          return error
        }
      }
      if let error { throw error }
    }
  }

  private func check(_ status: lxw_error) throws(FileError) {
    guard status != LXW_NO_ERROR else { return }
    let reason = lxw_strerror(status).map { String(cString: $0) } ?? "error \(status.rawValue)"
    throw .cannotWrite(path: temporaryFolder, reason: reason)
  }
}

extension CellText {
  fileprivate func withCString<Result>(_ body: (UnsafePointer<CChar>?) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { body($0.baseAddress) }
    }
  }
}

/// Keeps the file from programs that are started meanwhile.
private func closeOnExec(_ file: Int32) {
  _ = fcntl(file, F_SETFD, FD_CLOEXEC)
}

/// What the system says of the call that has just failed: `No space left on device`.
private func systemReason() -> String {
  String(cString: strerror(errno))
}
