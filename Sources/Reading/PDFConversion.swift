import Glibc

/// Makes a page of a PDF: `pdftohtml` of poppler takes it apart, at arm's length.
package struct PDFConversion: Sendable {
  /// How long it may take, by the clock and of a processor.
  package var seconds: Int

  /// The memory that it may take, in units of 10^6 bytes.
  package var megabytes: Int

  /// Where `pdftohtml` is looked for, in this order.
  private let folders: [FilePath]

  package init(seconds: Int = 60, megabytes: Int = 1_000) {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    let folders = path.split(separator: ":").filter { $0.first == "/" }.map { FilePath(String($0)) }
    self.init(seconds: seconds, megabytes: megabytes, folders: [FilePath("/usr/bin")] + folders)
  }

  init(seconds: Int = 60, megabytes: Int = 1_000, folders: [FilePath]) {
    (self.seconds, self.megabytes, self.folders) = (seconds, megabytes, folders)
  }

  /// The converter; nil where poppler-utils is not installed.
  package var program: FilePath? {
    folders.lazy.map { $0.appending(FilePath("pdftohtml")) }
      .first { $0.withCString { access($0, X_OK) } == 0 }
  }

  /// The pages of the PDF as `pdftohtml -xml` writes them.
  ///
  /// A scan may have its text, as a machine has read it, behind the image, where a viewer does not show
  /// it. That is taken where there is no other.
  ///
  /// - Parameter limit: The most bytes that may come out.
  func markup(of pdf: [UInt8], limit: Int) throws(ReadingError) -> [UInt8] {
    guard !PDFFile.isCutOff(pdf) else { throw .truncatedPDF }
    let seen = try converted(pdf, ["-xml", "-i"], limit)
    if Self.hasText(seen) { return seen.output }
    let all = try converted(pdf, ["-xml", "-i", "-hidden"], limit)
    if !Self.hasText(all), let fault = Self.fault(in: all) { throw .damagedPDF(reason: fault) }
    return all.output
  }

  private static func hasText(_ outcome: BoundedProcess.Outcome) -> Bool {
    PDFFile.occurs("<text ", in: outcome.output[...])
  }

  private func converted(
    _ pdf: [UInt8], _ options: [String], _ limit: Int
  ) throws(ReadingError) -> BoundedProcess.Outcome {
    guard let program else { throw .popplerMissing }
    // From standard input, which has to have a name for the output that it does not write.
    let process = BoundedProcess(
      program: program, arguments: options + ["-stdout", "-", "pdf"],
      limits: .init(seconds: seconds, megabytes: megabytes, outputBytes: limit))
    let outcome: BoundedProcess.Outcome
    do {
      outcome = try process.outcome(of: pdf)
    } catch {
      switch error {
      case .cannotStart(let reason): throw .converterFails(reason: reason)
      case .tooSlow: throw .slowPDF(seconds: seconds)
      case .tooMuchOutput: throw .convertsTooLarge(limit: limit)
      }
    }
    let isWhole = PDFFile.occurs("</pdf2xml>", in: outcome.output.suffix(64))
    switch outcome.end {
    case .exit(0) where isWhole, .unknown where isWhole: return outcome
    default: throw refusal(of: pdf, outcome)
    }
  }

  /// Why the converter gave nothing, or not all.
  private func refusal(of pdf: [UInt8], _ outcome: BoundedProcess.Outcome) -> ReadingError {
    let said = String(decoding: outcome.complaints, as: UTF8.self)
    switch outcome.end {
    case .exit(126), .exit(127): return .converterFails(reason: "the system refuses to run it")
    // Nobody else kills it but the system, when it has no memory left.
    case .signal(SIGKILL): return .hungryPDF(megabytes: megabytes)
    default: break
    }
    // What poppler and the library of C++ say when they get no memory.
    for words in ["Out of memory", "std::bad_alloc"] where said.contains(words) {
      return .hungryPDF(megabytes: megabytes)
    }
    if said.contains("Copying of text from this document is not allowed") {
      return .protectedPDF
    }
    if PDFFile.occurs("/Encrypt", in: pdf[...]) { return .encryptedPDF }
    if case .signal(let number) = outcome.end {
      return .damagedPDF(reason: "pdftohtml crashed with signal \(number)")
    }
    return .damagedPDF(reason: Self.fault(in: outcome) ?? "it has no pages")
  }

  /// The last fault that poppler tells of: `Couldn't read xref table`.
  private static func fault(in outcome: BoundedProcess.Outcome) -> String? {
    let lines = String(decoding: outcome.complaints, as: UTF8.self).split(separator: "\n")
    guard let line = lines.last(where: { $0.hasPrefix("Syntax Error") }),
      let colon = line.firstIndex(of: ":")
    else { return nil }
    return String(line[line.index(after: colon)...].drop { $0 == " " }.prefix(200))
  }
}
