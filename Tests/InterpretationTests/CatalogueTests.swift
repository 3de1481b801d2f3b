import JSON
import Language
import Model
import Stages
import Testing

@testable import Interpretation

@Suite struct CatalogueTests {
  func adding(_ text: String) throws -> Catalogue {
    try builtIn.get().adding(rowsOf: JSON(parsing: Array(text.utf8)), file: "ours.json")
  }

  @Test func holdsTheField() throws {
    let catalogue = try builtIn.get()
    #expect(catalogue.authorities.count == 161)
    #expect(catalogue.authorities.filter { $0.end == nil }.count == 153)
    #expect(Set(catalogue.metrics.map(\.id)).count == catalogue.metrics.count)
    #expect(catalogue.metrics.allSatisfy { !$0.source.isEmpty && !$0.label.isEmpty })
    #expect(catalogue.frameworks.map(\.id).contains("ilacs_2023"))
    let last = try #require(catalogue.frameworks.first { $0.id == "ilacs_2026" })
    #expect(!last.areas.contains("overall_effectiveness"))
  }

  @Test func everyMetricSaysWhatItMeasures() throws {
    for metric in try builtIn.get().metrics {
      #expect(metric.population?.isEmpty == false, "\(metric.id) has no population")
      #expect(metric.measure != nil, "\(metric.id) has no measure")
      #expect(metric.examples.count == 2, "\(metric.id) has no two examples")
      #expect(metric.isChange == (metric.measure == .change), "\(metric.id)")
      #expect(!metric.isStock || metric.measure == .stock, "\(metric.id)")
      let needsDenominator = metric.measure == .share || metric.measure == .rate
      #expect(!needsDenominator || metric.denominator != nil, "\(metric.id) has no denominator")
    }
  }

  /// What a person would write, on a page about children's services.
  @Test func readsEveryExample() throws {
    let stages = try Stages.builtIn.get()
    for metric in try builtIn.get().metrics {
      for example in metric.examples {
        let text = MarkedText(example).text
        let figures = stages.reading(of: Page(path: "", text: text)).figures
        let read = figures.lazy.compactMap { $0.metric }.first
        #expect(read == metric.id, "\(example)")
      }
    }
  }

  @Test func aRowIsAllThatAMetricTakes() throws {
    let catalogue = try adding(
      """
      {"phrases": [{"id": "bike", "patterns": ["bicycle(s)", "bike(s)"]}],
       "units": [{"id": "bikes", "nouns": ["{bike}"]}],
       "metrics": [{"id": "bikes_count", "label": "Bicycles", "unit": "bikes",
                    "patterns": ["noun: {bike}"], "mustNot": ["clause: stolen"], "source": "us"}]}
      """)
    let matcher = try Stages(catalogue)
    let read = MarkedText("The team has <12:count:bikes> bikes.")
    let refused = MarkedText("The team has <12:count:bikes> stolen bikes.")
    #expect(try matcher.figures(of: read.figures, in: read.text)[0].metric == "bikes_count")
    #expect(try matcher.figures(of: refused.figures, in: refused.text)[0].metric == nil)
  }

  /// Rows whose words a text does not have change nothing, however many they are.
  @Test func otherRowsAreNotAsked() throws {
    var catalogue = try builtIn.get()
    for metric in catalogue.metrics {
      for copy in 1...9 {
        catalogue.metrics.append(
          Metric(
            id: "\(metric.id)_\(copy)", label: metric.label, unit: metric.unit,
            patterns: metric.patterns.map { "zz\(copy) + \($0)" }, source: metric.source))
      }
    }
    let tenfold = try Stages(catalogue)
    for (sentence, metric) in MetricMatcherTests.readings {
      let marked = MarkedText(sentence)
      let figures = try tenfold.figures(of: marked.figures, in: marked.text)
      #expect(figures[0].metric == metric)
    }
  }

