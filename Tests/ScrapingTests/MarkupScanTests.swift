import Testing

@testable import Scraping

@Suite struct MarkupScanTests {
  @Test(arguments: [
    ("<div class=a id='b'>Text <B>bold</B></div>", "html(body(div(x b(x))))"),
    ("<ul>\n <li>One\n <li>Two</ul>", "html(body(ul(_ li(x) li(x))))"),
    ("<p>a<!-- b -->c<script>d</script>e", "html(body(p(x)))"),
    ("<p> <!-- b --> c", "html(body(p(x)))"),
    ("<p>3 < 4 <_> </p>", "html(body(p(x)))"),
    ("<br/><br /><img alt=a/>x", "html(body(br() br() img() x))"),
    ("<p\"a\">b</p c>", "html(body(p(x)))"),
    ("<button>Send</button><h2><button>Why?</button></h2>", "html(body(h2(x)))"),
    ("<script type=application/ld+json>{\"a\": \"</b>\"}</script>", "html(head(script(x)))"),
    ("</body></html><p>late", "html(body(p(x)))"),
    ("<b>a</b' c>d</i>", "html(body(b(x) x))"),
    ("<title>The <script> of a <b>play</b></title>", "html(head(title(x b(x))))"),
    ("<p>a<ul></ul>b</p>c", "html(body(p(x) ul() x p() x))"),
    ("<h2>a</p>b</h2>", "html(body(h2(x)))"),
    ("a</br>b", "html(body(x br() x))"),
    // What belongs to the head begins no body.
    ("<title>T</title><main>a", "html(head(title(x)) body(main(x)))"),
    ("<head><meta><link></head><x-a>b", "html(head(meta() link()) body(other(x)))"),
    ("<body class=a>b", "html(body(x))"), ("<main>a</main><body>b", "html(body(main(x) x))"),
    ("<template><p>a</template><p>b", "html(body(p(x)))"),
    ("<noframes><p>a</noframes>b", "html(body(x))"),
    // A browser closes what is open in a block that ends.
    ("<header><div>a</header>b", "html(body(header(div(x)) x))"),
    ("<section><ul><li><div>a<li>b</section>", "html(body(section(ul(li(div(x)) li(x)))))"),
    ("<table><td></section>a", "html(body(table(td(x))))"),
    ("<table><tr><td><ul><li>a<td>b", "html(body(table(tr(td(ul(li(x))) td(x)))))"),
    ("<p>a<section>b", "html(body(p(x) section(x)))"),
    ("<h1>a<h2>b</h2>c", "html(body(h1(x) h2(x) x))"), ("<h1>a</h3>b", "html(body(h1(x) x))"),
    ("<h2><p>a</p></h2>b", "html(body(h2(div(x)) x))"),
    // A drawing holds others, and ends before text that stands in none of its parts.
    ("a<svg><svg>b</svg>c</svg>d", "html(body(x))"),
    ("<svg><path/><div>a</div>", "html(body(div(x)))"),
    ("<svg><foreignObject><p>a</p></foreignObject></svg>b", "html(body(x))"),
    ("a<script><!-- '<script></script>' --></script>b", "html(body(x))"),
    ("<select/>a", "html(body(x))"), ("<button class=x />a", "html(body(x))"),
    ("<x-a><template shadowrootmode=open>b</template>c</x-a>", "html(body(other(div(x) x)))"),
  ])
  func nestsWhatIsNotLeftOut(html: String, tree: String) throws {
    let found = try MarkupScan(Array(html.utf8)).tree()
    #expect(outline(1..<found.nodes.count, of: found) == tree)
  }

  /// The elements by their tags, texts as `x`, white space as `_`.
  private func outline(_ nodes: Range<Int>, of tree: MarkupTree) -> String {
    var parts: [String] = []
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      let node = tree.nodes[index]
      if node.tag == .text {
        parts.append(tree.text(of: index).allSatisfy(isSpace) ? "_" : "x")
      } else {
        parts.append("\(node.tag.rawValue)(\(outline(tree.descendants(of: index), of: tree)))")
      }
      index = Int(node.end)
    }
    return parts.joined(separator: " ")
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
    let tree = try MarkupScan(Array("\(html)Text</p>".utf8)).tree()
    let found = tree.attributes.map { attribute in
      let value = tree.bytes[Int(attribute.first)..<Int(attribute.first + attribute.count)]
      return "\(attribute.name)=\(String(decoding: value, as: UTF8.self))"
    }
    #expect(found == attributes)
  }

  /// `html` and `body` are put in, a `p` in front of words that stand nowhere, and ends of
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
    let found = try MarkupScan(Array(html.utf8)).tree()
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

  /// An end tag closes the element of its own name, and none of another that HTML does not know.
  @Test func tellsElementsApartThatHTMLDoesNotKnow() throws {
    let html = "<my-card><other-card>a</My-Card>b</other-card>c"
    let tree = try MarkupScan(Array(html.utf8)).tree()
    #expect(outline(1..<tree.nodes.count, of: tree) == "html(body(other(other(x)) x))")
  }

  /// An element ends where a tag begins that cannot stand in it; an end tag ends none that ranks higher.
  @Test(arguments: [
    ("<p>a<div>b", "html(body(p(x) div(x)))"), ("<a>b<a>c", "html(body(a(x) a(x)))"),
    ("<div><b>a</div>b", "html(body(div(b(x)) x))"),
    ("<b><div>a</b>b", "html(body(b(div(x))))"),
    ("<table><tr><td>a</tr>b</table>c", "html(body(table(tr(td(x)) x) x))"),
    ("<option>a<option>b", "html(body(option(x) option(x)))"),
    ("<link><body>a", "html(head(link()) body(x))"),
    ("<div>a<head>b</head><body>c", "html(body(div(x)))"),
    ("<div>a<html>b</div>c", "html(body(div(x) x))"),
  ])
  func endsWhatThePageLeavesOpen(html: String, tree: String) throws {
    let found = try MarkupScan(Array(html.utf8)).tree()
    #expect(outline(1..<found.nodes.count, of: found) == tree)
  }

  @Test func keepsTheLinesOfTheWholeMarkup() {
    let html = "<!-- \n\n --><p\n id=a>One\n<style>\n</style><b c>3 < 4</b>"
    let whole = String(decoding: MarkupScan.markup(of: Array(html.utf8)), as: UTF8.self)
    #expect(whole == "<body><p\n\n\n id=a>One\n<b\n c>3 &lt; 4</b>")
  }

  @Test func givesTextsTheLineOfTheirFirstWord() throws {
    let html = "<div>\n\n  One\n  more<br>\n<!-- \n --> Two\n</div\n>\n<p\nclass=a>Three</p>"
    let tree = try MarkupScan(Array(html.utf8)).tree()
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
