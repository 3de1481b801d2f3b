import Model
import Pipeline
import Scraping
import Tables

/// A reader of pages in this process: ours, or the parser alone that it is built on.
struct OwnReader: Contender {
  enum Kind: String, CaseIterable {
    case gleaner
    case sax = "libxml2 SAX"
    case dom = "libxml2 DOM"
  }

  let name: String
  let threads: Int
  private let kind: Kind
  private let pages: [Document]
  private let parser = PageParser()

  init(_ kind: Kind, threads: Int, pages: [Document]) {
    name = kind.rawValue
    self.kind = kind
    self.threads = threads
    self.pages = pages
  }

  func cost(of batch: Batch) -> Cost {
    let workers = Workers.threads(threads)
    return gleaner_bench.cost {
      workers.map(batch.inputs.count) { read(pages[batch.inputs.lowerBound + $0]) }.reduce(0, +)
    }
  }

  /// Reads a page, and gives the bytes of its main text; a page that is rejected has none.
  private func read(_ page: Document) -> Int {
    switch kind {
    case .gleaner: (try? parser.page(from: page))?.text.bytes.count ?? 0
    case .sax: parse(page, .sax)
    case .dom: parse(page, .dom)
    }
  }

  private func parse(_ page: Document, _ bare: BareParse) -> Int {
    bare.run(page.bytes)
    return 0
  }
}
