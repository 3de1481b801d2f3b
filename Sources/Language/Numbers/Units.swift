import Model

/// A unit of time, of a share or of measure, by its name in docs/FORMAT.md.
package struct Unit: Hashable, Sendable {
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
  static let spellings: [(text: String, unit: Unit)] = {
    let kinds: [Figure.Kind] = [.duration, .percent, .measure, .ratio]
    return kinds.flatMap { kind in
      WordClasses.english["unit.\(kind.rawValue)"].pairs.map { ($0.text, Unit(kind, $0.value)) }
    }
  }()

  package static let all: [Unit] = spellings.map(\.unit)

  /// What an area and a volume are made of: `square` and `cubic` before, `²` and `³` behind.
  package static let squares = WordClasses.english["unit.square"].texts
  package static let cubes = WordClasses.english["unit.cubic"].texts

  /// Symbols whose capitals matter, `MB` and `Mb`, and whether a space may stand before them:
  /// "5 A levels" are no current.
  package static let symbolTable: WordTable<(unit: Unit, spaced: Bool)> = WordTable(
    ["unit.symbol", "unit.symbol.glued"].flatMap { name in
      WordClasses.english[name].pairs.map {
        ($0.text, (Unit(.measure, $0.value), name == "unit.symbol"))
      }
    }, foldsCase: false)

  package static let percentagePoint = Unit(.percent, "percentage_point")
  package static let basisPoint = Unit(.percent, "basis_point")
  package static let percent = Unit(.percent, "percent")
  package static let tonne = Unit(.measure, "tonne")
  package static let poundMass = Unit(.measure, "pound_mass")
  package static let inch = Unit(.measure, "inch")
  package static let celsius = Unit(.measure, "celsius")
  package static let fahrenheit = Unit(.measure, "fahrenheit")
  package static let year = Unit(.age, "year")
}
