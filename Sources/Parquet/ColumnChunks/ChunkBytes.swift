/// The bytes of a column chunk, fetched as they are needed: at once where all are, else in pieces.
struct ChunkBytes {
  /// Where the chunk stands in the file.
  let range: Range<Int>
  private let source: ParquetReader.ByteSource
  private let step: Int

  /// A part of the chunk, and where in the file it begins.
  private var piece: [UInt8] = []
  private var start: Int

  init(_ source: @escaping ParquetReader.ByteSource, range: Range<Int>, wholly: Bool) {
    self.source = source
    self.range = range
    step = wholly ? range.count : 1 << 16
    start = range.lowerBound
  }

  /// The header of the page that begins at a place, and its size.
  mutating func header(at place: Int) throws -> (page: FoundPage, size: Int) {
    var known = 64
    while true {
      let end = min(range.upperBound, place + known)
      try fetch(place..<end)
      do throws(PageFault) {
        return try knownHeader(at: place)
      } catch {
        // More of the chunk may hold the rest of it.
        guard error == .endsEarly, start + piece.count < range.upperBound else { throw error }
        known = max(known, start + piece.count - place) * 4
      }
    }
  }

  private func knownHeader(at place: Int) throws(PageFault) -> (page: FoundPage, size: Int) {
    try withBytes(place..<(start + piece.count)) { (bytes) throws(PageFault) in
      let (page, size) = try ThriftCompactReader.read(FoundPage.self, from: bytes)
      return (page, size)
    }
  }

  /// Calls `body` with the bytes of a part of the chunk.
  mutating func withBody<Result>(
    _ part: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(PageFault) -> Result
  ) throws -> Result {
    guard part.upperBound <= range.upperBound else { throw PageFault.endsEarly }
    try fetch(part)
    return try withBytes(part, body)
  }

  private func withBytes<Result>(
    _ part: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(PageFault) -> Result
  ) throws(PageFault) -> Result {
    try piece.withBytes { (bytes) throws(PageFault) in
      let places = (part.lowerBound - start)..<(part.upperBound - start)
      return try body(UnsafeRawBufferPointer(rebasing: bytes[places]))
    }
  }

  /// Makes the part one of the piece.
  private mutating func fetch(_ part: Range<Int>) throws {
    guard part.lowerBound < start || part.upperBound > start + piece.count else { return }
    let end = min(range.upperBound, max(part.upperBound, part.lowerBound + step))
    piece = try ParquetReader.bytes(part.lowerBound..<end, from: source)
    start = part.lowerBound
  }
}
