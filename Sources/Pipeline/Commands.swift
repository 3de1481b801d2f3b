import Extraction
import Glibc
import Model
import Normalisation
import Reading

// What the commands beside `run` do: pages or lines in, lines out, in the order of the input.

package enum LineFormat: String, Sendable, CaseIterable {
  case ndjson, text
}

extension Pipeline {
  /// The pipeline of `gleaner extract` and `gleaner figures`: the built-in catalogue, no limit on
  /// what may be rejected, and links that the user names are followed.
  package static func forCommandLine() throws(ConfigurationError) -> Pipeline {
    var pipeline = try Pipeline(Configuration())
    pipeline.reader = pipeline.configuration.reader(followsLinks: true)
    return pipeline
  }

  /// Reads each of the files and hands a line, or a report for people, to `write`. A file that
  /// cannot be read has its line, too.
  package func extract(
    _ paths: some Sequence<FilePath>, format: LineFormat, withRefused: Bool = false,
    write: ([UInt8]) throws -> Void
  ) throws {
    try inOrder(paths.lazy.map { Input(path: $0, source: "") }, width: jobs) { input in
      let gleaning = gleaning(from: input)
      return format == .ndjson
        ? gleaning.line(withRefused: withRefused)
        : Array(gleaning.report(withRefused: withRefused).utf8)
    } consume: { line in
      try write(line)
    }
  }

  /// Reads lines `{"id", "text"}` and hands a line `{"id", "figures"}` for each to `write`.
  ///
  /// - Returns: how many lines were no such objects; each of them gives a line with an `error`.
  package func figures(
    _ lines: some Sequence<[UInt8]>, format: LineFormat, write: ([UInt8]) throws -> Void
  ) throws -> Int {
    var faults = 0
    try inOrder(lines, width: jobs) { line in
      figures(inLine: line, format: format)
    } consume: { result in
      if result.isFault { faults += 1 }
      try write(result.line)
    }
    return faults
  }

  private func figures(inLine line: [UInt8], format: LineFormat) -> (line: [UInt8], isFault: Bool) {
    do throws(JSONError) {
      let object = try JSON(parsing: line)
      guard let text = object["text"]?.string else {
        throw JSONError(fault: "the line has no string \"text\"", at: 0, in: line)
      }
      let paragraph = PageText(paragraph: text)
      return (Self.line(object["id"], figures(in: paragraph), paragraph, format), false)
    } catch {
      var json = JSONText()
      json.object { json in
        json.member("id", String?.none)
        json.name("figures")
        json.array([Figure]()) { _, _ in }
        json.member("error", error.message)
      }
      json.endLine()
      return (json.bytes, true)
    }
  }

  /// The figures of a text that belongs to no page.
  package func figures(in text: PageText) -> [Figure] {
    let page = Page(path: "", text: text)
    let mentions = extractor.mentions(in: text)
    return normaliser.reading(of: page, mentions: mentions, grades: []).figures
  }

  private static func line(
    _ id: JSON?, _ figures: [Figure], _ text: PageText, _ format: LineFormat
  ) -> [UInt8] {
    if format == .text {
      let lines = figures.map { figure in
        let values = [figure.value, figure.valueHigh].compactMap { $0?.description }
        let words = [text[figure.range], values.joined(separator: "–"), figure.unit ?? ""]
        return printable(words.joined(separator: "\u{2009}|\u{2009}")) + "\n"
      }
      return Array(lines.joined().utf8)
    }
    let points = CodePoints(text.bytes)
    var json = JSONText()
    json.object { json in
      json.name("id")
      switch id?.value {
      case .number(let number)?: json.raw(number)
      default: json.string(id?.string)
      }
      json.name("figures")
      json.array(figures) { $0.write($1, in: text, points, withSentence: false) }
    }
    json.endLine()
    return json.bytes
  }
}
