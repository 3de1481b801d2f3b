import CZlib
import Glibc

/// An open gzip file that is unpacked piece by piece, all its members one behind the other.
package final class GzipFile {
  private var file: gzFile?

  /// Takes the descriptor over.
  package init(descriptor: Int32) throws(ReadingError) {
    file = gzdopen(descriptor, "rb")
    guard file != nil else {
      close(descriptor)
      throw .corruptGzip(reason: "zlib has no memory left")
    }
  }

  deinit {
    if let file { gzclose_r(file) }
  }

  /// The next bytes, which fill the buffer but at the end; none behind it.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadingError) -> Int {
    guard let file else { return 0 }
    let count = gzread(file, buffer.baseAddress, UInt32(clamping: buffer.count))
    guard count >= 0 else {
      var number: Int32 = 0
      let words = gzerror(file, &number).map { String(cString: $0) }
      throw .corruptGzip(reason: words ?? "error \(number)")
    }
    if count == 0 {
      self.file = nil
      guard gzclose_r(file) == Z_OK else { throw .truncatedGzip }
    }
    return Int(count)
  }
}
