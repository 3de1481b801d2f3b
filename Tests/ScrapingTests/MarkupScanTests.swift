import Testing

@testable import Scraping

@Suite struct MarkupScanTests {
  @Test(arguments: [
    ("<div class=a id='b'>Text <B>bold</B></div>", "<body><div>x<B>x</B></div>"),
    ("<ul>\n <li>One\n <li>Two</ul>", "<body><ul> <li>x</li><li>x</ul>"),
    ("<p>a<!-- b -->c<script>d</script>e", "<body><p>x"),
    ("<p> <!-- b --> c", "<body><p>x"),
    ("<p>3 < 4 <_> </p>", "<body><p>x</p>"),
    ("<br/><br /><img alt=a/>x", "<body><br/><br/><img>x"),
    ("<p\"a\">b</p c>", "<body><p>x</p>"),
    ("<button>Send</button><h2><button>Why?</button></h2>", " <body><h2>x</h2>"),
    ("<script type=application/ld+json>{\"a\": \"</b>\"}</script>", "<script>x</script>"),
    ("</body></html><p>late", "<body><p>x"),
    ("<b>a</b' c>d</i>", "<body><b>x</b>x</i>"),
    ("<title>The <script> of a <b>play</b></title>", "<title>x<b>x</b></title>"),
    ("<p>a<ul></ul>b</p>c", "<body><p>x<ul></ul>x<p></p>x"),
    ("<h2>a</p>b</h2>", "<body><h2>x</p>x</h2>"),
    ("a</br>b", "<body>x<br>x"),
    // What belongs to the head begins no body.
    ("<title>T</title><main>a", "<title>x</title><body><main>x"),
    ("<head><meta><link></head><x-a>b", "<head><meta><link></head><body><x-felp>x"),
    ("<body class=a>b", "<body>x"), ("<main>a</main><body>b", "<body><main>x</main>x"),
    ("<template><p>a</template><p>b", "<body><p>x"), ("<noframes><p>a</noframes>b", "<body>x"),
    // A browser closes what is open in a block that ends.
    ("<header><div>a</header>b", "<body><header><div>x</div></header>x"),
    (
      "<section><ul><li><div>a<li>b</section>",
      "<body><section><ul><li><div>x</div></li><li>x</section>"
    ),
    ("<table><td></section>a", "<body><table><td>x"),
    ("<table><tr><td><ul><li>a<td>b", "<body><table><tr><td><ul><li>x</li></ul><td>x"),
    ("<p>a<section>b", "<body><p>x</p><section>x"),
    ("<h1>a<h2>b</h2>c", "<body><h1>x</h1><h2>x</h2>x"), ("<h1>a</h3>b", "<body><h1>x</h1>x"),
    ("<h2><p>a</p></h2>b", "<body><h2><div>x</div></h2>x"),
    // A drawing holds others, and ends before text that stands in none of its parts.
    ("a<svg><svg>b</svg>c</svg>d", "<body>x"), ("<svg><path/><div>a</div>", "<body><div>x</div>"),
    ("<svg><foreignObject><p>a</p></foreignObject></svg>b", "<body>x"),
    ("a<script><!-- '<script></script>' --></script>b", "<body>x"),
    ("<select/>a", " <body>x"), ("<button class=x />a", " <body>x"),
    (
      "<x-a><template shadowrootmode=open>b</template>c</x-a>",
      "<body><x-felp><div>x</div>x</x-felp>"
    ),
  ])
  func leavesTheParserBareTags(html: String, skeleton: String) {
    let scan = MarkupScan(Array(html.utf8))
    let found = String(decoding: scan.skeleton.array, as: UTF8.self)
    #expect(found == skeleton)
  }

  @Test(arguments: [
    ("<p class=\"a b\">", ["class=a b"]),
    ("<p CLASS=a ID = 'b'>", ["class=a", "id=b"]),
    ("<p class=a class=b>", ["class=a"]),
    ("<p hidden data-x=1>", ["hidden="]),
    ("<a href=a/>", ["href=a/"]),
    ("<p @click=\"a > b\" class=c>", ["class=c"]),
    ("<p style=\"a\"class=\"b\">", ["style=a", "class=b"]),
    ("<a href=\"?a=1&amp;b=2&copy=3\">", ["href=?a=1&b=2&copy=3"]),
    (
      "<p aria-hidden=true data-testid='a>b' onclick=\"x='y'\">",
      ["ariaHidden=true", "dataTestID=a>b"]
    ),
  ])
  func keepsTheAttributesThatAreRead(html: String, attributes: [String]) throws {
    let tree = try MarkupParser.tree(of: MarkupScan(Array("\(html)Text</p>".utf8)))
    let found = tree.attributes.map { attribute in
      let value = tree.bytes[Int(attribute.first)..<Int(attribute.first + attribute.count)]
      return "\(attribute.name)=\(String(decoding: value, as: UTF8.self))"
    }
    #expect(found == attributes)
  }

