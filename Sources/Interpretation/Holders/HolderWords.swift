import Language
import Model

extension Holder {
  /// By the outcome of a rule of `comparators.rules`.
  init(outcome: String) {
    switch outcome {
    case "england": self = .england
    case "london": self = .london
    case "region": self.init(.region)
    case "neighbours": self = .statisticalNeighbours
    case "councils": self = .authorities
    default: self.init(.unresolved)
    }
  }
}

extension FigureRules {
  /// What a header's words say that its row or column is of, where it is not the authority's.
  func heading(of header: FigureText) -> Holder? {
    (0..<header.count).lazy.compactMap { self.outcome(of: .heading, at: $0, in: header) }.first
      .map { Holder(outcome: $0) }
  }
}
