import Model
import Reading

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
  /// - Parameters:
  ///   - withReasons: Whether the lines say what made each figure what it is.
  ///   - mayWait: Whether the next path may be long in coming.
  /// - Returns: `noInput` where a file could not be opened, else `dataError` where one could not be read, else
  ///   `ok`.
  @discardableResult
  package func extract(
    _ paths: some Sequence<FilePath>, format: LineFormat, withRefused: Bool = false,
    withReasons: Bool = false, mayWait: () -> Bool = { false }, write: ([UInt8]) throws -> Void
  ) throws -> RunStatus {
    var tally = InputTally()
    try inOrder(
      paths.lazy.map { Input(path: $0, source: "") }, width: jobs, held: \.line.count,
      mayWait: mayWait
    ) {
      workers.worker()
    } transform: { input, worker -> (line: [UInt8], isOpened: Bool, isRead: Bool) in
      let result = try found(
        in: input, by: &worker, withReasons ? .readWithReasons : .read
      ).result
      let line =
        format == .ndjson
        ? result.line(withRefused: withRefused)
        : Array(result.summary(withRefused: withRefused).utf8)
      return (line, !result.isFileUnavailable, result.rejection == nil)
    } consume: { result in
      tally.count(isOpened: result.isOpened, isRead: result.isRead)
      try write(result.line)
    }
    return tally.status
  }

  /// What one document states, in this process: for tests and measurements.
  package func result(of input: Input) throws -> DocumentResult {
    var worker = workers.worker()
    return try found(in: input, by: &worker).result
  }

  /// Says of each block of each of the files why it is in the main text or not. A file that cannot be
  /// read has its line, and the others go on.
  ///
  /// - Returns: `noInput` where a file could not be opened, else `dataError` where one could not be read, else
  ///   `ok`.
  @discardableResult
  package func explain(
    _ paths: some Sequence<FilePath>, mayWait: () -> Bool = { false },
    write: ([UInt8]) throws -> Void
  ) throws -> RunStatus {
    var tally = InputTally()
    let inputs = paths.lazy.map { Input(path: $0, source: "") }
    try inOrder(inputs, width: jobs, mayWait: mayWait) {
      workers.worker()
    } transform: { input, worker -> (text: [UInt8], isOpened: Bool, isRead: Bool) in
      let head = "# file\t\(printable(input.path.description))\n"
      let (text, isOpened, isRead) = try explanation(of: input, by: &worker)
      return (Array(head.utf8) + text, isOpened, isRead)
    } consume: { explanation in
      tally.count(isOpened: explanation.isOpened, isRead: explanation.isRead)
      try write(explanation.text)
    }
    return tally.status
  }

  private func explanation(
    of input: Input, by worker: inout any PageWorker
  ) throws -> (text: [UInt8], isOpened: Bool, isRead: Bool) {
    let document: Document
    do throws(ReadingError) {
      document = try reader.readable(input.file(reader))
    } catch {
      return (Self.line(notRead: error), !error.isAboutTheFile, false)
    }
    switch try worker.answer(to: PageTask(.explain, document)) {
    case .text(let text, let isFault): return (text, true, !isFault)
    case .failure(let failure): return (Self.line(notRead: failure), true, false)
    case .result: preconditionFailure("an explanation is a text")
    }
  }

  static func line(notRead problem: some Problem) -> [UInt8] {
    Array("# not read\t\(printable(problem.message)) [\(problem.code)]\n".utf8)
  }
}
