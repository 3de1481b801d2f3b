import Glibc

/// The names in a folder, in the order in which the system has them, without `.` and `..`.
///
/// - Throws: `missing` or `unreadable`, also where the folder fails halfway.
package func entryNames(of folder: FilePath) throws(ReadingError) -> [[UInt8]] {
  var names: [[UInt8]] = []
  try forEachEntry(of: folder) { names.append($0.name) }
  return names
}

/// A name in a folder, while the folder is open.
package struct FolderEntry {
  package let name: [UInt8]

  /// What it is as far as the folder itself says, without a look at the file: `DT_REG`, `DT_DIR`,
  /// `DT_UNKNOWN` and their like.
  let listedType: Int

  fileprivate let folder: Int32

  /// What the system knows of it, of a link itself. In a folder that may be listed but not searched,
  /// that is nothing.
  func status() throws(ReadingError) -> stat {
    var status = stat()
    let result = FilePath(name).withCString { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }
    guard result == 0 else {
      throw errno == ENOENT ? .missing : .unreadable(reason: reason(of: errno))
    }
    return status
  }
}

/// Calls `body` with everything in the folder, in the order in which the system has it, but for `.`
/// and `..`.
///
/// - Parameter followsLink: Whether the folder may be a link to one.
/// - Throws: `missing` or `unreadable`, also where the folder fails halfway.
func forEachEntry(
  of folder: FilePath, followsLink: Bool = true, _ body: (FolderEntry) -> Void
) throws(ReadingError) {
  let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (followsLink ? 0 : O_NOFOLLOW)
  let descriptor = folder.open(flags)
  guard descriptor >= 0 else {
    throw errno == ENOENT ? .missing : .unreadable(reason: reason(of: errno))
  }
  guard let stream = fdopendir(descriptor) else {
    let error = errno
    close(descriptor)
    throw .unreadable(reason: reason(of: error))
  }
  defer { closedir(stream) }
  try forEachEntry(of: stream, body)
}

/// Calls `body` with everything in the folder that is open, as above.
package func forEachEntry(
  of stream: OpaquePointer, _ body: (FolderEntry) -> Void
) throws(ReadingError) {
  while true {
    errno = 0
    guard let entry = readdir(stream) else { break }
    // An entry is as long as its name: the array of 256 bytes that the header declares may go on
    // beyond the memory that the system gave.
    guard let place = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
    let start = UnsafeRawPointer(entry).advanced(by: place).assumingMemoryBound(to: CChar.self)
    let name = [UInt8](UnsafeRawBufferPointer(start: start, count: strlen(start)))
    if name != [0x2E], name != [0x2E, 0x2E] {
      let type = Int(entry.pointee.d_type)
      body(FolderEntry(name: name, listedType: type, folder: dirfd(stream)))
    }
  }
  guard errno == 0 else { throw .unreadable(reason: reason(of: errno)) }
}
