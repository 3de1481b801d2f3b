import Glibc

/// A folder for one test or measurement, gone when that is.
package final class TemporaryFolder {
  /// Why the test cannot have its files.
  package struct Failure: Error {
    let name: String
    let number: Int32
  }

  package let path: String

  package init(in folder: String = "/tmp") throws {
    var template = Array("\(folder)/gleaner-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(name: folder, number: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Without another process: one that is forked holds our locks for an instant.
  deinit { remove(Array(path.utf8CString)) }

  private func remove(_ path: [CChar]) {
    if unlink(path) == 0 || errno == ENOENT { return }
    _ = Glibc.chmod(path, 0o755)
    guard let stream = opendir(path) else { return }
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        $0.prefix { $0 != 0 }.map(CChar.init(bitPattern:))
      }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      remove(path.dropLast() + [0x2F] + name + [0])
    }
    closedir(stream)
    rmdir(path)
  }

  package func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  package func write(_ bytes: [UInt8], to name: String) throws {
    try write(bytes, toName: Array(name.utf8))
  }

  /// Writes a file, and the folders above it, under a name that need not be UTF-8.
  package func write(_ bytes: [UInt8], toName name: [UInt8]) throws {
    var end = 0
    while let next = name[end...].firstIndex(of: UInt8(ascii: "/")) {
      _ = mkdir(cString(Array(name[..<next])), 0o755)
      end = next + 1
    }
    let file = open(cString(name), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw failure(name) }
    defer { close(file) }
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw failure(name) }
  }

  package func link(_ name: String, to target: String) throws {
    guard symlink(target, cString(Array(name.utf8))) == 0 else { throw failure(Array(name.utf8)) }
  }

  package func pipe(_ name: String) throws {
    guard mkfifo(cString(Array(name.utf8)), 0o644) == 0 else { throw failure(Array(name.utf8)) }
  }

  /// A file of that size without a byte on the disk.
  package func sparse(_ name: String, bytes: Int) throws {
    try write([], to: name)
    guard truncate(cString(Array(name.utf8)), bytes) == 0 else { throw failure(Array(name.utf8)) }
  }

  package func chmod(_ name: String, _ mode: mode_t) throws {
    guard Glibc.chmod(cString(Array(name.utf8)), mode) == 0 else {
      throw failure(Array(name.utf8))
    }
  }

  /// The names in one of its folders, sorted; empty where there is no such folder.
  package func names(in folder: String) -> [String] {
    guard let stream = opendir(cString(Array(folder.utf8))) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  package func bytes(of name: String) throws -> [UInt8] {
    let file = open(cString(Array(name.utf8)), O_RDONLY)
    guard file >= 0 else { throw failure(Array(name.utf8)) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = read(file, &piece, piece.count), count > 0 { bytes += piece[..<count] }
    return bytes
  }

  package func text(of name: String) throws -> String {
    String(decoding: try bytes(of: name), as: UTF8.self)
  }

  private func cString(_ name: [UInt8]) -> [CChar] {
    (Array(path.utf8) + [UInt8(ascii: "/")] + name + [0]).map(CChar.init(bitPattern:))
  }

  private func failure(_ name: [UInt8]) -> Failure {
    Failure(name: String(decoding: name, as: UTF8.self), number: errno)
  }
}
