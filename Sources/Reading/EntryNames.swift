import Glibc

/// The names in a folder, in the order in which the system has them, without `.` and `..`.
///
/// - Throws: `missing` or `unreadable`, also where the folder fails halfway.
package func entryNames(of folder: FilePath) throws(ReadingError) -> [[UInt8]] {
  guard let stream = folder.withCString({ opendir($0) }) else {
    throw errno == ENOENT ? .missing : .unreadable(reason: reason(of: errno))
  }
  defer { closedir(stream) }
  return try entryNames(of: stream)
}

/// The names in an open folder.
///
/// - Throws: `unreadable` where the folder fails halfway.
package func entryNames(of stream: OpaquePointer) throws(ReadingError) -> [[UInt8]] {
  var names: [[UInt8]] = []
  while true {
    errno = 0
    guard let entry = readdir(stream) else { break }
    // An entry is as long as its name: the array of 256 bytes that the header declares may go on
    // beyond the memory that the system gave.
    guard let place = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
    let start = UnsafeRawPointer(entry).advanced(by: place).assumingMemoryBound(to: CChar.self)
    let name = [UInt8](UnsafeRawBufferPointer(start: start, count: strlen(start)))
    if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
  }
  guard errno == 0 else { throw .unreadable(reason: reason(of: errno)) }
  return names
}
