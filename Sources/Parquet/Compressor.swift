import CZlib

/// Packs pages, and gives their checksums.
///
/// One serves one thread at a time: it keeps zlib's state from page to page.
final class Compressor {
  let codec: CompressionCodec
  private let stream: UnsafeMutablePointer<z_stream>?

  init(_ compression: ParquetOptions.Compression) {
    switch compression {
    case .uncompressed:
      codec = .uncompressed
      stream = nil
    case .gzip(let level):
      codec = .gzip
      // zlib keeps the stream's address, so it must not move.
      let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
      stream.initialize(to: z_stream())
      // 15 bits of window, and 16 for gzip's header and trailer.
      let status = gleaner_deflateInit2(stream, Int32(level), 15 + 16)
      precondition(status == Z_OK, "zlib has no memory")
      self.stream = stream
    }
  }

  deinit {
    guard let stream else { return }
    deflateEnd(stream)
    stream.deallocate()
  }

  /// The page as it stands in the file. It has fewer than 2^31 bytes.
  func compressed(_ page: [UInt8]) -> [UInt8] {
    guard let stream else { return page }
    deflateReset(stream)
    let bound = Int(deflateBound(stream, uLong(page.count)))
    return page.withUnsafeBufferPointer { page in
      [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        // zlib reads through a mutable pointer for the sake of old compilers and writes nothing
        // there.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: page.baseAddress)
        stream.pointee.avail_in = uInt(page.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = uInt(bound)
        let status = deflate(stream, Z_FINISH)
        precondition(status == Z_STREAM_END, "zlib's bound holds")
        count = bound - Int(stream.pointee.avail_out)
      }
    }
  }

  /// The CRC-32 that gzip has, too.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(crc32(0, $0.baseAddress, uInt($0.count))) }
  }
}
