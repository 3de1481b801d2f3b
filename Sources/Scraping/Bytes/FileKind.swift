/// What a file is by its first bytes, where it is surely no page.
enum FileKind {
  /// `a PDF file`, `a ZIP archive`; nil for anything that may be text.
  static func name(of bytes: [UInt8]) -> String? {
    for (mark, name) in marks where bytes.starts(with: mark) { return name }
    return isBinary(bytes) ? "binary data" : nil
  }

  /// Source: the formats' own specifications; ISO 28500 for WARC; WHATWG MIME Sniffing, section 6.
  private static let marks: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "a PDF file"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
    ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
    (Array("GIF8".utf8), "a GIF image"), ([0x1F, 0x8B], "gzip data"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an Office document"), (Array("{\\rtf".utf8), "an RTF document"),
    (Array("wOFF".utf8), "a font"), (Array("RIFF".utf8), "a media file"),
    (Array("WARC/".utf8), "a WARC archive"),
  ]

  /// Whether control characters that no text has make up a tenth of the beginning. Zero bytes don't
  /// count: UTF-16 is full of them.
  ///
  /// Source: WHATWG MIME Sniffing, "binary data byte".
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    let head = bytes.prefix(2_048)
    let controls = head.count { $0 < 0x20 && $0 != 0 && !isSpace($0) && $0 != 0x1B && $0 != 0x0B }
    return controls * 10 > head.count
  }
}
