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

  /// The name as text. In a name that is not UTF-8 its odd bytes stand as `\xE9` and a reverse
  /// solidus as `\\`, so that two such names never read alike.
  package var description: String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
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

  /// What the system knows of it, of a link itself; nil where nothing is there.
  package var status: stat? {
    var status = stat()
    return withCString { lstat($0, &status) } == 0 ? status : nil
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
