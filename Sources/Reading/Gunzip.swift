import CZlib

/// The content of a gzip file, all its members one behind the other.
///
/// Zero bytes behind the last member are padding, as gzip(1) has it; anything else there is damage.
///
/// - Parameter limit: The most bytes that may come out; a file that would give more is given up at
///   that point, so a small file cannot fill the memory.
///
/// Source: RFC 1952, section 2.2: "A gzip file consists of a series of members".
package func gunzip(_ packed: [UInt8], limit: Int) throws(ReadingError) -> [UInt8] {
  var stream = z_stream()
  // 16 + 15: a gzip wrapper, and the largest window.
  guard gleaner_inflateInit2(&stream, 16 + 15) == Z_OK else {
    throw .corruptGzip(reason: "zlib has no memory left")
  }
  defer { inflateEnd(&stream) }
  var content: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 18)
  var failure: ReadingError?
  packed.withUnsafeBufferPointer { input in
    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.avail_in = UInt32(clamping: input.count)
    while failure == nil {
      let status = chunk.withUnsafeMutableBufferPointer { output in
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        return inflate(&stream, Z_NO_FLUSH)
      }
      let count = chunk.count - Int(stream.avail_out)
      guard content.count + count <= limit else {
        failure = .inflatesTooLarge(limit: limit)
        break
      }
      content += chunk[..<count]
      let rest = input.suffix(Int(stream.avail_in))
      switch status {
      case Z_STREAM_END:
        if rest.allSatisfy({ $0 == 0 }) { return }
        guard rest.starts(with: [0x1F, 0x8B]) else {
          failure = .corruptGzip(reason: "something stands behind the last member")
          break
        }
        inflateReset(&stream)
      case Z_OK:
        if rest.isEmpty, stream.avail_out > 0 { failure = .truncatedGzip }
      case Z_BUF_ERROR: failure = .truncatedGzip
      default:
        failure = .corruptGzip(reason: stream.msg.map { String(cString: $0) } ?? "error \(status)")
      }
    }
  }
  if let failure { throw failure }
  return content
}
