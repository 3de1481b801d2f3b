// swift-tools-version: 6.2
import PackageDescription

/// Every target is built alike: warnings are errors.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A module under `Sources`.
func module(
  _ name: String, imports: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
  .target(name: name, dependencies: imports, resources: resources, swiftSettings: strict)
}

/// The tests of one module.
func tests(_ name: String, imports: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: imports + ["Support"], exclude: exclude,
    swiftSettings: strict)
}

/// A program that shows how a library of the package is used.
func example(_ name: String, of imports: Target.Dependency...) -> Target {
  .executableTarget(
    name: "\(name)-example", dependencies: imports, path: "docs/examples/\(name)",
    swiftSettings: strict)
}

/// A library that the system has: its headers and its flags.
func system(_ name: String, pkgConfig: String, package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let package = Package(
  name: "gleaner",
  products: [
    .executable(name: "gleaner", targets: ["gleaner"]),
    .library(name: "CSV", targets: ["CSV", "Tables"]),
    .library(name: "Parquet", targets: ["Parquet", "Tables"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    system("CLibXML2", pkgConfig: "libxml-2.0", package: "libxml2-dev"),
    system("CZlib", pkgConfig: "zlib", package: "zlib1g-dev"),
    system("CDeflate", pkgConfig: "libdeflate", package: "libdeflate-dev"),
    system("CZstd", pkgConfig: "libzstd", package: "libzstd-dev"),
    system("CCrypto", pkgConfig: "libcrypto", package: "libssl-dev"),
    system("CXLSXWriter", pkgConfig: "xlsxwriter", package: "libxlsxwriter-dev"),
    system("CSeccomp", pkgConfig: "libseccomp", package: "libseccomp-dev"),

    module("Model"),
    module("JSON"),
    module("Tables"),
    module("Isolation", imports: ["CSeccomp"]),
    module("Reading", imports: ["Model", "Isolation", "CZlib", "CCrypto"]),
    module("Scraping", imports: ["Model", "CLibXML2"]),
    module(
      "Language", imports: ["Model"],
      resources: [
        .embedInCode("abbreviations.lex"), .embedInCode("ages.lex"), .embedInCode("calendar.lex"),
        .embedInCode("changes.lex"), .embedInCode("context.lex"), .embedInCode("currencies.lex"),
        .embedInCode("dates.lex"), .embedInCode("grade_lines.lex"), .embedInCode("grades.lex"),
        .embedInCode("grammar.lex"), .embedInCode("inspections.lex"),
        .embedInCode("judgements.lex"), .embedInCode("nouns.lex"), .embedInCode("numbers.lex"),
        .embedInCode("places.lex"),
        .embedInCode("quantifiers.lex"), .embedInCode("standing.lex"),
        .embedInCode("subsets.lex"), .embedInCode("tables.lex"), .embedInCode("topics.lex"),
        .embedInCode("units.lex"),
        .embedInCode("Refusals/refusals.rules"),
        .embedInCode("Refusals/refusals_before_dates.rules"),
      ]),
    module(
      "Extraction", imports: ["Model", "Language"],
      resources: [
        .embedInCode("Grades/grade_words.rules"), .embedInCode("Grades/grades.rules"),
        .embedInCode("Grades/grade_refusals.rules"), .embedInCode("Grades/grade_times.rules"),
        .embedInCode("Grades/grade_dates.rules"), .embedInCode("Grades/grade_areas.rules"),
        .embedInCode("Grades/grade_blocks.rules"), .embedInCode("Grades/grade_lines.rules"),
        .embedInCode("Grades/grade_links.rules"), .embedInCode("Grades/grade_listings.rules"),
      ]),
    module(
      "Interpretation", imports: ["Model", "Language", "JSON"],
      resources: [
        .embedInCode("metrics.json"), .embedInCode("frameworks.json"),
        .embedInCode("local_authorities.csv"),
        .embedInCode("Holders/areas.csv"), .embedInCode("Holders/holders.rules"),
        .embedInCode("context.rules"),
        .embedInCode("changes.rules"), .embedInCode("parts.rules"), .embedInCode("stocks.rules"),
        .embedInCode("Holders/comparators.rules"), .embedInCode("subsets.rules"),
        .embedInCode("reference_dates.rules"), .embedInCode("headers.rules"),
        .embedInCode("topics.rules"),
        .embedInCode("standing.rules"),
        .embedInCode("Judgements/judgement_marks.rules"),
        .embedInCode("Judgements/judgement_standing.rules"),
      ]),
    module("Aggregation", imports: ["Model"]),
    module("Store", imports: ["Model", .product(name: "GRDB", package: "GRDB.swift")]),
    module(
      "SQLite", imports: ["Model", "Tables", .product(name: "GRDB", package: "GRDB.swift")]),
    module("CSV", imports: ["Tables", "CDeflate"]),
    module("Parquet", imports: ["Tables", "CDeflate", "CZstd"]),
    module("Workbook", imports: ["Tables", "Model", "CXLSXWriter"]),
    module(
      "Pipeline",
      imports: [
        "Model", "JSON", "Tables", "Isolation", "Reading", "Scraping", "Language", "Extraction",
        "Interpretation", "Aggregation", "Store", "CSV", "Parquet", "SQLite",
        "Workbook",
        .product(name: "DequeModule", package: "swift-collections"),
        .product(name: "Logging", package: "swift-log"),
      ]),

    .executableTarget(
      name: "gleaner",
      dependencies: [
        "Pipeline", "Isolation", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "gleaner-bench",
      dependencies: [
        "Model", "JSON", "Tables", "Reading", "Scraping", "Language", "Extraction",
        "Interpretation", "Aggregation", "CSV", "Parquet", "Pipeline", "Support",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [
        .embedInCode("answers.py"), .embedInCode("other_writers.py"),
        .embedInCode("other_scrapers.py"), .embedInCode("other_extractors.py"),
      ],
      swiftSettings: strict),

    example("write-parquet", of: "Parquet", "Tables"),
    example("write-csv", of: "CSV", "Tables"),

    // Makes up pages and reads them; scripts/fuzz says how.
    .executableTarget(
      name: "gleaner-fuzz",
      dependencies: [
        "Model", "JSON", "Reading", "Interpretation", "Pipeline", "Support",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Tests/Fuzz/Pages", swiftSettings: strict),

    // Writes a workbook of rows that Tests/readers/check_workbook.py makes up.
    .executableTarget(
      name: "gleaner-workbook", dependencies: ["Workbook", "Tables", "JSON"],
      path: "Tests/Workbooks", swiftSettings: strict),

    // What several tests and measurements need: a temporary folder, numbers from a seed.
    .target(name: "Support", path: "Tests/Support", swiftSettings: strict),
    // The readers of a catalogue, for texts that a test has as they are.
    .target(
      name: "Stages", dependencies: ["Model", "Language", "Extraction", "Interpretation"],
      path: "Tests/Stages", swiftSettings: strict),
    tests("Model", imports: ["Model"]),
    tests("JSON", imports: ["JSON"]),
    tests("Tables", imports: ["Tables"]),
    tests("Isolation", imports: ["Isolation"]),
    tests("Reading", imports: ["Reading", "Model", "Isolation"]),
    tests("Scraping", imports: ["Scraping", "Model"]),
    tests("Language", imports: ["Language", "Model"]),
    tests("Extraction", imports: ["Stages", "Extraction", "Language", "Model"]),
    tests(
      "Interpretation",
      imports: ["Stages", "Interpretation", "Extraction", "Language", "Model", "JSON"]),
    tests("Aggregation", imports: ["Aggregation", "Model"]),
    tests("Store", imports: ["Store", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(
      "SQLite", imports: ["SQLite", "Tables", .product(name: "GRDB", package: "GRDB.swift")]),
    tests("CSV", imports: ["CSV", "Tables", "CDeflate"]),
    tests("Parquet", imports: ["Parquet", "Tables"]),
    tests("Workbook", imports: ["Workbook", "Tables"]),
    tests(
      "Pipeline",
      imports: [
        "Pipeline", "Model", "JSON", "Language", "Isolation", "Reading", "Tables", "Parquet",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Golden"]),
  ],
  swiftLanguageModes: [.v6]
)

// Needs libFuzzer, so that it is there only for scripts/fuzz.
if Context.environment["GLEANER_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "gleaner-fuzz-guided",
      dependencies: [
        "Model", "JSON", "Tables", "Reading", "Scraping", "Language", "Extraction",
        "Interpretation", "Stages", "Parquet", "Pipeline",
      ],
      path: "Tests/Fuzz/Guided", swiftSettings: strict))
}
