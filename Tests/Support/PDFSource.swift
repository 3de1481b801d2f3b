/// A small PDF, written byte by byte: text in Helvetica, and whatever is to be wrong with it.
///
/// Source: ISO 32000-1, 7.5 "File structure", annex H.3 "Simple text string example".
package struct PDFSource {
  /// What the pages draw, in the language of content streams, the upper left corner of a sheet of
  /// 595 × 842 points being (0, 842).
  package var pages: [String] = []

  /// Objects of one's own, from number 10 on, each as `/Type … stream`; pages know them as `/X10` ….
  package var forms: [String] = []

  /// What the trailer has besides: `/Encrypt …`.
  package var trailer = ""

  package init(pages: [String] = []) {
    self.pages = pages
  }

  /// A PDF whose pages have these lines, the first 60 points below the upper edge, 14 below each other.
  package init(lines: [[String]]) {
    pages = lines.map { page in
      page.enumerated().map { Self.text($1, x: 72, y: 782 - 14 * $0) }.joined()
    }
  }

  /// Draws a line of text that begins at `x` from the left and `y` from below.
  ///
  /// - Parameter mode: How it is painted; 3 is not at all.
  package static func text(
    _ words: String, x: Int, y: Int, size: Int = 11, isBold: Bool = false, mode: Int = 0
  ) -> String {
    let bytes = words.unicodeScalars.map { Self.winAnsi[$0] ?? UInt8(truncatingIfNeeded: $0.value) }
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return "BT /F\(isBold ? 2 : 1) \(size) Tf \(mode) Tr 1 0 0 1 \(x) \(y) Tm <\(digits)> Tj ET\n"
  }

  /// Beyond Latin-1.
  private static let winAnsi: [Unicode.Scalar: UInt8] = [
    "•": 0x95, "–": 0x96, "—": 0x97, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "…": 0x85,
  ]

  /// An image of one grey point, as large as the sheet.
  package static let image =
    "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \u{7F} EI Q\n"

  package var bytes: [UInt8] {
    let kids = pages.indices.map { "\(100 + 2 * $0) 0 R" }.joined(separator: " ")
    let names = forms.indices.map { "/X\(10 + $0) \(10 + $0) 0 R" }.joined(separator: " ")
    let resources = "<< /Font << /F1 3 0 R /F2 4 0 R >> /XObject << \(names) >> >>"
    var objects: [(number: Int, text: String)] = [
      (1, "<< /Type /Catalog /Pages 2 0 R >>"),
      (2, "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>"),
      (3, Self.font("Helvetica")), (4, Self.font("Helvetica-Bold")),
    ]
    for (number, form) in forms.enumerated() {
      let head = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources \(resources)"
      objects.append((10 + number, Self.stream(form, head)))
    }
    for (number, page) in pages.enumerated() {
      let place = 100 + 2 * number
      objects.append(
        (
          place,
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources \(resources) /Contents \(place + 1) 0 R >>"
        ))
      objects.append((place + 1, Self.stream(page)))
    }
    var bytes = Array("%PDF-1.4\n".utf8)
    var table = "xref\n0 1\n0000000000 65535 f \n"
    for (number, text) in objects {
      let digits = String(bytes.count)
      table +=
        "\(number) 1\n\(String(repeating: "0", count: 10 - digits.count))\(digits) 00000 n \n"
      bytes += Array("\(number) 0 obj\n\(text)\nendobj\n".utf8)
    }
    let start = bytes.count
    let size = 100 + 2 * pages.count
    table += "trailer\n<< /Size \(size) /Root 1 0 R \(trailer) >>\nstartxref\n\(start)\n%%EOF\n"
    return bytes + Array(table.utf8)
  }

  private static func font(_ name: String) -> String {
    "<< /Type /Font /Subtype /Type1 /BaseFont /\(name) /Encoding /WinAnsiEncoding >>"
  }

  private static func stream(_ content: String, _ head: String = "") -> String {
    "<< \(head) /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream"
  }
}

extension PDFSource {
  /// A file of a few kilobytes that takes years and fills any memory: each form draws the next one twice.
  package static var endless: PDFSource {
    var source = PDFSource(pages: ["/X10 Do\n"])
    let line = text(String(repeating: "On it goes. ", count: 40), x: 72, y: 700)
    source.forms = (11..<60).map { "/X\($0) Do /X\($0) Do\n" } + [line]
    return source
  }

  /// The dictionary of a file that opens with a password: the standard security handler, 40 bits.
  package static var encrypted: PDFSource {
    var source = PDFSource(lines: [["Nobody reads this."]])
    let key = String(repeating: "5A", count: 32)
    source.trailer =
      "/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <\(key)> /U <\(key)> /P -4 >>"
    return source
  }
}
