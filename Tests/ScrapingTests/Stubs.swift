import Model
import Scraping

extension PageParser {
  /// The page in these bytes.
  func page(_ bytes: [UInt8], declared: String? = nil) throws(ScrapingError) -> Page {
    try page(
      from: Document(
        path: "page.html", source: "test", bytes: bytes, sha256: "", declaredCharset: declared))
  }

  func page(_ html: String) throws(ScrapingError) -> Page { try page(Array(html.utf8)) }
}

extension Page {
  /// The whole text, blocks separated by line feeds.
  var whole: String { text[0..<text.bytes.count] }

  /// `kind: text` for every block.
  var lines: [String] { text.blocks.map { "\($0.kind.rawValue): \(text[$0.range])" } }
}

/// Three sentences that any page may hold as its text.
let prose = """
  <p>The council looked after 214 children at the end of March, which is nine more than a year before.</p>
  <p>Most of them live with foster families, and two thirds of the families live in the borough itself.</p>
  <p>Managers said that the new team, which began in May, has made a difference to every one of them.</p>
  """

/// Numbers that depend on a seed alone: SplitMix64.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
