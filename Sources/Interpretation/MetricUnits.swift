import Language
import Model

extension Catalogue {
  /// Every metric has a unit that some figure may have: one whose row names the nouns that it counts, or one
  /// of percentages, money, measures and rates.
  func checkUnits(file: String) throws(CatalogueError) {
    let counting = Set(units.filter { !$0.nouns.isEmpty }.map(\.id))
    for metric in metrics where !counting.contains(metric.unit) {
      let unit = metric.unit
      guard !isMeasure(unit) else { continue }
      throw .badValue(
        file: file, path: "metrics.\(metric.id).unit",
        fault: "no noun is counted as \"\(unit)\", so that no figure has this metric; "
          + "give a row of units with its nouns")
    }
  }
}

/// Whether figures that count no noun may have a unit: `percent`, `square_metre`, `per_10000_children`.
private func isMeasure(_ unit: String) -> Bool {
  for prefix in ["square_", "cubic_"] where unit.hasPrefix(prefix) {
    return measureUnits.contains(String(unit.dropFirst(prefix.utf8.count)))
      || measureUnits.contains(unit)
  }
  guard unit.hasPrefix("per_") else { return measureUnits.contains(unit) }
  let rate = unit.dropFirst(4)
  let base = rate.prefix { $0.isASCII && $0.isNumber }
  let persons = rate.dropFirst(base.utf8.count)
  return !base.isEmpty && base.first != "0"
    && (persons.isEmpty
      || persons.first == "_" && persons.utf8.count > 1
        && persons.allSatisfy { $0.isLetter || $0 == "_" || $0 == "-" })
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
