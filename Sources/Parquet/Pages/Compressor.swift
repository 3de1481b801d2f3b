import CDeflate
import CZstd
import Synchronization

/// Packs pages, and gives their checksums. Threads may share one.
final class Compressor: Sendable {
  let codec: CompressionCodec
  private let level: Int32

  /// The states of libdeflate or zstd that no thread has at the moment: each is large, and serves
  /// page after page.
  private let idle = Mutex<[State]>([])

  init(_ compression: ParquetOptions.Compression) {
    switch compression {
    case .uncompressed: (codec, level) = (.uncompressed, 0)
    case .gzip(let level): (codec, self.level) = (.gzip, Int32(level))
    case .zstd(let level): (codec, self.level) = (.zstd, Int32(level))
    }
  }

  /// The page as it stands in the file.
  func compressed(_ page: [UInt8]) -> [UInt8] {
    if codec == .uncompressed { return page }
    let state = idle.withLock { $0.popLast() } ?? State(codec, level: level)
    defer { idle.withLock { $0.append(state) } }
    return page.withUnsafeBytes { state.compressed($0) }
  }

  /// What one thread at a time packs with.
  ///
  /// Sendable because a thread that has it has taken it from the idle ones.
  private final class State: @unchecked Sendable {
    private let codec: CompressionCodec
    private let level: Int32
    private let deflate: OpaquePointer?
    private let zstd: OpaquePointer?

    init(_ codec: CompressionCodec, level: Int32) {
      self.codec = codec
      self.level = level
      deflate = codec == .gzip ? libdeflate_alloc_compressor(level) : nil
      zstd = codec == .zstd ? ZSTD_createCCtx() : nil
      precondition(deflate != nil || zstd != nil, "there is no memory for a compressor")
      guard let zstd else { return }
      ZSTD_CCtx_setParameter(zstd, ZSTD_c_compressionLevel, level)
      // What a window finds beyond a megabyte back costs more in cache misses than it saves.
      ZSTD_CCtx_setParameter(zstd, ZSTD_c_windowLog, 20)
    }

    deinit {
      libdeflate_free_compressor(deflate)
      ZSTD_freeCCtx(zstd)
    }

    func compressed(_ page: UnsafeRawBufferPointer) -> [UInt8] {
      let bound =
        codec == .gzip
        ? libdeflate_gzip_compress_bound(deflate, page.count) : ZSTD_compressBound(page.count)
      return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
        if codec == .gzip {
          count = libdeflate_gzip_compress(
            deflate, page.baseAddress, page.count, output.baseAddress, bound)
          precondition(count > 0, "libdeflate's bound holds")
        } else {
          count = ZSTD_compress2(zstd, output.baseAddress, bound, page.baseAddress, page.count)
          precondition(ZSTD_isError(count) == 0, "zstd's bound holds")
        }
      }
    }
  }
}

/// The CRC-32 that gzip has, too, of some bytes and others behind them.
func checksum(_ parts: [UInt8]...) -> UInt32 {
  parts.reduce(0) { crc, bytes in bytes.withUnsafeBytes { checksum($0, behind: crc) } }
}

/// The CRC-32 of the bytes behind those whose checksum is given.
func checksum(_ bytes: UnsafeRawBufferPointer, behind crc: UInt32 = 0) -> UInt32 {
  // Without an address libdeflate gives the checksum to start from.
  guard let start = bytes.baseAddress else { return crc }
  return libdeflate_crc32(crc, start, bytes.count)
}
