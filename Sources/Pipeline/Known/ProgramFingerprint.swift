import Glibc
import Reading

/// What a document's result depends on beside its bytes: the program, the libraries that it was loaded with,
/// what makes text of PDFs, the catalogue, the profiles of sites and the limits.
struct ProgramFingerprint {
  /// SHA-256, 32 bytes.
  let bytes: [UInt8]

  /// - Parameter pdf: What makes text of PDFs.
  /// - Returns: nil where the program's own file cannot be read: then nothing can be told from before.
  init?(_ setup: WorkerSetup, _ limits: Configuration.Limits, pdf: PDFConversion?) {
    let hash = SHA256()
    func take(_ part: [UInt8]) {
      // A part ends where its length says, so that no two lists of parts read alike.
      withUnsafeBytes(of: UInt64(part.count).littleEndian, hash.update)
      part.withUnsafeBytes(hash.update)
    }
    take(Array("1".utf8))
    guard let program = Self.digest(ofFile: "/proc/self/exe") else { return nil }
    take(program)
    for library in Self.libraries() { take(library) }
    take(pdf?.program.map { Self.state(ofFile: "\($0)") } ?? [])
    take(setup.encoded)
    for limit in [limits.documentBytes, limits.pageSeconds, limits.pdfSeconds, limits.pdfMegabytes]
    {
      take(Array("\(limit)".utf8))
    }
    bytes = hash.digest()
  }

  /// The key of a document's result.
  ///
  /// - Parameter isNamedPDF: A page whose name says that it is a PDF is refused.
  func key(sha256: String, isNamedPDF: Bool) -> [UInt8] {
    let hash = SHA256()
    bytes.withUnsafeBytes(hash.update)
    Array(sha256.utf8).withUnsafeBytes(hash.update)
    [isNamedPDF ? 1 : 0].withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[..<1])) }
    return hash.digest()
  }

  private static func digest(ofFile path: String) -> [UInt8]? {
    let hash = SHA256()
    return forEachPiece(ofFile: path, hash.update) ? hash.digest() : nil
  }

  private static func content(ofFile path: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    return forEachPiece(ofFile: path) { bytes += $0 } ? bytes : nil
  }

  /// - Returns: false where the file cannot be read.
  private static func forEachPiece(
    ofFile path: String, _ body: (UnsafeRawBufferPointer) -> Void
  ) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return count == 0 }
      buffer.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
  }

  /// The name, size and last change of each library that this process has loaded, in the order of the names.
  ///
  /// Source: proc(5), `/proc/pid/maps`.
  private static func libraries() -> [[UInt8]] {
    guard let maps = content(ofFile: "/proc/self/maps") else { return [] }
    let names = maps.split(separator: UInt8(ascii: "\n")).compactMap { line -> String? in
      guard let start = line.firstIndex(of: UInt8(ascii: "/")) else { return nil }
      let name = String(decoding: line[start...], as: UTF8.self)
      return name.contains(".so") ? name : nil
    }
    return Set(names).sorted().map(state(ofFile:))
  }

  private static func state(ofFile path: String) -> [UInt8] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    let time = status.st_mtim
    return Array("\(path) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)".utf8)
  }
}
