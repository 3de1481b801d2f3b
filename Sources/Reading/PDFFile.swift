import Glibc
import Model

/// What the bytes of a PDF say of it, without a look into its objects.
package enum PDFFile {
  /// Whether a document is a PDF: its bytes decide, not its name.
  ///
  /// The header may stand behind other bytes, within the first 1,024; but a page about PDF is a
  /// page, unless it is named otherwise.
  ///
  /// Source: ISO 32000-1, 7.5.2 "File header", and what Adobe's readers accept: PDF Reference 1.7,
  /// appendix H, note 13.
  static func isPDF(_ document: Document) -> Bool {
    let head = document.bytes.prefix(1_024 + 5)
    guard occurs("%PDF-", in: head) else { return false }
    return head.starts(with: "%PDF-".utf8) || isNamedPDF(document.path)
      || !beginsMarkup(document.bytes)
  }

  /// Whether the name ends in `.pdf`, or `.pdf.gz`, in small letters or large.
  package static func isNamedPDF(_ path: String) -> Bool {
    let name = path.utf8.suffix(7).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return name.suffix(4).elementsEqual(".pdf".utf8) || name.elementsEqual(".pdf.gz".utf8)
  }

  /// What a document is that its name calls a PDF: `an HTML page`.
  static func kind(of bytes: [UInt8]) -> String {
    beginsMarkup(bytes) ? "an HTML page" : "another kind of file"
  }

  private static func beginsMarkup(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    return text.first { $0 > 0x20 } == UInt8(ascii: "<")
  }

  /// Whether the file ends before its end: objects stand behind its last end mark, or it has none.
  ///
  /// Files that were added to have several marks, and files made for the web have one near their
  /// beginning. What a server has put behind the last one does no harm.
  ///
  /// Source: ISO 32000-1, 7.5.5 "File trailer", 7.5.6 "Incremental updates".
  static func isCutOff(_ bytes: [UInt8]) -> Bool {
    guard let end = last("%%EOF", in: bytes) else { return true }
    let rest = bytes[end...]
    return ["endobj", "endstream"].contains { occurs($0, in: rest) } || beginsObject(in: rest)
  }

  /// Whether an object begins there, `7 0 obj`, rather than a word with these letters.
  ///
  /// Source: ISO 32000-1, 7.3.10 "Indirect objects".
  private static func beginsObject(in bytes: ArraySlice<UInt8>) -> Bool {
    let word = Array("obj".utf8)
    return bytes.indices.dropLast(word.count - 1).contains { place in
      guard bytes[place] == word[0], bytes[place...].starts(with: word) else { return false }
      // Not further back than numbers and the space between them are written.
      let before = bytes[..<place].suffix(32)
      let number = before.reversed().drop { $0 <= 0x20 }
      let after = bytes[(place + word.count)...].first ?? 0x20
      let isWord = !(0x61...0x7A).contains(after | 0x20)
      return isWord && before.last.map { $0 <= 0x20 } == true
        && number.first.map { (0x30...0x39).contains($0) } == true
    }
  }

  static func occurs(_ word: String, in bytes: ArraySlice<UInt8>) -> Bool {
    let word = Array(word.utf8)
    return bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while rest.count >= word.count,
        let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress,
        let found = memchr(start, Int32(word[0]), rest.count - word.count + 1)
      {
        if memcmp(found, word, word.count) == 0 { return true }
        rest = rest.dropFirst(UnsafeRawPointer(found) - start + 1)
      }
      return false
    }
  }

  private static func last(_ word: String, in bytes: [UInt8]) -> Int? {
    let word = Array(word.utf8)
    return bytes.indices.dropLast(word.count - 1).last { place in
      bytes[place] == word[0] && bytes[place...].starts(with: word)
    }
  }
}
