import Glibc
import Model
import Reading

extension Pipeline {
  /// What a run would do, for a person, with the number of documents that each source matches.
  ///
  /// - Throws: `PipelineError.noInput`, `ReleaseError.cannotCreate`: what would keep it from running.
  package func check() throws -> String {
    var lines = [configuration.file.description + ": no mistake found"]
    let inputs = try configuration.inputs()
    for source in configuration.sources {
      let count = inputs.count { $0.source == source.name }
      lines.append("  source \"\(source.name)\": \(source.path): \(count) documents")
    }
    let output = configuration.output
    let formats = (output.formats.map(\.rawValue) + output.bundles.map(\.rawValue)).joined(
      separator: ", ")
    lines.append("  output: \(output.path): \(formats); \(output.keep) releases are kept")
    lines.append(
      "  limits: \(configuration.limits.documentBytes) bytes a document; a share of "
        + "\(configuration.limits.rejectedShare) may be rejected")
    let limits = configuration.limits
    lines.append(
      reader.pdf?.program.map {
        "  pdf: by \($0), at most \(limits.pdfSeconds) seconds and \(limits.pdfMegabytes) MB each"
      } ?? "  pdf: none is read; install poppler-utils")
    lines.append(
      "  catalogue: \(catalogue.metrics.count) metrics, \(catalogue.authorities.count) authorities")
    lines.append("  jobs: \(jobs)")
    try checkWritable(configuration.outputFolder)
    return lines.joined(separator: "\n") + "\n"
  }

  /// Looks, without writing, whether the output's folder or the nearest one above it takes files.
  private func checkWritable(_ folder: FilePath) throws(ReleaseError) {
    var place = folder.bytes
    while !place.isEmpty, FilePath(place).withCString({ access($0, F_OK) }) != 0, errno == ENOENT {
      place = Array(place[..<(place.lastIndex(of: UInt8(ascii: "/")) ?? 0)])
    }
    let nearest = FilePath(
      place.isEmpty ? Array((folder.bytes.first == 0x2F ? "/" : ".").utf8) : place)
    var status = stat()
    guard nearest.withCString({ stat($0, &status) }) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .cannotCreate(path: nearest.description, reason: reason(of: ENOTDIR))
    }
    guard nearest.withCString({ access($0, W_OK | X_OK) }) == 0 else {
      throw .cannotCreate(path: nearest.description, reason: reason(of: errno))
    }
  }
}

extension Pipeline {
  /// Says for each of the pages which profile of the configuration fits it and what the rules find.
  /// The message of a page that cannot be looked at goes to `complain`; the others go on.
  ///
  /// - Parameter paths: Relative to the folder in which the program was started.
  /// - Returns: `noInput` where a file could not be read, else `dataError` where a run would reject
  ///   a page, else `ok`.
  package func check(
    _ paths: some Sequence<FilePath>, complain: (String) -> Void, write: ([UInt8]) throws -> Void
  ) throws -> RunStatus {
    let reader = configuration.reader(followsLinks: true, confiner: isolation.program)
    var worker = workers.worker()
    var status = RunStatus.ok
    for path in paths {
      func say(_ severity: Diagnostic.Severity, _ problem: some Problem) {
        complain(Diagnostic(severity, path: path.description, problem).description)
      }
      let document: Document
      do throws(ReadingError) {
        document = try reader.document(at: path, source: "") { say(.warning, $0) }
      } catch {
        say(.error, error)
        if error.isAboutTheFile { status = .noInput } else if status == .ok { status = .dataError }
        continue
      }
      var isRejected = true
      switch try worker.answer(to: PageTask(.examine, document)) {
      case .text(let text, let isFault):
        try write(text)
        isRejected = isFault
      case .result(let result):
        if let fault = result.rejection { say(.error, fault) }
      case .failure(let failure): say(.error, failure)
      }
      if isRejected, status == .ok { status = .dataError }
    }
    return status
  }
}
