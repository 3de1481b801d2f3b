import Language
import Model

extension Catalogue {
  /// Every metric has a unit that some figure may have: one whose row names the nouns that it counts, or one
  /// of percentages, money, measures and rates.
  func checkUnits(file: String) throws(CatalogueError) {
    let counting = Set(units.filter { !$0.nouns.isEmpty }.map(\.id))
    for metric in metrics where !counting.contains(metric.unit) {
      let unit = metric.unit
      guard !measureUnits.contains(unit), !unit.hasPrefix("per_"), !unit.hasPrefix("square_"),
        !unit.hasPrefix("cubic_")
      else { continue }
      throw .badValue(
        file: file, path: "metrics.\(metric.id).unit",
        fault: "no noun is counted as \"\(unit)\", so that no figure has this metric; "
          + "give a row of units with its nouns")
    }
  }
}

/// The units of figures that count no noun, but rates: `percent`, `GBP`, `day`.
private let measureUnits: Set<String> = {
  let classes = [
    "unit.duration", "unit.percent", "unit.measure", "unit.symbol", "unit.symbol.glued",
    "currency", "currency.code",
  ]
  let names = classes.flatMap { WordClasses.english[$0].pairs.map(\.value) }
  return Set(names + WordClasses.english["unit.speed"].texts + ["percentage_point", "times"])
}()
