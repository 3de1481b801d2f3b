import Glibc
import Reading

/// A file that takes bytes as they come and is closed at the end, as the other libraries do it: nothing
/// waits for the disk.
final class PlainFile {
  private let path: String
  private var file: Int32
  private var size = 0

  init(_ path: String) throws(BenchError) {
    self.path = path
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw .cannotWrite(path: path, reason: reason(of: errno)) }
  }

  deinit { _ = close() }

  func write(_ bytes: UnsafeRawBufferPointer) throws(BenchError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(file, rest.baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw .cannotWrite(path: path, reason: reason(of: errno)) }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
    size += bytes.count
  }

  /// Ends the file and gives back its size.
  func close() -> Int {
    if file >= 0 { Glibc.close(file) }
    file = -1
    return size
  }
}
