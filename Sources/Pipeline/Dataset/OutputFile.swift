import Glibc
import Reading

/// A new file in the making: bytes go in, and at the end its size and its hash are known and all of
/// it is on the disk.
final class OutputFile {
  private static let bufferSize = 1 << 18

  private let folder: Folder
  private let path: FilePath
  private let file: Int32
  private let hash = SHA256()
  private var buffer: [UInt8] = []
  private(set) var size = 0

  /// Creates the file in the folder, where nothing has its name.
  init(_ name: String, in folder: Folder) throws(ReleaseError) {
    self.folder = folder
    path = folder.path.appending(FilePath(name))
    file = try folder.newFile(name)
    buffer.reserveCapacity(Self.bufferSize)
  }

  deinit { close(file) }

  func write(_ bytes: UnsafeRawBufferPointer) throws(ReleaseError) {
    hash.update(bytes)
    size += bytes.count
    if buffer.count + bytes.count <= Self.bufferSize {
      buffer += bytes
      return
    }
    try flush()
    try writeAll(bytes)
  }

  /// Ends the file: its bytes are on the disk, and nobody can write it any more.
  ///
  /// - Returns: the SHA-256 of its bytes in hexadecimal digits.
  func finish() throws(ReleaseError) -> String {
    try flush()
    guard fchmod(file, 0o444) == 0, fsync(file) == 0 else { throw failure }
    return hash.hexadecimal()
  }

  private func flush() throws(ReleaseError) {
    var failure: ReleaseError?
    buffer.withUnsafeBytes { bytes in
      do throws(ReleaseError) { try writeAll(bytes) } catch { failure = error }
    }
    buffer.removeAll(keepingCapacity: true)
    if let failure { throw failure }
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) throws(ReleaseError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(file, rest.baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw failure }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
  }

  private var failure: ReleaseError {
    .cannotWrite(path: path.description, reason: folder.reason(of: errno))
  }
}

extension Folder {
  /// Ends a file of that name which another library wrote: its bytes are on the disk, and nobody can write it any
  /// more.
  func finish(_ name: String) throws(ReleaseError) -> (size: Int, sha256: String) {
    func failure() -> ReleaseError {
      .cannotWrite(path: path.appending(FilePath(name)).description, reason: reason(of: errno))
    }
    let file = openat(descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw failure() }
    defer { Glibc.close(file) }
    let hash = SHA256()
    var size = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(file, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      if count == 0 { break }
      hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      size += count
    }
    guard fchmod(file, 0o444) == 0, fsync(file) == 0 else { throw failure() }
    return (size, hash.hexadecimal())
  }
}