  @Test func aRowOfAKnownIdTakesItsPlace() throws {
    let catalogue = try adding(
      """
      {"metrics": [{"id": "cla_count", "label": "Ours", "unit": "children",
                    "patterns": ["noun: wards of the court"], "source": "us"}],
       "authorities": [{"name": "Barsetshire", "code": "X1", "aliases": ["Barset"]}]}
      """)
    #expect(catalogue.metrics.filter { $0.id == "cla_count" }.map(\.label) == ["Ours"])
    #expect(try catalogue.metrics.count == builtIn.get().metrics.count)
    let page = Page(
      path: "", text: PageText(paragraph: "Leaders of Barset met. Barset has 12 care leavers."))
    #expect(try Stages(catalogue).authority(of: page)?.name == "Barsetshire")
  }

  @Test(arguments: [
    ("[]", CatalogueError.wrongType(file: "ours.json", path: "the file", expected: "an object")),
    (
      #"{"metric": []}"#,
      .unknownKey(file: "ours.json", path: "metric", nearest: "metrics")
    ),
    (
      #"{"metrics": {}}"#,
      .wrongType(file: "ours.json", path: "metrics", expected: "a list of objects")
    ),
    (#"{"metrics": [{}]}"#, .missingKey(file: "ours.json", path: "metrics[0].id")),
    (
      #"{"metrics": [{"id": "a", "label": "A", "unit": "percent", "source": "us"}]}"#,
      .missingKey(file: "ours.json", path: "metrics[0].patterns")
    ),
    (
      #"{"metrics": [{"id": "a", "label": "A", "unit": "x", "patterns": ["b"], "source": "us", "patern": 1}]}"#,
      .unknownKey(file: "ours.json", path: "metrics[0].patern", nearest: "patterns")
    ),
    (
      #"{"metrics": [{"id": "a", "label": 7}]}"#,
      .wrongType(file: "ours.json", path: "metrics[0].label", expected: "a string")
    ),
    (
      #"{"metrics": [{"id": "a", "label": "A", "unit": "x", "patterns": ["b", "(c"], "source": "us"}]}"#,
      .badPattern(
        file: "ours.json", path: "metrics[0].patterns[1]", fault: "a bracket is not closed")
    ),
    (
      #"{"metrics": [{"id": "a", "label": "A", "unit": "x", "patterns": ["near by: b"], "source": "us"}]}"#,
      .badPattern(
        file: "ours.json", path: "metrics[0].patterns[0]", fault: "\"nearby\" is no place")
    ),
    (
      #"{"metrics": [{"id": "a", "label": "A", "unit": "bikes", "patterns": ["b"], "source": "us"}]}"#,
      .badValue(
        file: "ours.json", path: "metrics.a.unit",
        fault: "no noun is counted as \"bikes\", so that no figure has this metric; "
          + "give a row of units with its nouns")
    ),
    (
      #"{"metrics": [{"id": "a", "label": "A", "unit": "x", "measure": "sum"}]}"#,
      .badValue(
        file: "ours.json", path: "metrics[0].measure",
        fault: "\"sum\" is not one of stock, flow, share, rate, average, cost, change")
    ),
    (
      #"{"units": [{"id": "a", "nouns": ["{nobody}"]}]}"#,
      .badPattern(
        file: "ours.json", path: "units[0].nouns[0]",
        fault: "\"nobody\" names no group of phrases")
    ),
    (
      #"{"metrics": [{"id": "a", "label": "A", "units": "x", "patterns": ["b"], "source": "us"}]}"#,
      .unknownKey(file: "ours.json", path: "metrics[0].units", nearest: "unit")
    ),
    (
      #"{"metrics": [{"id": "a", "label": "A", "unit": "x", "pattern": ["b"], "source": "us"}]}"#,
      .unknownKey(file: "ours.json", path: "metrics[0].pattern", nearest: "patterns")
    ),
    (
      #"{"units": [{"id": "a", "nouns": ["b"]}, {"id": "a", "nouns": ["c"]}]}"#,
      .duplicateId(file: "ours.json", path: "units[1]", id: "a")
    ),
    (
      #"{"grades": [{"id": "a", "rank": 0, "patterns": ["a"]}]}"#,
      .badValue(file: "ours.json", path: "grades[0].rank", fault: "a rank runs from 1 through 99")
    ),
    (
      #"{"frameworks": [{"id": "a", "family": "A", "start": "2018", "source": "us"}]}"#,
      .badValue(
        file: "ours.json", path: "frameworks[0].start", fault: "\"2018\" is no day as 2018-01-31")
    ),
    (
      #"{"frameworks": [{"id": "a", "family": "A", "areas": ["nowhere"], "source": "us"}]}"#,
      .badValue(
        file: "ours.json", path: "frameworks.a.areas", fault: "\"nowhere\" is no area's id")
    ),
    (
      #"{"frameworks": [{"id": "a", "family": "A", "optionalAreas": ["adoption"], "source": "us"}]}"#,
      .badValue(
        file: "ours.json", path: "frameworks.a.optionalAreas",
        fault: "\"adoption\" is none of its areas")
    ),
    (
      #"{"metrics": [{"id": "a", "label": "A", "unit": "per_banana", "patterns": ["b"], "source": "us"}]}"#,
      .badValue(
        file: "ours.json", path: "metrics.a.unit",
        fault: "no noun is counted as \"per_banana\", so that no figure has this metric; "
          + "give a row of units with its nouns")
    ),
    (
      #"{"metrics": [{"id": "a\u0007b"}]}"#,
      .badValue(
        file: "ours.json", path: "metrics[0].id",
        fault: "the control character U+0007 stands in it; leave it out")
    ),
    (
      #"{"frameworks": [{"id": "a", "family": "A", "start": "2020-01-01", "end": "2019-12-31", "source": "us"}]}"#,
      .badValue(
        file: "ours.json", path: "frameworks[0].end",
        fault: "\"2019-12-31\" lies before \"start\", 2020-01-01; \"end\" is the last day")
    ),
    (
      #"{"authorities": [{"name": "Barsetshire", "code": "X1", "aliases": ["Barset", " "]}]}"#,
      .badValue(
        file: "ours.json", path: "authorities[0].aliases[1]",
        fault: "an empty string says nothing; leave it out")
    ),
    (
      #"{"phrases": [{"id": "a", "patterns": ["b + c"]}]}"#,
      .badPattern(
        file: "ours.json", path: "phrases[0].patterns[0]", fault: "+ stands within a phrase")
    ),
  ])
  func refuses(_ text: String, because reason: CatalogueError) throws {
    #expect(throws: reason) { try adding(text) }
    #expect(!reason.message.contains("\n") && !reason.code.isEmpty)
  }

  @Test(arguments: [
    ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,\"b,\"\"c\"\"\nd\"\n\n1,", [["a", "b,\"c\"\nd"], ["1", ""]]),
    ("\u{FEFF}a", [["a"]]),
    ("", []),
  ])
  func readsCSV(_ text: String, _ expected: [[String]]) throws {
    #expect(try csvRecords(Array(text.utf8), file: "a.csv").map(\.fields) == expected)
  }

  @Test(arguments: ["a\"b", "\"a", "\"a\"b"])
  func refusesCSV(_ text: String) {
    #expect(throws: CatalogueError.self) { try csvRecords(Array(text.utf8), file: "a.csv") }
  }

  /// Patterns of anything at all are read or refused.
  @Test(arguments: 1...10)
  func survivesAnyPattern(seed: UInt64) {
    var state = seed
    let pieces = ["(", ")", "[", "]", "|", "a", "bc ", "{", "}", ":", "+", " ", "’", "é", "near:"]
    for _ in 0..<300 {
      var text = ""
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      for _ in 0..<Int(state >> 33) % 40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      _ = try? MetricPattern(text)
    }
  }
}
