import Glibc

/// The name of a file as the system has it: bytes, which need not be UTF-8.
package struct FilePath: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let bytes: [UInt8]

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  package init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The path of `name` below this folder; an absolute `name` stands for itself.
  package func appending(_ name: FilePath) -> FilePath {
    if name.bytes.first == UInt8(ascii: "/") || bytes.isEmpty { return name }
    if bytes.last == UInt8(ascii: "/") { return FilePath(bytes + name.bytes) }
    return FilePath(bytes + [UInt8(ascii: "/")] + name.bytes)
  }

  /// The name as text: bytes that are not UTF-8 stand as `\xE9`, a reverse solidus as `\\`. So no two
  /// names read alike, not even one with such a byte and one that is spelled like its escape.
  package var description: String {
    if !bytes.contains(UInt8(ascii: "\\")), let text = String(validating: bytes, as: UTF8.self) {
      return text
    }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      if let character = String(validating: rest.prefix(length), as: UTF8.self) {
        text += character == "\\" ? "\\\\" : character
        rest = rest.dropFirst(length)
      } else {
        text += "\\x" + String(first, radix: 16, uppercase: true)
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// The longest path that a call to the system takes, in bytes.
  ///
  /// Source: limits.h of Linux: `PATH_MAX` is 4,096 and counts the zero behind the path.
  private static let longest = 4_095

  /// Of a descriptor that names a file and does not read it: open(2), `O_PATH`.
  ///
  /// Source: asm-generic/fcntl.h of Linux.
  private static let pathOnly: Int32 = 0o10_000_000

  /// Opens the file as open(2) does, a longer path folder by folder.
  ///
  /// - Returns: a descriptor for the caller to close; below 0 where it fails, with `errno` set.
  func open(_ flags: Int32) -> Int32 {
    // C would read the name up to a zero byte, and open another file.
    guard !bytes.contains(0) else {
      errno = ENOENT
      return -1
    }
    let solidus = UInt8(ascii: "/")
    var folder = AT_FDCWD
    var rest = bytes[...]
    while rest.count > Self.longest,
      let cut = rest.prefix(Self.longest).lastIndex(of: solidus), cut > rest.startIndex
    {
      folder = Self.open(rest[..<cut], in: folder, Self.pathOnly | O_DIRECTORY | O_CLOEXEC)
      guard folder >= 0 else { return -1 }
      rest = rest[cut...].drop { $0 == solidus }
      if rest.isEmpty { rest = [UInt8(ascii: ".")] }
    }
    return Self.open(rest, in: folder, flags)
  }

  /// Opens a file below an open folder, which is closed.
  private static func open(_ name: ArraySlice<UInt8>, in folder: Int32, _ flags: Int32) -> Int32 {
    let descriptor = FilePath(Array(name)).withCString { openat(folder, $0, flags) }
    let error = errno
    if folder != AT_FDCWD { close(folder) }
    errno = error
    return descriptor
  }

  /// What the system knows of it, of a link itself; nil where nothing is there.
  package var status: stat? {
    let descriptor = open(Self.pathOnly | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  package static func < (left: FilePath, right: FilePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }

  /// Calls `body` with the name as C takes it: the bytes and a zero.
  package func withCString<Result, Failure: Error>(
    _ body: (UnsafePointer<CChar>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let terminated = bytes.map(CChar.init(bitPattern:)) + [0]
    return try terminated.withUnsafeBufferPointer { (buffer) throws(Failure) -> Result in
      // An array of at least one element has an address.
      guard let start = buffer.baseAddress else { preconditionFailure("the array is not empty") }
      return try body(start)
    }
  }
}
