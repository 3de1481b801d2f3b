import Model
import Scraping

private let parser = PageParser(sites: [
  SiteProfile(host: "www.croydon.gov.uk", content: "//main", title: "//h1", published: "//time")
])

/// Any bytes as a page: there is a text whose blocks lie within it, or an error.
func readPage(_ bytes: UnsafeRawBufferPointer) {
  let document = Document(path: "page.html", source: "", bytes: Array(bytes), sha256: "")
  if let page = try? parser.page(from: document) { check(page.text) }
  _ = try? parser.explanation(of: document)
}

/// What `PageText` promises.
func check(_ text: PageText) {
  check(String(validating: text.bytes, as: UTF8.self) != nil, "the text is not UTF-8")
  var end = 0
  for block in text.blocks {
    check(
      block.range.lowerBound >= end && block.range.upperBound <= text.bytes.count,
      "the block \(block.range) begins before \(end) or ends behind \(text.bytes.count)")
    end = block.range.upperBound
  }
}
