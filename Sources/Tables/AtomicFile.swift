import Glibc

/// A file that is there whole or not at all.
///
///     let file = try AtomicFile("figures.parquet")
///     var writer = ParquetWriter(schema: schema, sink: file.write)
///     for batch in batches { try writer.append(batch) }
///     try writer.finish()
///     try file.commit()
///
/// The bytes go into a hidden file of the same folder, `.tmp-4711-0`, which takes the name of the
/// file when all of it is on the disk; a file that had the name before is replaced at that instant.
/// Where the `AtomicFile` is let go of before, because an error was thrown, the hidden file is
/// removed, and what had the name is as it was. A process that is killed leaves its hidden file.
public final class AtomicFile {
  /// The name that the file gets.
  public let path: String

  private let temporaryPath: String
  private let file: Int32
  private var buffer: [UInt8] = []

  /// Why the bytes are not all in the file: whoever passes over an error still gets no file.
  private var failure: FileError?
  private var isCommitted = false

  /// A call of the system for less takes longer than a copy.
  private static let bufferSize = 256 << 10

  /// Creates the hidden file; nothing else is to be seen yet.
  public init(_ path: String) throws(FileError) {
    self.path = path
    (file, temporaryPath) = try createTemporary(for: path)
    buffer.reserveCapacity(Self.bufferSize)
  }

  deinit {
    close(file)
    if !isCommitted { unlink(temporaryPath) }
  }

  /// Takes more bytes. After an error the file can no longer be had.
  public func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    try checkState()
    if buffer.count + bytes.count > Self.bufferSize { try flush() }
    if bytes.count >= Self.bufferSize {
      writeAll(bytes)
      if let failure { throw failure }
    } else {
      buffer += bytes
    }
  }

  /// Gives the file its name, when its bytes are on the disk; to be called once, at the end. The
  /// file, like any new one, is readable as the process's umask says.
  ///
  /// The last step, to make the folder remember the name, may fail with the file already in place.
  public func commit() throws(FileError) {
    try checkState()
    try flush()
    guard fsync(file) == 0 else { throw fail(.cannotWrite(path: path, reason: systemReason())) }
    guard rename(temporaryPath, path) == 0 else {
      throw fail(.cannotName(path: path, reason: systemReason()))
    }
    isCommitted = true
    try syncFolder()
  }

  private func checkState() throws(FileError) {
    precondition(!isCommitted, "the file is finished")
    if let failure { throw failure }
  }

  private func flush() throws(FileError) {
    buffer.withUnsafeBytes { writeAll($0) }
    buffer.removeAll(keepingCapacity: true)
    if let failure { throw failure }
  }

  /// Writes all of the bytes, or notes the failure.
  private func writeAll(_ bytes: UnsafeRawBufferPointer) {
    var rest = bytes
    while !rest.isEmpty {
      let written = Glibc.write(file, rest.baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        failure = .cannotWrite(path: path, reason: systemReason())
        return
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
  }

  private func syncFolder() throws(FileError) {
    let folder = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .cannotWrite(path: path, reason: systemReason()) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .cannotWrite(path: path, reason: systemReason()) }
  }

  private func fail(_ error: FileError) -> FileError {
    failure = error
    return error
  }
}

/// Creates a hidden file in the folder of the path, under the first name that nobody has.
private func createTemporary(for path: String) throws(FileError) -> (file: Int32, path: String) {
  guard !path.utf8.contains(0) else {
    throw .cannotCreate(path: path, reason: "a NUL in the name")
  }
  let folder = folder(of: path)
  var number = 0
  while true {
    let name = "\(folder)/.tmp-\(getpid())-\(number)"
    let file = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if file >= 0 { return (file, name) }
    guard errno == EEXIST || errno == EINTR else {
      throw .cannotCreate(path: path, reason: systemReason())
    }
    if errno == EEXIST { number += 1 }
  }
}

/// The folder that the file is in: `.` for a bare name.
private func folder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// What the system says of the call that has just failed: `No space left on device`.
private func systemReason() -> String {
  String(cString: strerror(errno))
}
