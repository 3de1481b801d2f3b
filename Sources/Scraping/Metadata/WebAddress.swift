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
    let end = bytes[start...].firstIndex(where: isEndOfHost) ?? bytes.count
    var host = bytes[start..<end].map(lower)[...]
    if host.starts(with: "www.".utf8) { host = host.dropFirst(4) }
    return host.isEmpty ? nil : String(decoding: host, as: UTF8.self)
  }

  /// The address with scheme and host in lower case: `HTTPS://WWW.Example.org/A` is `https://www.example.org/A`.
  ///
  /// Source: RFC 3986, 6.2.2.1 "Case Normalization".
  static func normalised(_ url: String) -> String {
    var bytes = Array(url.utf8)
    guard let start = hostStart(bytes) else { return url }
    let end = bytes[start...].firstIndex(where: isEndOfHost) ?? bytes.count
    for place in 0..<end { bytes[place] = lower(bytes[place]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The address of the page that an archive of the web keeps: `https://web.archive.org/web/20240610112233/https://example.org/a`
  /// is `https://example.org/a`. An address without such a prefix stays as it is.
  ///
  /// Source: Internet Archive, Wayback Machine APIs; pywb, "URL rewriting": a time of 4 to 14 digits, and two letters and `_`.
  static func original(of url: String) -> String {
    let bytes = Array(url.utf8.prefix(2 * longest))
    var rest = bytes[...]
    while let slash = rest.firstIndex(of: 0x2F) {
      rest = rest[(slash + 1)...]
      let digits = rest.prefix(15).prefix(while: isDigit)
      guard (4...14).contains(digits.count) else { continue }
      var target = rest.dropFirst(digits.count)
      if target.first == 0x2A { target = target.dropFirst() }
      if target.dropFirst(2).first == 0x5F { target = target.dropFirst(3) }
      guard target.first == 0x2F else { continue }
      target = target.dropFirst()
      guard let start = hostStart(Array(target.prefix(8))), start > 2,
        target.count > start, digits.count == 14 || url.holds("archive")
      else { continue }
      return original(of: String(decoding: target, as: UTF8.self))
    }
    return url
  }

  /// The address that a reference leads to from the page at `base`; nil where it is a place in that page, or
  /// the base is no public address.
  ///
  /// Source: RFC 3986, 5.2 "Relative Resolution".
  static func resolved(_ reference: String, from base: String) -> String? {
    let (bytes, base) = (Array(reference.utf8), Array(base.utf8))
    guard let start = hostStart(base), start > 2, let first = bytes.first, first != 0x23,
      let colon = base.firstIndex(of: 0x3A), bytes.count <= longest, base.count <= longest
    else { return nil }
    // Another scheme: "mailto:".
    guard !bytes.prefix(while: { isLetter($0) || $0 == 0x3A }).contains(0x3A) else { return nil }
    let hostEnd = base[start...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? base.count
    let pathEnd = base[hostEnd...].firstIndex { $0 == 0x3F || $0 == 0x23 } ?? base.count
    if bytes.starts(with: "//".utf8) {
      return String(decoding: base[...colon] + bytes, as: UTF8.self)
    }
    let end = bytes.firstIndex { $0 == 0x3F || $0 == 0x23 } ?? bytes.count
    var path = Array(bytes[..<end])
    if path.isEmpty {
      path = Array(base[hostEnd..<pathEnd])
    } else if path[0] != 0x2F {
      let folder = base[hostEnd..<pathEnd].lastIndex(of: 0x2F).map { base[hostEnd...$0] } ?? []
      path = (folder.isEmpty ? [0x2F] : Array(folder)) + path
    }
    return String(
      decoding: base[..<hostEnd] + withoutDots(path) + bytes[end...], as: UTF8.self)
  }

  /// The path without its `.` and `..`.
  private static func withoutDots(_ path: [UInt8]) -> [UInt8] {
    guard path.contains(0x2E) else { return path }
    var parts: [ArraySlice<UInt8>] = []
    let all = path.split(separator: 0x2F, omittingEmptySubsequences: false).dropFirst()
    for (place, part) in all.enumerated() {
      let isUp = part.elementsEqual("..".utf8)
      if isUp { _ = parts.popLast() }
      if !isUp, !part.elementsEqual(".".utf8) {
        parts.append(part)
      } else if place == all.count - 1 {
        parts.append([])
      }
    }
    return parts.reduce(into: []) { $0 += [0x2F] + $1 }
  }

  private static func isEndOfHost(_ byte: UInt8) -> Bool {
    byte == 0x2F || byte == 0x3F || byte == 0x23 || byte == 0x3A
  }

  /// Whether a site of that host writes the day before the month, whatever language its system was left at.
  static func writesDayFirst(host: String) -> Bool {
    let ending = host.utf8.split(separator: 0x2E).last.map { String(decoding: $0, as: UTF8.self) }
    return ["uk", "wales", "cymru", "scot", "london", "ie", "im", "je", "gg", "au", "nz", "eu"]
      .contains(ending)
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
