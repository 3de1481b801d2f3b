import Glibc
import Reading

/// An open folder. Whatever is done in it is done by its descriptor and a name without a solidus, and
/// links are never followed: what the folder is called, and what else takes its name meanwhile, does not
/// matter.
final class Folder {
  /// What the folder was called when it was opened, for messages.
  let path: FilePath
  let descriptor: Int32

  /// Opens a folder by its path. Links on the way are followed.
  init(_ path: FilePath) throws(ReleaseError) {
    let place = path.bytes.isEmpty ? FilePath(".") : path
    descriptor = place.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    self.path = path
    guard descriptor >= 0 else {
      throw .cannotCreate(path: path.description, reason: reason(of: errno))
    }
  }

  /// Opens a folder within another.
  init?(_ name: FilePath, in folder: Folder) {
    path = folder.path.appending(name)
    descriptor = name.withCString {
      openat(folder.descriptor, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    }
    if descriptor < 0 { return nil }
  }

  deinit {
    if descriptor >= 0 { Glibc.close(descriptor) }
  }

  /// The folder of that name, made where nothing has it.
  func folder(_ name: String) throws(ReleaseError) -> Folder {
    if mkdirat(descriptor, name, 0o755) == 0 || errno == EEXIST,
      let folder = Folder(FilePath(name), in: self)
    {
      return folder
    }
    throw .cannotCreate(
      path: path.appending(FilePath(name)).description, reason: reason(of: errno))
  }

  /// A new file of that name to be written, of which nobody else has a descriptor.
  func newFile(_ name: String) throws(ReleaseError) -> Int32 {
    let file = openat(
      descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(name) }
    return file
  }

  /// What stands under the name, a link itself; nil where nothing does.
  func status(of name: String) -> stat? {
    var status = stat()
    return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  /// What the folder itself is; nil where the system does not say.
  var status: stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// What has the folder's path now, of a link what it leads to.
  var statusByPath: stat? {
    var status = stat()
    let place = path.bytes.isEmpty ? FilePath(".") : path
    return place.withCString { stat($0, &status) } == 0 ? status : nil
  }

  /// Where the link of that name leads; nil where there is no such link.
  func target(of name: String) -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = readlinkat(descriptor, name, &buffer, buffer.count)
    guard length >= 0 else { return nil }
    return String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// The names of what stands in the folder, in no order.
  func names() throws(ReleaseError) -> [FilePath] {
    let copy = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let stream = fdopendir(copy) else {
      let number = errno
      if copy >= 0 { Glibc.close(copy) }
      throw .cannotRead(path: path.description, reason: reason(of: number))
    }
    defer { closedir(stream) }
    do throws(ReadingError) {
      var names: [FilePath] = []
      try forEachEntry(of: stream) { names.append(FilePath($0.name)) }
      return names
    } catch {
      throw .cannotRead(path: path.description, reason: error.message)
    }
  }

  func rename(_ name: String, to new: String, in other: Folder? = nil) throws(ReleaseError) {
    let folder = other ?? self
    guard renameat(descriptor, name, folder.descriptor, new) == 0 else { throw folder.failure(new) }
  }

  func link(_ name: String, to target: String) throws(ReleaseError) {
    guard symlinkat(target, descriptor, name) == 0 else { throw failure(name) }
  }

  /// Waits until the names in the folder are on the disk.
  func sync() throws(ReleaseError) {
    guard fsync(descriptor) == 0 else {
      throw .cannotWrite(path: path.description, reason: reason(of: errno))
    }
  }

  /// Forbids everybody to add names or take them away.
  func close(toChange isClosed: Bool) throws(ReleaseError) {
    guard fchmod(descriptor, isClosed ? 0o555 : 0o755) == 0 else {
      throw .cannotWrite(path: path.description, reason: reason(of: errno))
    }
  }

  /// Removes what has that name: a file or a link itself, a folder with all that it holds. Where nothing
  /// has it, nothing happens.
  func remove(_ name: FilePath) throws(ReleaseError) {
    try remove(name, within: 32)
  }

  /// - Parameter depth: How deep folders may nest: a release has none.
  private func remove(_ name: FilePath, within depth: Int) throws(ReleaseError) {
    if name.withCString({ unlinkat(descriptor, $0, 0) }) == 0 || errno == ENOENT { return }
    let number = errno
    guard number == EISDIR, depth > 0, let inner = Folder(name, in: self) else {
      throw failure(name, number)
    }
    try inner.close(toChange: false)
    for each in try inner.names() { try inner.remove(each, within: depth - 1) }
    guard name.withCString({ unlinkat(descriptor, $0, AT_REMOVEDIR) }) == 0 else {
      throw failure(name, errno)
    }
  }

  private func failure(_ name: FilePath, _ number: Int32) -> ReleaseError {
    .cannotWrite(path: path.appending(name).description, reason: reason(of: number))
  }

  /// What the system says of an error that it met here; of a full disk, how much is left.
  func reason(of number: Int32) -> String {
    let words = Reading.reason(of: number)
    var disk = statvfs()
    guard number == ENOSPC, fstatvfs(descriptor, &disk) == 0 else { return words }
    return "\(words), \(UInt64(disk.f_bavail) &* UInt64(disk.f_frsize)) bytes are free"
  }

  private func failure(_ name: String) -> ReleaseError { failure(FilePath(name), errno) }
}
