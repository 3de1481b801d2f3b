import Glibc
import Testing

@testable import Reading

/// A folder that is gone when the test is.
final class TemporaryFolder {
  let path: FilePath

  init() throws {
    var template = Array("/tmp/gleaner-test-XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    path = FilePath(template.dropLast().map(UInt8.init(bitPattern:)))
  }

  deinit {
    _ = system("chmod -R u+rwX '\(path)' 2>/dev/null; rm -rf '\(path)'")
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try write(bytes, to: FilePath(name))
  }

  func write(_ bytes: [UInt8], to name: FilePath) throws {
    let file = path.appending(name)
    var end = path.bytes.count
    while let next = file.bytes[(end + 1)...].firstIndex(of: UInt8(ascii: "/")) {
      _ = FilePath(Array(file.bytes[..<next])).withCString { mkdir($0, 0o755) }
      end = next
    }
    let descriptor = file.withCString { open($0, O_WRONLY | O_CREAT | O_TRUNC, 0o644) }
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    try #require(Glibc.write(descriptor, bytes, bytes.count) == bytes.count)
  }

  func link(_ name: String, to target: String) throws {
    try #require(path.appending(FilePath(name)).withCString { symlink(target, $0) } == 0)
  }

  func pipe(_ name: String) throws {
    try #require(path.appending(FilePath(name)).withCString { mkfifo($0, 0o644) } == 0)
  }

  /// A file of that size without a byte on the disk.
  func sparse(_ name: String, bytes: Int) throws {
    try write([], to: name)
    try #require(path.appending(FilePath(name)).withCString { truncate($0, bytes) } == 0)
  }
}
