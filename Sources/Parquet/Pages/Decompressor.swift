import CDeflate
import CZstd

/// Unpacks pages. One serves one thread at a time: it keeps its memory from page to page.
final class Decompressor {
  private var page = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  /// Made when the first page asks for them.
  private var deflate: OpaquePointer?
  private var zstd: OpaquePointer?

  deinit {
    page.deallocate()
    if let deflate { libdeflate_free_decompressor(deflate) }
    ZSTD_freeDCtx(zstd)
  }

  /// The codecs whose pages can be unpacked.
  static let codecs: [CompressionCodec] = [.uncompressed, .snappy, .gzip, .zstd]

  /// The unpacked bytes, which are `size`; they stay until the next call.
  func unpacked(
    _ packed: UnsafeRawBufferPointer, _ codec: CompressionCodec, size: Int
  ) throws(PageFault) -> UnsafeRawBufferPointer {
    if codec == .uncompressed { return packed }
    makeRoom(for: size)
    let room = UnsafeMutableRawBufferPointer(rebasing: page[..<size])
    if codec == .snappy {
      try unpackSnappy(packed, into: room)
      return UnsafeRawBufferPointer(room)
    }
    guard codec == .gzip ? gunzip(packed, into: room) : unpackZstd(packed, into: room) else {
      throw .badPacking
    }
    return UnsafeRawBufferPointer(room)
  }

  private func makeRoom(for size: Int) {
    guard page.count < size || page.baseAddress == nil else { return }
    page.deallocate()
    page = .allocate(byteCount: max(size, 1 << 16), alignment: 16)
  }

  /// Unpacks all members of gzip, one behind the other; says whether they filled the room.
  private func gunzip(
    _ packed: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
  ) -> Bool {
    if deflate == nil { deflate = libdeflate_alloc_decompressor() }
    guard let deflate else { return false }
    var (taken, filled) = (0, 0)
    repeat {
      var (read, written) = (0, 0)
      let result = libdeflate_gzip_decompress_ex(
        deflate, packed.baseAddress.map { $0 + taken }, packed.count - taken,
        room.baseAddress.map { $0 + filled }, room.count - filled, &read, &written)
      guard result == LIBDEFLATE_SUCCESS, read > 0 else { return false }
      taken += read
      filled += written
    } while taken < packed.count
    return filled == room.count
  }

  private func unpackZstd(
    _ packed: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
  ) -> Bool {
    if zstd == nil { zstd = ZSTD_createDCtx() }
    guard let zstd else { return false }
    // An error is a number beyond every size.
    return ZSTD_decompressDCtx(
      zstd, room.baseAddress, room.count, packed.baseAddress, packed.count) == room.count
  }
}
