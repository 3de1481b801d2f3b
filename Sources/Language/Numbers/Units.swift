import Model

/// A unit of time, of a share or of measure, by its name in docs/FORMAT.md.
package struct MeasureUnit: Hashable, Sendable {
  package let kind: Figure.Kind
  package let name: String

  /// What it is counted by, where a unit of its own says so: `two kb per second`.
  package var per: String?

  package init(_ kind: Figure.Kind, _ name: String, per: String? = nil) {
    self.kind = kind
    self.name = name
    self.per = per
  }
}

/// The units and how they are written.
///
/// Source: the SI Brochure (BIPM, 9th edition) for names and symbols; Weights and Measures Act 1985,
/// schedule 1, for the imperial ones.
package enum Units {
  /// Every spelling, in the order of `all`.
  static let spellings: [(text: String, unit: MeasureUnit)] = {
    let kinds: [Figure.Kind] = [.duration, .percent, .measure, .ratio]
    return kinds.flatMap { kind in
      WordClasses.english["unit.\(kind.rawValue)"].pairs.map {
        ($0.text, MeasureUnit(kind, $0.value))
      }
    }
  }()

  package static let all: [MeasureUnit] = spellings.map(\.unit)

  /// What an area and a volume are made of: `square` and `cubic` before, `²` and `³` behind.
  package static let squares = WordClasses.english["unit.square"].texts
  package static let cubes = WordClasses.english["unit.cubic"].texts

  /// The units of time in which ages are told, and those of measure that are told by another: `mile_per_hour`.
  static let ages = WordClasses.english["unit.age"].texts
  static let speeds = WordClasses.english["unit.speed"].texts

  /// What a word makes of the unit behind it, `nautical`; what stands behind "per", `h`; `mi` and `m` behind
  /// "square"; the scales of temperature.
  static let modified = WordValues<String>("unit.modifier.measure")
  static let denominators = WordValues<String>("unit.per")
  static let shortLengths = WordValues<String>("unit.length.short")
  static let temperatures = WordValues<String>("unit.temperature")
  static let temperatureLetters = WordValues<String>("unit.temperature.letter")

  /// The smaller unit that may stand behind another, and how many make one: 12 and `inch` for `foot`.
  static let smaller: [String: (name: String, count: Int64)] = Dictionary(
    uniqueKeysWithValues: WordClasses.english["unit.smaller"].pairs.map { text, value in
      let parts = value.split(separator: "/")
      guard parts.count == 2, let count = Int64(parts[0]) else {
        fatalError("@unit.smaller: \(value) is no number of a unit")
      }
      return (text, (String(parts[1]), count))
    })

  /// Symbols whose capitals matter, `MB` and `Mb`, by their words in small letters, and whether a space may
  /// stand before them: "5 A levels" are no current.
  static let symbols: WordValues<[(text: String, unit: MeasureUnit, spaced: Bool)]> = {
    let all = ["unit.symbol", "unit.symbol.glued"].flatMap { name in
      WordClasses.english[name].pairs.map {
        (text: $0.text, unit: MeasureUnit(.measure, $0.value), spaced: name == "unit.symbol")
      }
    }
    return WordValues(Dictionary(grouping: all) { $0.text.lowercased() }.map { ($0, $1) })
  }()

  package static let percentagePoint = MeasureUnit(.percent, "percentage_point")
  package static let basisPoint = MeasureUnit(.percent, "basis_point")
  package static let percent = MeasureUnit(.percent, "percent")
  package static let poundMass = MeasureUnit(.measure, "pound_mass")
  package static let inch = MeasureUnit(.measure, "inch")
  static let hour = MeasureUnit(.duration, "hour")
  package static let year = MeasureUnit(.age, "year")
}
