import Testing

@testable import Scraping

@Suite struct LinkedDataTests {
  private func linked(_ scripts: String..., address: String? = nil) -> LinkedData {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    for script in scripts {
      let start = bytes.count
      bytes += Array(script.utf8)
      ranges.append(start..<bytes.count)
    }
    return LinkedData(ranges, of: bytes, address: address)
  }

  /// What a JSON parser refuses, or a strict reading of the vocabulary does.
  @Test(arguments: [
    #"{"@type":"Article","headline":"Care","datePublished":"2024-12-03"}"#,
    #"[{"@type":"WebSite"},{"@type":["Thing","NewsArticle"],"headline":"Care","datePublished":"2024-12-03"}]"#,
    #"{"@graph":[{"@type":"WebPage"},{"@type":"BlogPosting","headline":"Care","datePublished":"2024-12-03"}]}"#,
    #"{"@type":"WebPage","mainEntity":{"@type":"Article","headline":"Care","datePublished":"2024-12-03"}}"#,
    #"{"@type":"http://schema.org/Article","schema:headline":"Care","datePublished":"2024-12-03"}"#,
    "//<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"Care\",\"datePublished\":\"2024-12-03\"}\n//]]>",
    "<!-- {\"@type\":\"Article\",\"headline\":\"Care\",\"datePublished\":\"2024-12-03\"} -->",
    "/* it's \" ours */ {\"@type\":\"Article\",\"headline\":\"Care\",\"datePublished\":\"2024-12-03\"};",
    #"{"@type":"Article",,"headline":"Care","datePublished":"2024-12-03",}"#,
    "{\"@type\":\"Article\"\n\"headline\":\"Care\"\n\"datePublished\":\"2024-12-03\"}",
    "{\"@type\":\"Article\",\"headline\":\"Care\",\"x\":\"a\nb\u{1}\",\"datePublished\":\"2024-12-03\"}",
    #"{"@type":"Article","headline":"Care","x":[1,2,"datePublished":"2024-12-03"}"#,
    #"{"@type":"Article","headline":"Care","datePublished":"2024-12-03""#,
    #"{"@type":"Article","headline":"Care","x":"He said "yes" to it","datePublished":"2024-12-03"}"#,
    #"{"@type":"Article","headline":"C\u0061re","datePublished":"2024-12-03"}"#,
  ])
  func readsWhatPagesWrite(script: String) {
    let linked = linked(script)
    #expect(linked.headline == "Care")
    #expect(linked.published == ["2024-12-03"])
  }

  @Test(arguments: [
    #"{"@type":"WebSite","datePublished":"2024-12-03"}"#,
    #"{"@type":"Article","comment":[{"@type":"Article","datePublished":"2024-12-03"}]}"#,
    #"{"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2024-12-03"}]}"#,
    #"{"@type":"Article","text":"\"datePublished\":\"2024-12-03\""}"#,
    #"{"@type":"VideoObject","datePublished":"2024-12-03"}"#,
    "", "{", "[", "\"", "\\", "{\"", "{\"@type\":", "\u{0}", "]]}}",
  ])
  func takesNoOther(script: String) { #expect(linked(script).published.isEmpty) }

  @Test func readsSeveralScripts() {
    let linked = linked(
      #"{"@type":"WebSite","name":"Valley Post"}"#, "{ broken",
      #"{"@type":"Article","headline":"Care","inLanguage":"en-GB"}"#)
    #expect(linked.headline == "Care")
    #expect(linked.site == "Valley Post")
    #expect(linked.language == "en-GB")
  }

  @Test func prefersTheArticleAtThePagesAddress() {
    let script = """
      [{"@type":"Article","url":"https://example.org/a","headline":"Another"},
       {"@type":"Article","mainEntityOfPage":{"@id":"https://example.org/b"},"headline":"This"}]
      """
    #expect(linked(script, address: "https://example.org/b").headline == "This")
    #expect(linked(script).headline == "Another")
  }

  @Test(arguments: [
    (#"a\"b"#, "a\"b"), (#"a\/b"#, "a/b"), (#"\u20AC"#, "€"), (#"\ud83d\ude00"#, "😀"),
    (#"\ud83d"#, "\u{FFFD}"), (#"\u12"#, "12"), (#"a\nb"#, "a\nb"),
  ])
  func readsEscapes(written: String, text: String) {
    #expect(linked(#"{"@type":"Article","headline":"\#(written)"}"#).headline == text)
  }

  /// Depth, size and number are bounded, and nothing of it costs more than one pass.
  @Test func bearsWhateverItIsGiven() {
    let deep = String(repeating: "[{\"a\":", count: 500_000)
    #expect(linked(deep).published.isEmpty)
    let many = String(repeating: #"{"@type":"Article","author":{"@id":"x"}},"#, count: 50_000)
    #expect(linked("[\(many)]").authors.isEmpty)
    let quotes = String(repeating: "\" ", count: 500_000)
    #expect(linked("{\"a\":\(quotes)").headline == nil)
    let wide = String(repeating: #""author":"A B","#, count: 200_000)
    #expect(linked("{\"@type\":\"Article\",\(wide)}").authors.count == 20)
  }
}
