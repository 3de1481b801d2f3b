import Glibc
import Reading

/// An open file of which any part can be read.
final class RandomAccessFile {
  let path: FilePath

  /// The bytes that it had when it was opened.
  let size: Int
  private let file: Int32

  /// Opens a regular file; a pipe or a device could keep the program waiting.
  init(_ path: FilePath) throws(InspectionError) {
    self.path = path
    file = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard file >= 0 else { throw Self.failure(path, errno) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw .unreadable(path: path.description, reason: "not a regular file")
    }
    size = Int(status.st_size)
  }

  deinit { close(file) }

  /// The bytes of a range; fewer where the file has been cut since.
  func bytes(_ range: Range<Int>) throws(InspectionError) -> [UInt8] {
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { space, count in
      while count < range.count {
        let got = pread(
          file, space.baseAddress.map { $0 + count }, range.count - count,
          range.lowerBound + count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = errno }
        guard got > 0 else { return }
        count += got
      }
    }
    if let failure { throw Self.failure(path, failure) }
    return bytes
  }

  private static func failure(_ path: FilePath, _ error: Int32) -> InspectionError {
    .unreadable(path: path.description, reason: reason(of: error))
  }
}
