import Language
import Model

/// What a row or a column of a table is of that is not the authority's.
enum Heading: Equatable {
  case comparator(Comparator)
  /// A place that is no comparator: Wales, a metropolitan county.
  case elsewhere

  /// By the outcome of a rule.
  fileprivate init(_ outcome: String) {
    switch outcome {
    case "neighbours": self = .comparator(.statisticalNeighbours)
    case "councils": self = .comparator(.authorities)
    default: self = Comparator(rawValue: outcome).map { .comparator($0) } ?? .elsewhere
    }
  }
}

extension FigureSentence {
  /// What a figure is said of beside the authority; nil where it is the authority's.
  func comparator(of spot: Int) -> Comparator? {
    guard let outcome = outcome(of: .comparator, of: spot),
      case .comparator(let comparator) = Heading(outcome)
    else { return nil }
    return comparator
  }
}

extension FigureRules {
  /// What a header's words say that its row or column is of.
  func heading(of header: FigureText) -> Heading? {
    (0..<header.count).lazy.compactMap { self.outcome(of: .heading, at: $0, in: header) }.first
      .map { Heading($0) }
  }
}
