import CXLSXWriter
import Glibc

/// Whether the parts of a finished workbook are whole.
///
/// libxlsxwriter writes each part into a temporary file and reads it back for the archive, and does not look
/// whether the writing went well. On a full disk a part lacks bytes in its middle or at its end, and the
/// archive around it is in order. The file's error indicator is gone with the file, and `errno` is set to
/// zero for the next one, so that nothing but the archive tells. Each part is unpacked again: its tags have
/// to close what they open; the rows of a sheet, of which the length is known, are passed over, and
/// `</sheetData>` has to stand right behind them; and a sheet has as many links as were written.
///
/// Sources: PKWARE, APPNOTE.TXT, 4.3.7 "Local file header"; libxlsxwriter, worksheet.c,
/// `_write_optimized_sheet_data()`, packager.c, `_add_file_to_zip()`.
struct ArchiveCheck {
  /// What is known of a sheet.
  struct Sheet {
    /// The bytes of its rows, as they stand between `<sheetData>` and `</sheetData>`.
    let rowBytes: Int
    let links: Int
  }

  let file: Int32
  let sheets: [Sheet]

  /// What is wrong, or nil.
  func fault() -> String? {
    var offset = 0
    var names: Set<String> = []
    while let header = bytes(30, at: offset), header.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      let (nameLength, extraLength) = (header.number(2, at: 26), header.number(2, at: 28))
      guard let nameBytes = bytes(nameLength, at: offset + 30) else { return "it has no end" }
      let name = String(decoding: nameBytes, as: UTF8.self)
      let start = offset + 30 + nameLength + extraLength
      offset = start + header.number(4, at: 18)
      guard let scan = scan(from: start, to: offset, of: part(name)) else {
        return "\(name) cannot be unpacked"
      }
      guard scan.isWhole else { return "\(name) is not whole; is the disk full?" }
      names.insert(name)
    }
    let missing = sheets.indices.first { !names.contains("xl/worksheets/sheet\($0 + 1).xml") }
    return missing.map { "sheet \($0 + 1) is missing" }
  }

  /// What the part has to be.
  private func part(_ name: String) -> PartScan {
    for (index, sheet) in sheets.enumerated() {
      if name == "xl/worksheets/sheet\(index + 1).xml" {
        return PartScan(rowBytes: sheet.rowBytes, links: sheet.links)
      }
      if name == "xl/worksheets/_rels/sheet\(index + 1).xml.rels" {
        return PartScan(rowBytes: 0, links: sheet.links)
      }
    }
    return PartScan(rowBytes: 0, links: nil)
  }

  /// Unpacks the deflated bytes; nil where they are not.
  private func scan(from start: Int, to end: Int, of part: PartScan) -> PartScan? {
    var stream = z_stream()
    guard gleaner_inflateInitRaw(&stream) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = [UInt8](repeating: 0, count: 64 << 10)
    var output = [UInt8](repeating: 0, count: 256 << 10)
    var part = part
    var offset = start
    while offset < end {
      let count = pread(file, &input, min(input.count, end - offset), offset)
      guard count > 0 else { return nil }
      offset += count
      let status = input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(count)
        return output.withUnsafeMutableBufferPointer { output in
          repeat {
            stream.next_out = output.baseAddress
            stream.avail_out = UInt32(output.count)
            let status = inflate(&stream, Z_NO_FLUSH)
            guard status == Z_OK || status == Z_STREAM_END else { return status }
            let unpacked = output[..<(output.count - Int(stream.avail_out))]
            part.read(UnsafeBufferPointer(rebasing: unpacked))
            if status == Z_STREAM_END { return status }
          } while stream.avail_in > 0 || stream.avail_out == 0
          return Z_OK
        }
      }
      if status == Z_STREAM_END { return offset == end && stream.avail_in == 0 ? part : nil }
      guard status == Z_OK || status == Z_BUF_ERROR else { return nil }
    }
    return nil
  }

  private func bytes(_ count: Int, at offset: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return pread(file, &bytes, count, offset) == count ? bytes : nil
  }
}

extension [UInt8] {
  /// The number that the bytes from the offset on are, the low one first.
  fileprivate func number(_ count: Int, at offset: Int) -> Int {
    self[offset..<(offset + count)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

/// Reads a part of the archive, which is XML as libxlsxwriter writes it: `<` and `>` stand around tags alone.
struct PartScan {
  private let links: Int?
  private var rowBytesLeft: Int
  private var isInRows = false
  private var isBehindRows = false
  private var linksFound = 0
  private var depth = 0
  private var isInTag = false
  private var isBroken = false

  /// The beginning of the tag: enough to know it by.
  private var tag: [UInt8] = []
  private var lastByte: UInt8 = 0
  private var elementCount = 0

  /// - Parameters:
  ///   - rowBytes: How many bytes stand between `<sheetData>` and its end.
  ///   - links: How many elements `hyperlink` or `Relationship` there are; nil where any number is right.
  init(rowBytes: Int, links: Int?) {
    (rowBytesLeft, self.links) = (rowBytes, links)
  }

  /// Whether what was read is a whole document.
  var isWhole: Bool {
    !isBroken && !isInTag && depth == 0 && elementCount > 0 && rowBytesLeft == 0
      && linksFound == links ?? linksFound
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      if isInRows {
        let count = min(rowBytesLeft, bytes.count - index)
        rowBytesLeft -= count
        index += count
        isInRows = rowBytesLeft > 0
        isBehindRows = !isInRows
        continue
      }
      read(bytes[index])
      index += 1
    }
  }

  private mutating func read(_ byte: UInt8) {
    // Nothing stands between the rows and their end.
    if isBehindRows, !isInTag, byte != UInt8(ascii: "<") { isBroken = true }
    switch byte {
    case UInt8(ascii: "<"):
      isBroken = isBroken || isInTag
      isInTag = true
      tag.removeAll(keepingCapacity: true)
    case UInt8(ascii: ">"):
      isBroken = isBroken || !isInTag
      isInTag = false
      endTag()
    default:
      if isInTag, tag.count < 16 { tag.append(byte) }
      lastByte = byte
    }
  }

  private mutating func endTag() {
    if isBehindRows, tag != Self.rowsEnd { isBroken = true }
    isBehindRows = false
    switch tag.first {
    case UInt8(ascii: "?"): return
    case UInt8(ascii: "/"): depth -= 1
    default:
      elementCount += 1
      if tag.starts(with: Self.link) || tag.starts(with: Self.relationship) { linksFound += 1 }
      if lastByte == UInt8(ascii: "/") { break }
      depth += 1
      isInRows = tag == Self.rows && rowBytesLeft > 0
    }
    // One element holds all the others.
    isBroken =
      isBroken || depth < 0 || (depth == 0 && elementCount > 1 && tag.first != UInt8(ascii: "/"))
  }

  private static let rows = Array("sheetData".utf8)
  private static let rowsEnd = Array("/sheetData".utf8)
  private static let link = Array("hyperlink ".utf8)
  private static let relationship = Array("Relationship ".utf8)
}
