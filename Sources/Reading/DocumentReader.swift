import Glibc
import Model

/// Makes documents of files: whole, unpacked where they are gzip, a PDF made into markup, the page taken out of an
/// MHTML file, and with the hash of just the bytes that were unpacked.
package struct DocumentReader: Sendable {
  /// The folder that paths are relative to.
  package let base: FilePath

  /// The most bytes that a document may have, packed and unpacked.
  package let limit: Int

  /// Whether a path may be a link to a file. Links found by a pattern are never followed: whoever
  /// can put a link among the pages could otherwise have any file published.
  package let followsLinks: Bool

  /// What a PDF is read by; where there is nothing, its bytes are handed on as they are.
  package let pdf: PDFConversion?

  package init(
    base: FilePath = FilePath(""), limit: Int, followsLinks: Bool = false,
    pdf: PDFConversion? = nil
  ) {
    self.base = base
    self.limit = limit
    self.followsLinks = followsLinks
    self.pdf = pdf
  }

  /// The document at `path`, which came with `source`, ready to be read as a page.
  ///
  /// - Parameter report: Called for each fault of a document that is read all the same.
  package func document(
    at path: FilePath, source: String, report: (ReadingError) -> Void = { _ in }
  ) throws(ReadingError) -> Document {
    try readable(file(at: path, source: source), report: report)
  }

  /// The file at `path` as it lies there, but for gzip.
  package func file(at path: FilePath, source: String) throws(ReadingError) -> Document {
    var bytes = try content(of: path)
    if bytes.starts(with: [0x1F, 0x8B]) { bytes = try gunzip(bytes, limit: limit) }
    return Document(
      id: Document.id(of: path), path: path.description, source: source, bytes: bytes,
      sha256: SHA256.hexadecimal(of: bytes))
  }

  /// The same document with what can be read of it: markup for a PDF, the page of an MHTML file, else its own bytes.
  ///
  /// - Parameter report: Called for each fault of a document that is read all the same.
  package func readable(
    _ document: Document, report: (ReadingError) -> Void = { _ in }
  ) throws(ReadingError) -> Document {
    if MHTMLFile.isMHTML(document.bytes) {
      let file = try MHTMLFile(document.bytes)
      return Document(
        id: document.id, path: document.path, source: document.source, bytes: file.page,
        sha256: document.sha256, size: document.size, declaredCharset: file.charset)
    }
    guard let pdf else { return document }
    if PDFFile.isPDF(document) {
      let markup = try pdf.markup(of: document.bytes, limit: limit, report: report)
      return Document(
        id: document.id, path: document.path, source: document.source, bytes: markup,
        sha256: document.sha256, size: document.size)
    }
    guard !PDFFile.isNamedPDF(document.path) || document.bytes.isEmpty else {
      throw .notPDF(found: PDFFile.kind(of: document.bytes))
    }
    return document
  }

  private func content(of path: FilePath) throws(ReadingError) -> [UInt8] {
    // A pipe without a writer would hold an open(2) that may block.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    let file = base.appending(path).open(flags)
    guard file >= 0 else {
      switch errno {
      case ENOENT: throw .missing
      case ELOOP: throw .notRegularFile(kind: "symbolic link")
      case ENXIO: throw .notRegularFile(kind: "socket or device")
      default: throw .unreadable(reason: reason(of: errno))
      }
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(reason: reason(of: errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .notRegularFile(kind: Self.kind(of: status.st_mode))
    }
    guard status.st_size <= limit else { throw .tooLarge(bytes: status.st_size, limit: limit) }
    let bytes = try bytes(of: file, expected: status.st_size)
    // A program that writes it meanwhile has not finished it.
    let before = FileIdentity(status)
    guard fstat(file, &status) == 0 else { throw .unreadable(reason: reason(of: errno)) }
    guard FileIdentity(status).hasContent(of: before), bytes.count == status.st_size else {
      throw .unfinished
    }
    return bytes
  }

  private func bytes(of file: Int32, expected: Int) throws(ReadingError) -> [UInt8] {
    var bytes: [UInt8] = []
    // One byte more than the file has shows, in the same read, that it ended.
    var size = expected + 1
    var isAtEnd = false
    var failure: ReadingError?
    while !isAtEnd, failure == nil {
      let piece = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        while count < size {
          let got = read(file, buffer.baseAddress.map { $0 + count }, size - count)
          if got < 0, errno == EINTR { continue }
          if got < 0 { failure = .unreadable(reason: reason(of: errno)) }
          if got == 0 { isAtEnd = true }
          if got <= 0 { return }
          count += got
        }
      }
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      if bytes.count > limit { throw .tooLarge(bytes: bytes.count, limit: limit) }
      size = 1 << 16
    }
    if let failure { throw failure }
    return bytes
  }

  private static func kind(of mode: mode_t) -> String {
    switch mode & S_IFMT {
    case S_IFDIR: "folder"
    case S_IFIFO: "pipe"
    case S_IFLNK: "symbolic link"
    case S_IFSOCK: "socket"
    default: "device"
    }
  }
}

extension Document {
  /// The name of the document until its page is read: `d_` and 16 hexadecimal digits of its path's SHA-256.
  package static func id(of path: FilePath) -> String {
    "d_" + SHA256.hexadecimal(of: path.bytes).prefix(16)
  }
}
