/// The parts of an address that scraping reads.
enum WebAddress {
  /// The most bytes of an address: every row of a page repeats it. Browsers and servers take no longer
  /// ones with certainty.
  ///
  /// Source: RFC 9110, 4.1: 8,000 octets are to be supported at the least; sitemaps.org: 2,048 are the most.
  private static let longest = 2_048

  /// Whether an address is one that a reader may be led to: `https://example.org/page`. It begins with
  /// http or https and a host, and has no space and no character that does not show.
  ///
  /// A user's name before the host would hide that, and browsers take a reverse solidus for a solidus.
  ///
  /// Source: RFC 3986, section 3; WHATWG URL, "URL parsing", `javascript:` and `data:` among the schemes.
  static func isPublic(_ url: String) -> Bool {
    let bytes = Array(url.utf8)
    guard bytes.count <= longest, let start = hostStart(bytes), start > 2 else { return false }
    let authority = bytes[start...].prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    let host = authority.prefix { $0 != 0x3A }
    guard host.contains(where: { isLetter($0) || isDigit($0) || $0 >= 0x80 || $0 == 0x5B }),
      authority.allSatisfy({ byte in
        isLetter(byte) || isDigit(byte) || byte >= 0x80
          || [0x2D, 0x2E, 0x3A, 0x5B, 0x5D, 0x5F, 0x25].contains(byte)
      }), !bytes.contains(0x5C)
    else { return false }
    return url.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator: false
      default: true
      }
    }
  }

  /// The host, without `www.`; nil for anything but http and https.
  static func host(of url: String) -> String? {
    let bytes = Array(url.utf8)
    guard let start = hostStart(bytes) else { return nil }
    let end =
      bytes[start...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 || $0 == 0x3A }
      ?? bytes.count
    var host = bytes[start..<end]
    if host.starts(with: "www.".utf8) { host = host.dropFirst(4) }
    return host.isEmpty ? nil : String(decoding: host, as: UTF8.self).lowercased()
  }

  private static func hostStart(_ bytes: [UInt8]) -> Int? {
    let head = String(decoding: bytes.prefix(8).map(lower), as: UTF8.self)
    return ["https://", "http://", "//"].first(where: head.hasPrefix)?.utf8.count
  }

  /// Whether the address is that of a site's first page: `/`, `./index.php`, `https://example.org/`.
  static func isRoot(_ url: ArraySlice<UInt8>) -> Bool {
    guard url.count <= 200 else { return false }
    let bytes = Array(url)
    var path = bytes[...]
    if let start = hostStart(bytes) {
      guard let slash = bytes[start...].firstIndex(of: 0x2F) else { return start < bytes.count }
      path = bytes[slash...]
    }
    path = path.prefix { $0 != 0x3F && $0 != 0x23 }
    while let first = path.first, first == 0x2F || first == 0x2E { path = path.dropFirst() }
    if path.isEmpty { return !bytes.isEmpty && bytes[0] != 0x23 && bytes[0] != 0x3F }
    return ["index.php", "index.html", "index.htm", "home", "forum.php"].contains {
      path.elementsEqual($0.utf8)
    }
  }
}
