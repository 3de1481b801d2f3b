import Support
import Tables
import Testing

@testable import Parquet

/// Whatever the bytes are, there is a table or an error: 100,000 files that are damaged somewhere.
@Suite struct ReaderFuzzTests {
  @Test(arguments: 1...100)
  func bearsDamage(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let own = try ownFile(using: &random)
    // Most harm to a packed page is seen by its checksum.
    let files = [ForeignFiles.modern, ForeignFiles.classic, own, ForeignFiles.packed]
    let places = try files.map(chunkPlaces)
    for round in 0..<1_000 {
      let number = round % 10 == 0 ? 3 : round % 3
      var bytes = files[number]
      guard let place = places[number].randomElement(using: &random) else { return }
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bytes.damage(place.bytes, using: &random)
      }
      guard let reader = try? ParquetReader(bytes, limits: limits),
        place.rowGroup < reader.rowGroupCount
      else { continue }
      let isBrief = round % 8 == 0
      _ = try? reader.table(
        rowGroup: place.rowGroup, columns: [place.column], firstRows: isBrief ? 7 : nil)
      if isBrief { _ = try? reader.pages(rowGroup: place.rowGroup, chunk: 0) }
      _ = reader.chunks(rowGroup: place.rowGroup)
    }
  }

  /// Where the column chunks of a sound file stand, one behind the other.
  private func chunkPlaces(
    of bytes: [UInt8]
  ) throws -> [(rowGroup: Int, column: String, bytes: Range<Int>)] {
    let reader = try ParquetReader(bytes)
    var start = 4
    return (0..<reader.rowGroupCount).flatMap { group in
      zip(reader.columns, reader.chunks(rowGroup: group)).map { column, chunk in
        defer { start += chunk.compressedSize }
        return (group, column.name, start..<(start + chunk.compressedSize))
      }
    }
  }

  /// No bytes are too odd for any of the encodings.
  @Test(arguments: 1...20)
  func decodersBearAnything(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let encodings: [Encoding] = [
      .plain, .rle, .deltaBinaryPacked, .deltaLengthByteArray, .deltaByteArray,
    ]
    for round in 0..<500 {
      // As often as not a header of differences, so that what follows is read.
      let header: [UInt8] = round % 2 == 0 ? [0x80, 0x01, 0x04, 0x14] : []
      let bytes =
        header
        + (0..<Int.random(in: 0...60, using: &random)).map { _ in
          UInt8(truncatingIfNeeded: random.next() >> UInt64.random(in: 56...63, using: &random))
        }
      bytes.withUnsafeBytes { bytes in
        for encoding in encodings {
          decode(bytes, encoding, FlagValues())
          decode(bytes, encoding, NumberValues<Int32>())
          decode(bytes, encoding, NumberValues<Int64>())
          decode(bytes, encoding, TextValues(limit: 1_000))
          decode(bytes, encoding, FixedLengthValues(length: 16, limit: 1_000))
        }
        var levels = [UInt32](repeating: 0, count: 20)
        levels.withUnsafeMutableBufferPointer { levels in
          var cursor = ByteCursor(bytes)
          _ = try? cursor.readRunLengths(into: levels, bitWidth: round % 34, greatest: 1 << 20) {
            .badLevel($0, greatest: 1 << 20)
          }
        }
      }
    }
  }

  private func decode(
    _ bytes: UnsafeRawBufferPointer, _ encoding: Encoding, _ values: some PageValues
  ) {
    var (cursor, values) = (ByteCursor(bytes), values)
    _ = try? values.read(&cursor, count: 20, encoding)
  }

  private var limits: ParquetLimits {
    var limits = ParquetLimits()
    (limits.pageBytes, limits.pageValues, limits.chunkValues) = (1 << 16, 1 << 10, 1 << 10)
    limits.chunkBytes = 1 << 16
    return limits
  }

  private func ownFile(using random: inout SeededGenerator) throws -> [UInt8] {
    let schema = randomSchema(using: &random)
    var options = randomOptions(using: &random)
    (options.rowGroupRows, options.pageRows, options.pageBytes) = (12, 6, 1 << 10)
    return try file([randomTable(schema, 12, using: &random)], options)
  }
}

extension [UInt8] {
  /// Damages a file at one place: in the chunk, or in the footer, where a byte means most.
  fileprivate mutating func damage(_ chunk: Range<Int>, using random: inout SeededGenerator) {
    guard count > 12, chunk.upperBound < count else { return }
    let footer = Swift.min(count - 8, Int(self[count - 8]) | Int(self[count - 7]) << 8)
    let place =
      Int.random(in: 0..<4, using: &random) == 0
      ? Int.random(in: (count - 8 - footer)..<count, using: &random)
      : Int.random(in: chunk, using: &random)
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: self[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
    case 2: self[place] = UInt8.random(in: 0...255, using: &random)
    case 3: self[place] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF].randomElement(using: &random) ?? 0
    case 4: self[place] &+= Bool.random(using: &random) ? 1 : 0xFF
    case 5:
      // The same size, so that offsets still mean what they meant.
      let length = Swift.min(Int.random(in: 1...16, using: &random), count - place)
      let from = Int.random(in: 0...(count - length), using: &random)
      replaceSubrange(place..<(place + length), with: Array(self[from..<(from + length)]))
    case 6: swapAt(place, Int.random(in: 0..<count, using: &random))
    default: mutate(using: &random)
    }
  }
}
