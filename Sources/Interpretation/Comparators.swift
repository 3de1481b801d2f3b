import Language
import Model

/// What a row or a column of a table is of that is not the authority's.
enum Heading: Equatable {
  case comparator(Comparator)
  /// A place that is no comparator: Wales, a metropolitan county.
  case elsewhere

  /// By the outcome of a rule.
  init(_ outcome: String) {
    switch outcome {
    case "neighbours": self = .comparator(.statisticalNeighbours)
    case "councils": self = .comparator(.authorities)
    default: self = Comparator(rawValue: outcome).map { .comparator($0) } ?? .elsewhere
    }
  }

  var comparator: Comparator? {
    if case .comparator(let comparator) = self { comparator } else { nil }
  }
}

extension FigureRules {
  /// What a header's words say that its row or column is of.
  func heading(of header: FigureText) -> Heading? {
    (0..<header.count).lazy.compactMap { self.outcome(of: .heading, at: $0, in: header) }.first
      .map { Heading($0) }
  }
}
