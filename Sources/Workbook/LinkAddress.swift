/// An address that a cell may open: `https://www.example.org/a#b`, `../input/acme.html`.
///
/// It is one of http or https, or a file's address relative to the workbook: no other scheme, no
/// absolute path, no share of a network. It is written in ASCII: whatever a URI may not hold is
/// percent-encoded as UTF-8.
///
/// Sources: RFC 3986, 4.2 "Relative Reference"; RFC 3987, 3.1 "Mapping of IRIs to URIs".
struct LinkAddress: Hashable {
  /// The most characters of an address in Excel.
  ///
  /// Source: libxlsxwriter, worksheet.h, `worksheet_write_url()`.
  static let limit = 2_079

  /// The address in ASCII, up to `limit` characters.
  let target: String

  /// Nil where the text is not such an address, or is longer than Excel takes.
  init?(_ text: String) {
    guard Self.isOfTheWeb(text) || Self.isRelative(text),
      !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") })
    else { return nil }
    let encoded = Self.encoded(text)
    guard encoded.utf8.count <= Self.limit else { return nil }
    target = encoded
  }

  /// Whether it is an address of http or https.
  static func isOfTheWeb(_ text: String) -> Bool {
    ["http://", "https://"].contains { scheme in
      text.utf8.count > scheme.utf8.count
        && text.prefix(scheme.utf8.count).lowercased() == scheme
    }
  }

  private static func isRelative(_ text: String) -> Bool {
    guard let first = text.utf8.first, !"/#?".utf8.contains(first) else { return false }
    return !text.utf8.prefix { !"/#?".utf8.contains($0) }.contains(UInt8(ascii: ":"))
  }

  private static func encoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var encoded = ""
    for (index, byte) in bytes.enumerated() {
      let isLiteralPercent =
        byte == UInt8(ascii: "%")
        && !(index + 2 < bytes.count && bytes[index + 1].isHexadecimalDigit
          && bytes[index + 2].isHexadecimalDigit)
      let startsPrefix = prefixes.contains { bytes[index...].starts(with: $0.utf8) }
      if byte > 0x7E || unsafe.contains(byte) || isLiteralPercent || startsPrefix {
        encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      } else {
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return encoded
  }

  private static let unsafe = Set(" \"<>^`{|}".utf8)

  /// What libxlsxwriter takes for kinds of addresses of its own, wherever it stands in an address.
  private static let prefixes = ["internal:", "external:"]
}
