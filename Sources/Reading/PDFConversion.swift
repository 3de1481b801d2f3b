import Glibc
import Isolation

/// Makes a page of a PDF: `pdftohtml` of poppler takes it apart, at arm's length.
package struct PDFConversion: Sendable {
  /// How long a PDF may take in all, by the clock, and each reading of it of a processor.
  package var seconds: Int

  /// The memory that it may take, in units of 10^6 bytes.
  package var megabytes: Int

  /// Where `pdftohtml` is looked for, in this order.
  private let folders: [FilePath]

  /// This program's own file, which confines itself and becomes the converter; without it the converter
  /// has its limits, and else what the user may do.
  private let confiner: FilePath?

  package init(seconds: Int = 60, megabytes: Int = 1_000, confiner: FilePath? = nil) {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    let folders = path.split(separator: ":").filter { $0.first == "/" }.map { FilePath(String($0)) }
    self.init(
      seconds: seconds, megabytes: megabytes, folders: [FilePath("/usr/bin")] + folders,
      confiner: confiner)
  }

  init(
    seconds: Int = 60, megabytes: Int = 1_000, folders: [FilePath], confiner: FilePath? = nil
  ) {
    (self.seconds, self.megabytes, self.folders) = (seconds, megabytes, folders)
    self.confiner = confiner
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
  /// - Parameters:
  ///   - limit: The most bytes that may come out.
  ///   - report: Called where something may be missing from them.
  func markup(
    of pdf: [UInt8], limit: Int, report: (ReadingError) -> Void
  ) throws(ReadingError) -> [UInt8] {
    guard !PDFFile.isCutOff(pdf) else { throw .truncatedPDF }
    let deadline = Deadline(seconds: seconds)
    var outcome = try converted(pdf, ["-xml", "-i"], limit, deadline)
    if !Self.hasText(outcome) {
      outcome = try converted(pdf, ["-xml", "-i", "-hidden"], limit, deadline)
    }
    if let fault = Self.fault(in: outcome) {
      guard Self.hasText(outcome) else { throw .damagedPDF(reason: fault) }
      report(.damagedPDFPart(reason: fault))
    }
    return outcome.output
  }

  private static func hasText(_ outcome: BoundedProcess.Outcome) -> Bool {
    PDFFile.occurs("<text ", in: outcome.output[...])
  }

  private func converted(
    _ pdf: [UInt8], _ options: [String], _ limit: Int, _ deadline: Deadline
  ) throws(ReadingError) -> BoundedProcess.Outcome {
    guard let program else { throw .popplerMissing }
    // From standard input, which has to have a name for the output that it does not write.
    let process = BoundedProcess(
      program: program.bytes, arguments: options + ["-stdout", "-", "pdf"],
      limits: .init(seconds: seconds, megabytes: megabytes, outputBytes: limit),
      confiner: confiner?.bytes)
    var outcome: BoundedProcess.Outcome
    do {
      outcome = try process.outcome(of: pdf, until: deadline)
      // Somebody may have ended it, the system among them: it is tried once more.
      if case .signal(let number) = outcome.end, number != SIGXCPU {
        outcome = try process.outcome(of: pdf, until: deadline)
      }
    } catch {
      switch error {
      case .cannotStart(let reason): throw .converterFails(reason: reason)
      case .tooSlow: throw .slowPDF(seconds: seconds)
      case .starved: throw .starvedPDF(seconds: seconds)
      case .tooMuchOutput: throw .convertsTooLarge(limit: limit)
      }
    }
    let isWhole = PDFFile.occurs("</pdf2xml>", in: outcome.output.suffix(64))
    switch outcome.end {
    case .exit(0) where isWhole, .unknown where isWhole: return outcome
    default: throw refusal(of: pdf, by: program, outcome)
    }
  }

  /// Why the converter gave nothing, or not all.
  private func refusal(
    of pdf: [UInt8], by program: FilePath, _ outcome: BoundedProcess.Outcome
  ) -> ReadingError {
    let said = String(decoding: outcome.complaints, as: UTF8.self)
    switch outcome.end {
    // Of the shell, which found the file and could not become it: POSIX.1-2017, 2.8.2.
    case .exit(126), .exit(127): return .converterRefused(program: program.description)
    case .signal(SIGXCPU): return .slowPDF(seconds: seconds)
    // At the limit of processor time another signal comes first: nobody but the system kills it, when
    // it has no memory left.
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

  /// The last fault that poppler reports, `Couldn't read xref table`; its warnings are not faults.
  ///
  /// An internal error is one as well: an object that is not where it should be is left out.
  private static func fault(in outcome: BoundedProcess.Outcome) -> String? {
    let lines = String(decoding: outcome.complaints, as: UTF8.self).split(separator: "\n")
    let marks = ["Syntax Error", "Internal Error"]
    guard let line = lines.last(where: { line in marks.contains { line.hasPrefix($0) } }),
      let colon = line.firstIndex(of: ":")
    else { return nil }
    let words = line[line.index(after: colon)...].drop { $0 == " " }
    // A line feed within what it says.
    return String((words.hasSuffix("<0a>") ? words.dropLast(4) : words).prefix(200))
  }
}
