/// The parts of an address that scraping reads.
enum WebAddress {
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
    for scheme in ["https://", "http://", "//"] where bytes.starts(with: scheme.utf8) {
      return scheme.utf8.count
    }
    return nil
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
