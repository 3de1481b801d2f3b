import Interpretation
import JSON
import Model

extension Pipeline {
  /// Reads lines `{"id", "text"}` and hands a line `{"id", "figures"}` for each to `write`.
  ///
  /// - Parameters:
  ///   - withReasons: Whether the lines say what made each figure what it is.
  ///   - mayWait: Whether the next line may be long in coming.
  /// - Returns: how many lines were not such objects; each of them gives a line with an `error`.
  package func figures(
    _ lines: some Sequence<[UInt8]>, format: LineFormat, withReasons: Bool = false,
    mayWait: () -> Bool = { false },
    write: ([UInt8]) throws -> Void
  ) throws -> Int {
    var faults = 0
    let kind: PageTask.Kind =
      format == .text ? .figuresAsText : withReasons ? .figuresWithReasons : .figures
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
  static func line(fault: String, id: JSON? = nil) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.writeID(id)
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
  func figures(inLine line: [UInt8], format: LineFormat, withReasons: Bool = false) -> PageAnswer {
    do throws(JSONError) {
      let object = try JSON(parsing: line)
      guard let text = object["text"]?.string else {
        throw JSONError(fault: "the line has no string \"text\"", at: 0, in: line)
      }
      let paragraph = PageText(paragraph: text)
      let reading = reading(of: paragraph, withReasons: withReasons)
      var result = DocumentResult(id: "", path: "", source: "")
      (result.figures, result.reasons) = (reading.figures, reading.reasons)
      if let failure = result.failure(within: limits) {
        return .text(Pipeline.line(fault: failure.message, id: object["id"]), isFault: true)
      }
      return .text(Self.line(object["id"], reading, paragraph, format), isFault: false)
    } catch {
      return .text(Pipeline.line(fault: error.message), isFault: true)
    }
  }

  private static func line(
    _ id: JSON?, _ reading: PageInterpretation, _ text: PageText, _ format: LineFormat
  ) -> [UInt8] {
    if format == .text {
      let lines = reading.figures.map { figure in
        let values = [figure.value, figure.valueHigh].compactMap { $0?.description }
        let words = [text[figure.range], values.joined(separator: "–"), figure.unit ?? ""]
        return printable(words.joined(separator: "\u{2009}|\u{2009}")) + "\n"
      }
      return Array(lines.joined().utf8)
    }
    let points = CodePoints(text.bytes)
    var json = JSONText()
    json.object { json in
      json.writeID(id)
      json.name("figures")
      json.write(reading.figures, reading.reasons, in: text, points, withSentence: false)
    }
    json.endLine()
    return json.bytes
  }
}

extension JSONText {
  /// The member "id" of a line, as the line had it: a string, a number or null.
  fileprivate mutating func writeID(_ id: JSON?) {
    name("id")
    switch id?.value {
    case .number(let number)?: raw(number)
    default: string(id?.string)
    }
  }
}
