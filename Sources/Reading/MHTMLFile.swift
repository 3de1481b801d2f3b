import Model

/// A page with its images and style sheets in one file, as browsers save it: `.mhtml`, `.mht`.
///
/// Of its parts the page is read: the one that the file names as its root, else the first of `text/html`. Time and
/// memory are linear in the bytes; parts within parts are read to a depth of 8.
///
/// Source: RFC 2557, "MIME Encapsulation of Aggregate Documents, such as HTML (MHTML)"; RFC 2045 and 2046; RFC 2387.
struct MHTMLFile {
  /// The markup of the page, decoded, in the character set that its part declares.
  let markup: [UInt8]
  let charset: String?

  /// Where the page was saved from; nil where the file does not say.
  let address: String?

  private static let deepest = 8

  /// Parts of HTML that are looked at: more than a page has frames.
  private static let mostPages = 1_000

  /// Bytes of headers that are read, and of a boundary; RFC 2046 allows 70.
  private static let longestHead = 65_536
  private static let longestBoundary = 200

  /// Whether a document is such a file: it begins with headers, among them `MIME-Version` and a `Content-Type` of
  /// several parts or of a page.
  static func isMHTML(_ bytes: [UInt8]) -> Bool {
    // Every header begins with a letter, and no page does.
    let start = bytes.prefix(64).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    guard let first = start.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    let head = MIMEHeaders(bytes[start.startIndex...].prefix(longestHead))
    guard head.isWhole, head["mime-version"] != nil, let type = head.type else { return false }
    return type.hasPrefix("multipart/") || type == "text/html"
  }

  init(_ bytes: [UInt8]) throws(ReadingError) {
    let start = bytes.prefix(64).firstIndex { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) } ?? 0
    let head = MIMEHeaders(bytes[start...].prefix(Self.longestHead))
    var pages: [Part] = []
    try Self.collect(Part(headers: head, body: bytes[head.end...]), depth: 0, into: &pages)
    let snapshot = head["snapshot-content-location"]
    let root = head.parameter("start", of: "content-type")
    let page =
      pages.first { $0.headers["content-id"] == root && root != nil }
      ?? pages.first { $0.headers["content-location"] == snapshot && snapshot != nil }
      ?? pages.first
    guard let page else { throw .mhtmlWithoutPage }
    markup = page.content
    charset = page.headers.parameter("charset", of: "content-type")
    address =
      [page.headers["content-location"], snapshot, head["content-location"]].compactMap { $0 }
      .first(where: Self.isAddress)
  }

  /// The markup with the address as browsers write it into a page that they save, `<!-- saved from url=(0020)… -->`.
  var page: [UInt8] {
    guard let address, !markup.prefix(512).contains(0), !markup.starts(with: [0xFF, 0xFE]),
      !markup.starts(with: [0xFE, 0xFF])
    else { return markup }
    let count = String(address.utf8.count)
    let digits = String(repeating: "0", count: max(0, 4 - count.utf8.count)) + count
    let comment = Array("<!-- saved from url=(\(digits))\(address) -->".utf8)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return markup.starts(with: mark) ? mark + comment + markup.dropFirst(3) : comment + markup
  }

  /// Whether an address may stand in a comment.
  private static func isAddress(_ text: String) -> Bool {
    (text.hasPrefix("https://") || text.hasPrefix("http://")) && text.utf8.count <= 2_048
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E } && !text.contains("--")
  }

  private struct Part {
    let headers: MIMEHeaders
    let body: ArraySlice<UInt8>

    var content: [UInt8] {
      switch headers["content-transfer-encoding"]?.lowercased() {
      case "quoted-printable": TransferEncoding.quotedPrintable(body)
      case "base64": TransferEncoding.base64(body)
      default: Array(body)
      }
    }
  }

  /// Appends the pages of a part and of the parts in it.
  private static func collect(
    _ part: Part, depth: Int, into pages: inout [Part]
  ) throws(ReadingError) {
    guard let type = part.headers.type, type.hasPrefix("multipart/") else {
      let type = part.headers.type ?? "text/plain"
      if pages.count < mostPages, type == "text/html" || type == "application/xhtml+xml" {
        pages.append(part)
      }
      return
    }
    guard depth < deepest else {
      throw .damagedMHTML(reason: "its parts stand more than \(deepest) deep in each other")
    }
    guard let boundary = part.headers.parameter("boundary", of: "content-type"),
      (1...longestBoundary).contains(boundary.utf8.count)
    else { throw .damagedMHTML(reason: "it does not say what parts its parts") }
    for piece in try pieces(of: part.body, at: Array("--\(boundary)".utf8)) {
      let head = MIMEHeaders(piece.prefix(longestHead))
      let inner = Part(headers: head, body: piece[head.end...])
      try collect(inner, depth: depth + 1, into: &pages)
    }
  }

  /// What stands between the lines of the delimiter.
  private static func pieces(
    of body: ArraySlice<UInt8>, at delimiter: [UInt8]
  ) throws(ReadingError) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var line = body.startIndex
    while line < body.endIndex {
      let rest = body[line...]
      let end = rest.firstIndex(of: 0x0A) ?? body.endIndex
      let words = body[line..<end]
      if words.starts(with: delimiter) {
        let tail = words.dropFirst(delimiter.count)
        let isLast = tail.starts(with: "--".utf8)
        if isLast || tail.allSatisfy({ $0 <= 0x20 }) {
          // The line end before a delimiter belongs to it.
          if let start {
            var piece = body[start..<max(start, line - 1)]
            if piece.last == 0x0D { piece = piece.dropLast() }
            pieces.append(piece)
          }
          if isLast { return pieces }
          start = min(end + 1, body.endIndex)
        }
      }
      line = min(end + 1, body.endIndex)
    }
    throw .truncatedMHTML
  }
}
