/// An uncompressed file read back: its footer, and its columns as text.
struct FileReader {
  let bytes: [UInt8]
  let footer: ThriftValue

  struct Malformed: Error {}

  init(_ bytes: [UInt8]) throws {
    let magic = Array("PAR1".utf8)
    guard bytes.count > 12, bytes.starts(with: magic), bytes.suffix(4) == magic[...] else {
      throw Malformed()
    }
    let length = Int(littleEndian(bytes[(bytes.count - 8)..<(bytes.count - 4)]))
    var reader = ThriftReader(bytes, at: bytes.count - 8 - length)
    self.bytes = bytes
    footer = try reader.structure()
    guard reader.place == bytes.count - 8 else { throw Malformed() }
  }

  var rowGroups: [ThriftValue] { footer[4]?.elements ?? [] }

  /// The columns of the schema, without the root.
  var fields: [ThriftValue] { Array(footer[2]?.elements.dropFirst() ?? []) }

  /// The metadata of a column chunk.
  func metaData(_ group: Int, _ column: Int) -> ThriftValue? {
    rowGroups[group][1]?.elements[column][3]
  }

  /// The column index and the offset index of a chunk.
  func indexes(_ group: Int, _ column: Int) throws -> (column: ThriftValue?, offset: ThriftValue) {
    let chunk = rowGroups[group][1]?.elements[column]
    guard let offset = chunk?[4]?.integer else { throw Malformed() }
    var offsetIndex = ThriftReader(bytes, at: offset)
    var columnIndex = chunk?[6]?.integer.map { ThriftReader(bytes, at: $0) }
    return (try columnIndex?.structure(), try offsetIndex.structure())
  }

  /// A page of a column chunk.
  struct Page {
    let offset: Int
    let header: ThriftValue
    let body: ArraySlice<UInt8>

    var isDictionary: Bool { header[1]?.integer == 2 }
  }

  /// The pages of a chunk, whose checksums are right.
  func pages(_ group: Int, _ column: Int) throws -> [Page] {
    guard let metaData = metaData(group, column), let first = metaData[9]?.integer,
      let size = metaData[7]?.integer
    else { throw Malformed() }
    var place = metaData[11]?.integer ?? first
    let end = place + size
    var pages: [Page] = []
    while place < end {
      var reader = ThriftReader(bytes, at: place)
      let header = try reader.structure()
      guard let length = header[3]?.integer else { throw Malformed() }
      let body = bytes[reader.place..<(reader.place + length)]
      guard header[4]?.integer == Int(Int32(bitPattern: checksum(body))) else { throw Malformed() }
      pages.append(Page(offset: place, header: header, body: body))
      place = reader.place + length
    }
    guard place == end else { throw Malformed() }
    return pages
  }

  /// A column's cells over all row groups, each as its PLAIN bytes; nil is null.
  func cells(_ column: Int) throws -> [[UInt8]?] {
    var cells: [[UInt8]?] = []
    for group in rowGroups.indices {
      var dictionary: [[UInt8]] = []
      for page in try pages(group, column) {
        if page.isDictionary {
          dictionary = try plain(page.body, count: page.header[7]?[1]?.integer ?? 0, column)
        } else {
          cells += try self.cells(of: page, dictionary, column)
        }
      }
    }
    return cells
  }

  private func cells(
    of page: Page, _ dictionary: [[UInt8]], _ column: Int
  ) throws -> [[UInt8]?] {
    guard let header = page.header[5], let count = header[1]?.integer else { throw Malformed() }
    var body = page.body
    var levels = [UInt32](repeating: 1, count: count)
    if fields[column][3]?.integer == 1 {
      let length = Int(littleEndian(body.prefix(4)))
      levels = try decodeRunLengths(Array(body.dropFirst(4).prefix(length)), bitWidth: 1, count)
      body = body.dropFirst(4 + length)
    }
    let present = levels.count { $0 == 1 }
    var values: [[UInt8]]
    if header[2]?.integer == 8 {
      let width = Int(body.first ?? 0)
      values = try decodeRunLengths(Array(body.dropFirst()), bitWidth: width, present)
        .map { dictionary[Int($0)] }
    } else {
      values = try plain(body, count: present, column)
    }
    var next = values.makeIterator()
    return levels.map { $0 == 1 ? next.next() : nil }
  }

  private func plain(_ bytes: ArraySlice<UInt8>, count: Int, _ column: Int) throws -> [[UInt8]] {
    var rest = bytes
    switch fields[column][1]?.integer {
    case 0:
      return (0..<count).map { [bytes[bytes.startIndex + $0 / 8] >> UInt8($0 % 8) & 1] }
    case 6:
      return (0..<count).map { _ in
        let length = Int(littleEndian(rest.prefix(4)))
        defer { rest = rest.dropFirst(4 + length) }
        return Array(rest.dropFirst(4).prefix(length))
      }
    case let type:
      let width = type == 1 ? 4 : 8
      guard bytes.count == count * width else { throw Malformed() }
      return (0..<count).map { _ in
        defer { rest = rest.dropFirst(width) }
        return Array(rest.prefix(width))
      }
    }
  }
}

/// The bytes as a number, the low one first.
func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
}

/// Values in the hybrid of runs and bit-packed groups.
///
/// Source: Apache Parquet, Encodings.md.
func decodeRunLengths(_ bytes: [UInt8], bitWidth: Int, _ count: Int) throws -> [UInt32] {
  var reader = ThriftReader(bytes)
  var values: [UInt32] = []
  while values.count < count {
    let header = Int(try reader.varInt())
    let isPacked = header & 1 == 1
    guard header > 1 else { throw FileReader.Malformed() }
    let size = isPacked ? (header >> 1) * bitWidth : (bitWidth + 7) / 8
    guard reader.place + size <= bytes.count else { throw FileReader.Malformed() }
    let body = bytes[reader.place..<(reader.place + size)]
    if isPacked {
      for index in 0..<((header >> 1) * 8) {
        var value: UInt32 = 0
        for bit in 0..<bitWidth {
          let place = index * bitWidth + bit
          value |= UInt32(body[body.startIndex + place / 8] >> UInt8(place % 8) & 1) << UInt32(bit)
        }
        values.append(value)
      }
    } else {
      values += [UInt32](repeating: UInt32(littleEndian(body)), count: header >> 1)
    }
    reader = ThriftReader(bytes, at: reader.place + size)
  }
  return Array(values.prefix(count))
}

/// CRC-32 by its definition.
func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  var crc = UInt32.max
  for byte in bytes {
    crc ^= UInt32(byte)
    for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
  return ~crc
}
