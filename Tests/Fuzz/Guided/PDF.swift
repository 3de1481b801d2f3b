import Model
import Scraping

private let parser = PageParser()
private let head = Array(
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE pdf2xml SYSTEM \"pdf2xml.dtd\">\n<pdf2xml>\n"
    .utf8
)
private let end = Array("</pdf2xml>\n".utf8)

/// The pages of what `pdftohtml -xml` gives, between a sound head and a sound end.
func readPDF(_ bytes: UnsafeRawBufferPointer) {
  let document = Document(path: "report.pdf", source: "", bytes: head + bytes + end, sha256: "")
  if let page = try? parser.page(from: document) { check(page.text) }
}
