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
