import Model

/// What a text's sentences say of its figures.
package struct MatchedFigures: Sendable {
  /// With their metrics, comparators and the time as of which they hold, in their order.
  package var figures: [FigureDraft]

  /// Why each has its metric, or none; empty where nobody asked.
  package var reasons: [MetricReasons] = []

  /// Takes a figure's metric away.
  mutating func refuse(_ place: Int, for lack: String) {
    if reasons.indices.contains(place) { reasons[place].refuse(figures[place].metric, lack) }
    figures[place].metric = nil
  }
}
