import CZlib
import Tables

/// A stream of bytes as a gzip file. Its header has neither time nor name, so that the same bytes
/// make the same file.
///
///     let gzip = GzipSink(into: sink)
///     try gzip.write(bytes)
///     try gzip.finish()
///
/// Source: RFC 1952.
public final class GzipSink {
  private let sink: ByteSink
  private let stream: UnsafeMutablePointer<z_stream>
  private var output = [UInt8](repeating: 0, count: 64 << 10)

  /// The level is 1 (fast) through 9 (small).
  public init(level: Int = 6, into sink: @escaping ByteSink) {
    precondition((1...9).contains(level), "a level runs from 1 through 9")
    self.sink = sink
    // zlib keeps the stream's address, so it must not move.
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for gzip's header and trailer.
    let status = gleaner_deflateInit2(stream, Int32(level), 15 + 16)
    precondition(status == Z_OK, "zlib has no memory")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Takes more bytes; what the sink throws comes out.
  public func write(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest.prefix(1 << 30))
      try deflate(part, flush: Z_NO_FLUSH)
      rest = rest.dropFirst(part.count)
    }
  }

  /// Writes what is left and gzip's trailer. To be called once, at the end.
  public func finish() throws {
    try deflate(UnsafeRawBufferPointer(start: nil, count: 0), flush: Z_FINISH)
  }

  private func deflate(_ bytes: UnsafeRawBufferPointer, flush: Int32) throws {
    // zlib reads through a mutable pointer for the sake of old compilers and writes nothing there.
    let input = bytes.bindMemory(to: UInt8.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = uInt(input.count)
    repeat {
      try output.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = uInt(output.count)
        _ = CZlib.deflate(stream, flush)
        let written = output.count - Int(stream.pointee.avail_out)
        if written > 0 {
          try sink(UnsafeRawBufferPointer(start: output.baseAddress, count: written))
        }
      }
    } while stream.pointee.avail_out == 0
  }
}
