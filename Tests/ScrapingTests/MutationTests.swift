import Glibc
import Model
import Support
import Testing

@testable import Scraping

/// Whatever is done to a page, it gives a page or an error, always the same one, and the blocks of the
/// page are its text.
///
/// `GLEANER_MUTATIONS` sets how many pages are damaged in all; 2,000 without it.
@Suite struct MutationTests {
  private static let shares = 20
  private static let pages =
    getenv("GLEANER_MUTATIONS").flatMap { Int(String(cString: $0)) } ?? 2_000

  private static let parser = PageParser(sites: [
    SiteProfile(
      host: "example.org", content: "//article | //div[.//p]", title: "//h1 | //title",
      published: "//time/@datetime", drop: ["//aside", "//*[@class='share']", "//nav//*"])
  ])

  @Test(arguments: 0..<shares)
  func survive(share: Int) {
    var random = SeededGenerator(seed: UInt64(share))
    for _ in 0..<Self.pages / Self.shares {
      let bytes = Self.mutant(using: &random)
      let label = Self.labels.randomElement(using: &random) ?? nil
      let first = Self.result(bytes, label)
      let second = Self.result(bytes, label)
      let problem = Self.difference(first, second) ?? Self.fault(first)
      #expect(
        problem == nil, "share \(share): \(String(decoding: bytes, as: UTF8.self).debugDescription)"
      )
    }
  }

  private static func result(_ bytes: [UInt8], _ label: String?) -> Result<Page, ScrapingError> {
    Result { () throws(ScrapingError) in
      try parser.page(
        from: Document(path: "a", source: "", bytes: bytes, sha256: "", declaredCharset: label))
    }
  }

  /// How two readings of the same bytes differ; nil where they do not.
  private static func difference(
    _ first: Result<Page, ScrapingError>, _ second: Result<Page, ScrapingError>
  ) -> String? {
    switch (first, second) {
    case (.failure(let one), .failure(let other)): one == other ? nil : "\(one), then \(other)"
    case (.success(let one), .success(let other)):
      one.text.bytes == other.text.bytes && one.title == other.title
        && one.published == other.published && one.site == other.site && one.url == other.url
        && one.lines == other.lines && one.text.blocks.map(\.slot) == other.text.blocks.map(\.slot)
        ? nil : "another page the second time"
    default: "a page and an error"
    }
  }

  /// What is wrong with a reading; nil where nothing is.
  private static func fault(_ result: Result<Page, ScrapingError>) -> String? {
    guard case .success(let page) = result else { return nil }
    let bytes = page.text.bytes
    var end = -1
    for block in page.text.blocks {
      guard block.range.lowerBound == end + 1, !block.range.isEmpty else {
        return "blocks in disorder"
      }
      guard block.range.upperBound <= bytes.count else { return "a block beyond the text" }
      end = block.range.upperBound
      let text = bytes[block.range]
      guard text.first != 0x20, text.last != 0x20 else { return "a space at the end of a block" }
      guard !zip(text, text.dropFirst()).contains(where: { $0 == 0x20 && $1 == 0x20 }) else {
        return "two spaces"
      }
      guard text.allSatisfy({ $0 >= 0x20 }) else { return "a control" }
    }
    guard end == bytes.count, end > 0 else { return "text beyond the blocks" }
    return String(validating: bytes, as: UTF8.self) == nil ? "no UTF-8" : nil
  }

  // MARK: Damage

  private static func mutant(using random: inout SeededGenerator) -> [UInt8] {
    var bytes = seeds.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      guard !bytes.isEmpty else { return bytes }
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: insert(tags, at: place, of: &bytes, &random)
      case 2:
        // An attribute goes where a name ends, so that most of them are ones.
        let space = bytes[place...].firstIndex(of: 0x20) ?? place
        insert(attributes, at: space, of: &bytes, &random)
      case 3: insert(entities, at: place, of: &bytes, &random)
      case 4:
        let other = seeds.randomElement(using: &random) ?? []
        let from = Int.random(in: 0..<other.count, using: &random)
        let piece = other[from...].prefix(Int.random(in: 1...600, using: &random))
        bytes.insert(contentsOf: piece, at: place)
      case 5: bytes.removeLast(Int.random(in: 0...min(bytes.count, 400), using: &random))
      default: bytes.mutate(using: &random)
      }
    }
    return bytes
  }

  private static func insert(
    _ pieces: [String], at place: Int, of bytes: inout [UInt8], _ random: inout SeededGenerator
  ) {
    let piece = Array((pieces.randomElement(using: &random) ?? "").utf8)
    let count = Int.random(in: 0..<20, using: &random) == 0 ? 300 : 1
    bytes.insert(contentsOf: repeatElement(piece, count: count).joined(), at: place)
  }

  private static let tags = [
    "<div>", "</div>", "<p>", "<article>", "</article>", "<table>", "<tr>", "<td>", "<th>",
    "<td colspan=1000 rowspan=65534>", "<caption>", "</table>", "<ul>", "<li>", "<a href=x>",
    "</a>",
    "<script>", "</script>", "<style>", "<svg>", "</svg>", "<title>", "<h1>", "</h1>", "<h2>",
    "<form>", "<select>", "<textarea>", "<noscript>", "<template>", "<iframe>", "<button>", "<br>",
    "<br/>", "<frameset>", "<html>", "</html>", "<body>", "</body>", "<head>", "<!--", "-->", "<?",
    "<![CDATA[", "]]>", "<b>", "</b>", "<sup>1</sup>", "<time datetime=2024-02-30>", "<main>",
    "<figure>", "<figcaption>", "<blockquote>", "<pdf2xml>", "<page>", "<text top=9 left=9>",
    "<meta charset=utf-16>", "<link rel=canonical href=https://example.org/a>", "<ix:a>", "< ",
    "</",
    "<script type=application/ld+json>", "<nav>", "<aside>", "<hr>", "<pre>", "<font size=1>",
  ]

  private static let attributes = [
    " class=share", " class='a b c'", " id=comments", " hidden", " style='display:none'",
    " role=navigation", " itemprop=articleBody", " colspan=0", " rowspan=-1", " href", " =", " \"",
    " '", " a=\"", " aria-hidden=true", " itemprop=datePublished", " lang=\u{1}", " top=-1",
    " left=999999999999", " font=9", " height=0",
  ]

  private static let entities = [
    "&amp;", "&lt;", "&#0;", "&#128;", "&#x110000;", "&#xD800;", "&nbsp;", "&unknown;", "&", "&#",
    "&#x", "&shy;", "&#8203;", "&#x202E;", "&notin;", "&copy", "&pound5",
  ]

  private static let labels: [String?] = [nil, nil, nil, "utf-8", "windows-1252", "shift_jis", "x"]

  // MARK: Pages

  private static let seeds: [[UInt8]] = [
    Array(samplePage.utf8), Array(samplePDF.utf8), Array(site.utf8), Array(tables.utf8),
    Array(form.utf8), Array(broken.utf8), Array(data.utf8), Array(positioned.utf8),
    Array(plain.utf8),
    [0xFF, 0xFE] + samplePage.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
    samplePage.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) },
    Array("<meta charset=shift_jis><p>".utf8) + [0x8E, 0x71, 0x8B, 0x9F, 0x81]
      + Array("12 .</p><p>".utf8) + [0x1B, 0x24, 0x42, 0x3B, 0x52] + Array("</p>".utf8),
  ]

  private static let site = """
    <html lang=en-US><head><link rel=canonical href="https://www.example.org/2024/05/02/a"><title>A | B</title>
    </head><body><h1>A</h1><time datetime="2024-05-02">x</time><article>\(prose)<aside>Buy 12</aside>
    <div class=share>Share</div></article><nav><ul><li><a href=/>Home</a></ul></nav></body></html>
    """

  private static let tables = """
    <html><body>\(prose)<table><caption>Staff</caption><thead><tr><th colspan=2 rowspan=2>a<th>b</thead>
    <tr><th scope=row rowspan=3>x<td>1<td>2<tr><td>3<tr><td colspan=2>4</table>
    <table><tr><td>Area<td>Number<tr><td>Hill<td>14<tr><td><table><tr><td>9</table></table></body></html>
    """

  private static let form = """
    <html><body><form><label>Name<input name=a></label><select><option>1<option>2</select><textarea>x</textarea>
    <button>Go</button>\(prose)</form><dl><dt>Staff<dd>40</dl><blockquote>He said so.<footer>He</footer>
    </blockquote><figure><img><figcaption>It rose by 12%.</figcaption></figure></body></html>
    """

  private static let broken = """
    <p>One<p>Two<div><b>three<i>four</b>five</i></div></p><td>six<li>seven<h2>Eight<h3>nine</h2>
    <a href=a><a href=b>ten</a><br><br>eleven</a><!-- twelve --!><p =a b='c">thirteen & fourteen &lt fifteen<
    """

  private static let data = """
    <html><head><meta property="og:title" content="A title"><meta name=date content="3 May 2024">
    <script type="application/ld+json">[{"@graph":[{"@type":["NewsArticle"],"headline":"A &amp; \\u0042",
    "datePublished":"2024-05-03T00:00Z","publisher":{"name":"P"},"articleBody":"It is 12. \\n\\nAnd 13."}]}]</script>
    <script type="application/ld+json">{"@type":"Article","headline":"x",}</script></head><body>\(prose)</body></html>
    """

  private static let positioned = """
    <!DOCTYPE html><html><head><meta name="generator" content="pdftohtml 0.36"/></head><body>
    <style>.ft10{font-size:36px;}.ft11{font-size:18px;line-height:22px;}</style>
    <div id="page1-div" style="position:relative;width:892px;height:1262px;">
    <p style="position:absolute;top:100px;left:100px;white-space:nowrap" class="ft10">A&#160;report</p>
    <p style="position:absolute;top:200px;left:100px;white-space:nowrap" class="ft11">Staff&#160;rose<br/>to 80%, informa-</p>
    <p style="position:absolute;top:244px;left:100px;white-space:nowrap" class="ft11">tion is <b>new</b>.</p></div>
    <div id="page2-div" style="position:relative;height:1262px;"><p style="position:absolute;top:1200px;left:9px">2</p>
    </div></body></html>
    """

  private static let plain = """
    <html><head><meta name="generator" content="pdftohtml 0.36"/></head><body><a name=1></a><b>A&#160;report</b><br/>
    Staff rose&#160;to<br/>80% of&#160;all.<br/>•&#160;Plans<br/><hr/><a name=2></a>More informa-<br/>tion.<br/>2<br/></body></html>
    """
}
