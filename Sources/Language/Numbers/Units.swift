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
  /// Whole words, in any case.
  package static let words: [(Figure.Kind, String, String)] = [
    (.duration, "second", "second seconds sec secs"),
    (.duration, "minute", "minute minutes min mins"),
    (.duration, "hour", "hour hours hr hrs"),
    (.duration, "day", "day days"),
    (.duration, "week", "week weeks wk wks"),
    (.duration, "fortnight", "fortnight fortnights"),
    (.duration, "month", "month months"),
    (.duration, "year", "year years yr yrs"),
    (.duration, "decade", "decade decades"),
    (.duration, "century", "century centuries"),
    (.percent, "percent", "percent percentage pct"),
    (.percent, "basis_point", "bps"),
    (.measure, "millimetre", "millimetre millimetres millimeter millimeters mm"),
    (.measure, "centimetre", "centimetre centimetres centimeter centimeters cm"),
    (.measure, "metre", "metre metres meter meters"),
    (.measure, "kilometre", "kilometre kilometres kilometer kilometers km kms"),
    (.measure, "micrometre", "micrometre micrometres micrometer micrometers micron microns"),
    (.measure, "nanometre", "nanometre nanometres nanometer nanometers nm"),
    (.measure, "inch", "inch inches"),
    (.measure, "foot", "foot feet ft"),
    (.measure, "yard", "yard yards yd yds"),
    (.measure, "mile", "mile miles"),
    (.measure, "acre", "acre acres"),
    (.measure, "hectare", "hectare hectares ha"),
    (.measure, "millilitre", "millilitre millilitres milliliter milliliters ml"),
    (.measure, "centilitre", "centilitre centilitres centiliter centiliters cl"),
    (.measure, "litre", "litre litres liter liters ltr"),
    (.measure, "gallon", "gallon gallons gal"),
    (.measure, "pint", "pint pints"),
    (.measure, "quart", "quart quarts"),
    (.measure, "cup", "cup cups"),
    (.measure, "tablespoon", "tablespoon tablespoons tbsp"),
    (.measure, "teaspoon", "teaspoon teaspoons tsp"),
    (.measure, "barrel", "barrel barrels bbl"),
    (.measure, "microgram", "microgram micrograms mcg"),
    (.measure, "milligram", "milligram milligrams mg"),
    (.measure, "gram", "gram grams gramme grammes"),
    (.measure, "kilogram", "kilogram kilograms kilogramme kilogrammes kg kgs kilo kilos"),
    (.measure, "tonne", "tonne tonnes"),
    (.measure, "ton", "ton tons"),
    (.measure, "pound_mass", "lb lbs"),
    (.measure, "ounce", "ounce ounces oz"),
    (.measure, "stone", "stone"),
    (.measure, "gigaton", "gigaton gigatons gigatonne gigatonnes"),
    (.measure, "mile_per_hour", "mph"),
    (.measure, "kilometre_per_hour", "kph kmh"),
    (.measure, "mile_per_gallon", "mpg"),
    (.measure, "celsius", "celsius centigrade"),
    (.measure, "fahrenheit", "fahrenheit"),
    (.measure, "bit", "bit bits"),
    (.measure, "byte", "byte bytes"),
    (.measure, "kilobyte", "kilobyte kilobytes"),
    (.measure, "megabyte", "megabyte megabytes"),
    (.measure, "gigabyte", "gigabyte gigabytes"),
    (.measure, "terabyte", "terabyte terabytes"),
    (.measure, "exabyte", "exabyte exabytes"),
    (.measure, "kilobit", "kilobit kilobits"),
    (.measure, "megabit", "megabit megabits"),
    (.measure, "gigabit", "gigabit gigabits"),
    (.measure, "watt", "watt watts"),
    (.measure, "kilowatt", "kilowatt kilowatts kw"),
    (.measure, "megawatt", "megawatt megawatts"),
    (.measure, "gigawatt", "gigawatt gigawatts"),
    (.measure, "watt_hour", "wh"),
    (.measure, "kilowatt_hour", "kwh"),
    (.measure, "megawatt_hour", "mwh"),
    (.measure, "gigawatt_hour", "gwh"),
    (.measure, "horsepower", "horsepower hp bhp"),
    (.measure, "volt", "volt volts"),
    (.measure, "ampere", "ampere amperes amp amps"),
    (.measure, "joule", "joule joules"),
    (.measure, "calorie", "calorie calories"),
    (.measure, "kilocalorie", "kilocalorie kilocalories kcal kcals"),
    (.measure, "hertz", "hertz hz"),
    (.measure, "kilohertz", "kilohertz khz"),
    (.measure, "megahertz", "megahertz mhz"),
    (.measure, "gigahertz", "gigahertz ghz"),
    (.measure, "decibel", "decibel decibels db"),
    (.ratio, "times", "times fold"),
  ]

  /// Symbols whose capitals matter, `MB` and `Mb`, and whether a space may stand before them:
  /// "5 A levels" are no current.
  package static let symbols: [(String, String, spaced: Bool)] = [
    ("m", "metre", true), ("g", "gram", true), ("t", "tonne", true), ("l", "litre", false),
    ("L", "litre", true), ("st", "stone", false), ("W", "watt", true), ("V", "volt", false),
    ("J", "joule", false),
    ("b", "bit", true), ("kb", "kilobit", true), ("Kb", "kilobit", true), ("kB", "kilobyte", true),
    ("KB", "kilobyte", true), ("mb", "megabit", true), ("Mb", "megabit", true),
    ("MB", "megabyte", true), ("gb", "gigabyte", true), ("Gb", "gigabit", true),
    ("GB", "gigabyte", true), ("TB", "terabyte", true), ("EB", "exabyte", true),
    ("MW", "megawatt", true), ("GW", "gigawatt", true),
  ]

  /// What an area and a volume are made of: `square` and `cubic` before, `²` and `³` behind.
  package static let squares = ["metre", "kilometre", "foot", "mile", "inch"]
  package static let cubes = ["metre", "foot", "kilometre", "centimetre"]

  package static let all: [Unit] = words.map { Unit($0.0, $0.1) }

  package static let symbolTable: WordTable<(unit: Unit, spaced: Bool)> = WordTable(
    symbols.map { ($0.0, (Unit(.measure, $0.1), $0.spaced)) }, foldsCase: false)

  package static let percentagePoint = Unit(.percent, "percentage_point")
  package static let basisPoint = Unit(.percent, "basis_point")
  package static let percent = Unit(.percent, "percent")
  package static let tonne = Unit(.measure, "tonne")
  package static let poundMass = Unit(.measure, "pound_mass")
  package static let inch = Unit(.measure, "inch")
  package static let celsius = Unit(.measure, "celsius")
  package static let fahrenheit = Unit(.measure, "fahrenheit")
  package static let year = Unit(.age, "year")

  package static func add(to builder: inout LexemeBuilder) {
    for (place, entry) in words.enumerated() {
      for spelling in entry.2.split(separator: " ") {
        builder.add(String(spelling), [.unit]) { $0.unit = place }
      }
    }
  }
}
