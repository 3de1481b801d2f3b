import JSON
import Model
import Reading
import Testing

@testable import Pipeline

/// Sentences as newsrooms, papers and committees word them, each with a figure that is a value of a metric, or that
/// looks like one and is none.
///
/// Golden/metrics.txt has a metric, or `-`, on a line that begins with `@`, then a line for each figure: its words, a
/// bar and the sentence.
@Suite struct MetricSentencesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let metric: String?
    var figures: [(surface: String, sentence: String)] = []

    var testDescription: String { metric ?? "none" }
  }

  static let cases: [Case] = {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let reader = DocumentReader(base: FilePath("/" + folder), limit: 1 << 22)
    guard let file = try? reader.document(at: FilePath("Golden/metrics.txt"), source: "") else {
      return []
    }
    var cases: [Case] = []
    for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("@") {
        cases.append(Case(metric: line == "@-" ? nil : String(line.dropFirst())))
      } else if line.hasPrefix("  "), let bar = line.firstIndex(of: "|"),
        let last = cases.indices.last
      {
        cases[last].figures.append(
          (String(line[..<bar].dropFirst(2).dropLast()), String(line[bar...].dropFirst(2))))
      }
    }
    return cases
  }()

  private static let reader = try? PageReader.builtIn()

  @Test(arguments: cases)
  func givesFiguresTheirMetrics(_ wanted: Case) throws {
    let reader = try #require(Self.reader)
    for (surface, sentence) in wanted.figures {
      let text = PageText(paragraph: sentence)
      let figures = reader.figures(in: text).filter { text[$0.range] == surface }
      #expect(figures.contains { $0.metric == wanted.metric }, "\(surface) in: \(sentence)")
    }
  }

  @Test func areThere() { #expect(Self.cases.count > 140) }
}