  /// The parser puts `html` and `body` in, a `p` in front of words that stand nowhere, and ends of
  /// paragraphs and list items.
  @Test(arguments: [
    ("Words", "html(body('Words'))"),
    ("<p class=a>One<p id=b>Two", "html(body(p.a('One') p#b('Two')))"),
    ("<ul><li class=a>One<li>Two</ul>", "html(body(ul(li.a('One') li('Two'))))"),
    ("<title class=a>T</title><div id=b>x</div>", "html(head(title.a('T')) body(div#b('x')))"),
    ("<body class=a><p>x</body><body class=b><p>y", "html(body.a(p('x') p('y')))"),
    ("<x-a class=b>x</x-a>", "html(body(other.b('x')))"),
    ("<p>a&lt;b&nbsp;&#8211;c", "html(body(p('a<b\u{A0}–c')))"),
  ])
  func nests(html: String, tree: String) throws {
    let found = try MarkupParser.tree(of: MarkupScan(Array(html.utf8)))
    #expect(describe(1..<found.nodes.count, of: found) == tree)
  }

  private func describe(_ nodes: Range<Int>, of tree: MarkupTree) -> String {
    var parts: [String] = []
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = tree.nodes[index]
      if node.tag == .text {
        parts.append("'\(String(decoding: tree.text(of: index), as: UTF8.self))'")
      } else {
        let names =
          (tree.string(.class, of: index).map { ".\($0)" } ?? "")
          + (tree.string(.id, of: index).map { "#\($0)" } ?? "")
        parts.append(
          "\(node.tag.rawValue)\(names)(\(describe(tree.descendants(of: index), of: tree)))")
      }
      index = Int(node.end)
    }
    return parts.joined(separator: " ")
  }

  /// The parser keeps every name it meets; the page's own names are given others, few and alike.
  @Test func renamesElementsThatHTMLDoesNotKnow() {
    let scan = MarkupScan(Array("<my-card>a</My-Card><other-card></other-card>".utf8))
    let names = scan.skeleton.array.split { $0 == 0x3C || $0 == 0x3E || $0 == 0x2F }
      .filter { $0.starts(with: "x-".utf8) }
    #expect(names.count == 4)
    #expect(names[0] == names[1] && names[2] == names[3] && names[0] != names[2])
  }

  @Test func keepsTheLinesOfTheWholeMarkup() {
    let html = "<!-- \n\n --><p\n id=a>One\n<style>\n</style><b c>3 < 4</b>"
    let whole = String(decoding: MarkupScan.markup(of: Array(html.utf8)), as: UTF8.self)
    #expect(whole == "<body><p\n\n\n id=a>One\n<b\n c>3 &lt; 4</b>")
  }

  @Test func givesTextsTheLineOfTheirFirstWord() throws {
    let html = "<div>\n\n  One\n  more<br>\n<!-- \n --> Two\n</div\n>\n<p\nclass=a>Three</p>"
    let tree = try MarkupParser.tree(of: MarkupScan(Array(html.utf8)))
    let texts = tree.nodes.indices.filter {
      tree.nodes[$0].tag == .text && !tree.text(of: $0).allSatisfy(isSpace)
    }
    #expect(texts.map { tree.nodes[$0].line } == [3, 6, 10])
  }
}

@Suite struct CharacterReferenceTests {
  @Test(arguments: [
    ("a &amp; b", "a & b"), ("&lt;p&gt;", "<p>"), ("&eacute;&Eacute;", "éÉ"), ("&thetasym;", "ϑ"),
    ("&#8211;&#x2013;&#X2013;", "–––"), ("&#65&#66;C", "ABC"), ("&#128512;", "😀"),
    // Names of Latin-1 need no semicolon; others do.
    ("&amp b", "& b"), ("&pound5, &copy2024", "£5, ©2024"), ("&nbspa", "\u{A0}a"),
    ("&euro5", "&euro5"), ("R&D, R&Ds", "R&D, R&Ds"), ("12&percnt; &wcirc; &bullet;", "12% ŵ •"),
    // No semicolon, no such name, no digits: text.
    ("&nosuch;", "&nosuch;"), ("R&D;", "R&D;"), ("&", "&"), ("&&amp;", "&&"),
    ("&#;&#x;&#", "&#;&#x;&#"),
    // No characters.
    ("a&#0;b&#1;&#xD800;&#xFFFF;&#1114112;&#99999999999999999999;", "ab"),
  ])
  func reads(text: String, plain: String) {
    var bytes = Growing<UInt8>(capacity: 0)
    Array(text.utf8).withUnsafeBufferPointer { CharacterReference.append($0, to: &bytes) }
    let found = String(decoding: bytes.array, as: UTF8.self)
    #expect(found == plain)
  }
}
