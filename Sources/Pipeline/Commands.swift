import JSON
import Model
import Reading

// What the commands beside `run` do: pages or lines in, lines out, in the order of the input.

package enum LineFormat: String, Sendable, CaseIterable {
  case ndjson, text
}

/// How many files a command was given, and how many of them it could open.
struct InputTally {
  private var named = 0
  private var opened = 0

  mutating func count(isOpened: Bool) {
    named += 1
    if isOpened { opened += 1 }
  }

  /// `noInput` where files were named and none could be opened.
  var status: RunStatus { named > 0 && opened == 0 ? .noInput : .ok }
}

extension Pipeline {
  /// The pipeline of `gleaner extract` and `gleaner figures`: the catalogue, the sites and the limits of
  /// the configuration, no limit on what may be rejected. Paths are relative to the folder in which the
  /// program was started, and links that the user names are followed.
  package static func forCommandLine(
    _ configuration: Configuration = Configuration(), isolation: IsolationMode = .none
  ) throws(ConfigurationError) -> Pipeline {
    var pipeline = try Pipeline(configuration, isolation: isolation)
    pipeline.reader = pipeline.configuration.reader(
      followsLinks: true, confiner: isolation.program)
    return pipeline
  }

  /// Reads each of the files and hands a line, or a report for people, to `write`. A file that
  /// cannot be read has its line, too.
  ///
  /// - Parameter mayWait: Whether the next path may be long in coming.
  /// - Returns: `noInput` where files were named and none of them could be opened, else `ok`.
  @discardableResult
  package func extract(
    _ paths: some Sequence<FilePath>, format: LineFormat, withRefused: Bool = false,
    mayWait: () -> Bool = { false }, write: ([UInt8]) throws -> Void
  ) throws -> RunStatus {
    var tally = InputTally()
    try inOrder(
      paths.lazy.map { Input(path: $0, source: "") }, width: jobs, held: \.line.count,
      mayWait: mayWait
    ) {
      workers.worker()
    } transform: { input, worker -> (line: [UInt8], isOpened: Bool) in
      let result = try result(of: input, by: &worker)
      let line =
        format == .ndjson
        ? result.line(withRefused: withRefused)
        : Array(result.report(withRefused: withRefused).utf8)
      return (line, !result.isFileUnavailable)
    } consume: { result in
      tally.count(isOpened: result.isOpened)
      try write(result.line)
    }
    return tally.status
  }

  /// What one document states, in this process: for tests and measurements.
  package func result(of input: Input) throws -> DocumentResult {
    var worker = workers.worker()
    return try result(of: input, by: &worker)
  }

  /// Reads lines `{"id", "text"}` and hands a line `{"id", "figures"}` for each to `write`.
  ///
  /// - Parameter mayWait: Whether the next line may be long in coming.
  /// - Returns: how many lines were no such objects; each of them gives a line with an `error`.
  package func figures(
    _ lines: some Sequence<[UInt8]>, format: LineFormat, mayWait: () -> Bool = { false },
    write: ([UInt8]) throws -> Void
  ) throws -> Int {
    var faults = 0
    let kind = format == .ndjson ? PageTask.Kind.figures : .figuresAsText
    let limit = configuration.limits.documentBytes
    try inOrder(lines, width: jobs, weight: \.count, mayWait: mayWait) {
      workers.worker()
    } transform: { line, worker -> (line: [UInt8], isFault: Bool) in
      guard line.count <= limit else {
        return (Self.line(fault: "the line is longer than \(limit) bytes"), true)
      }
      let document = Document(path: "", source: "", bytes: line, sha256: "")
      switch try worker.answer(to: PageTask(kind, document)) {
      case .text(let line, let isFault): return (line, isFault)
      case .failure(let failure): return (Self.line(fault: failure.message), true)
      case .result: preconditionFailure("a line gives a line")
      }
    } consume: { result in
      if result.isFault { faults += 1 }
      try write(result.line)
    }
    return faults
  }

  /// The line for one that gives no figures.
  static func line(fault: String) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("id", String?.none)
      json.name("figures")
      json.array([Figure]()) { _, _ in }
      json.member("error", fault)
    }
    json.endLine()
    return json.bytes
  }
}

extension PageReader {
  /// The line `{"id", "figures"}` for a line `{"id", "text"}`.
  func figures(inLine line: [UInt8], format: LineFormat) -> PageAnswer {
    do throws(JSONError) {
      let object = try JSON(parsing: line)
      guard let text = object["text"]?.string else {
        throw JSONError(fault: "the line has no string \"text\"", at: 0, in: line)
      }
      let paragraph = PageText(paragraph: text)
      let figures = figures(in: paragraph)
      return .text(Self.line(object["id"], figures, paragraph, format), isFault: false)
    } catch {
      return .text(Pipeline.line(fault: error.message), isFault: true)
    }
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
