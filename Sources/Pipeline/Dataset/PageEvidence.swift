import Aggregation
import Model

/// Where the figures of one page stand, worked out for those that are asked for.
final class PageEvidence {
  /// A longer sentence is cut: rows of many pages are held at a time.
  private static let longest = 4_000

  private let result: DocumentResult
  private lazy var links = result.page.map(SentenceLinks.init)
  private lazy var names = {
    guard let page = result.page else { return [] as [String] }
    var names = PageRowNames(page, document: result.id)
    return zip(result.figures, result.places).map { figure, place in
      figure.fitsTable ? names.figure(figure, heading: result.heading(of: place)) : ""
    }
  }()

  init(_ result: DocumentResult) {
    self.result = result
  }

  /// Of the figure of that number; nil of one that no table can hold.
  subscript(number: Int) -> FigureEvidence? {
    let (figure, place) = (result.figures[number], result.places[number])
    guard let page = result.page, figure.fitsTable else { return nil }
    var sentence = DocumentRow(result: result, page: page)
      .evidence(page.text[figure.sentence], at: place)
    if sentence.utf8.count > Self.longest {
      sentence = sentence.prefix(Self.longest / 4) + "…"
    }
    return FigureEvidence(
      figure: names[number], sentence: sentence, link: links?[figure.sentence, place])
  }
}
