import Model

/// Why the bytes of a document could not be had.
package enum ReadingError: Problem, Equatable {
  /// Nothing is there under that name.
  case missing
  /// A link, a folder, a pipe or a device; only regular files are read.
  case notRegularFile(kind: String)
  /// A name that ends in `.part`, `.tmp` or their like: a program is still writing the file.
  case unfinished
  /// The system refuses: `Permission denied`.
  case unreadable(reason: String)
  /// More bytes than `limits.documentBytes` allows, known before the first was read.
  case tooLarge(bytes: Int, limit: Int)
  /// A gzip file that unpacks to more bytes than `limits.documentBytes` allows.
  case inflatesTooLarge(limit: Int)
  /// A gzip file that ends before its last member does.
  case truncatedGzip
  /// A gzip file whose bytes contradict themselves: `incorrect data check`.
  case corruptGzip(reason: String)
  /// An MHTML file that ends before its last part does.
  case truncatedMHTML
  /// An MHTML file whose parts cannot be told apart: `it does not say what parts its parts`.
  case damagedMHTML(reason: String)
  /// An MHTML file without a part of HTML.
  case mhtmlWithoutPage
  /// A name that ends in `.pdf`, and bytes that are something else: `an HTML page`.
  case notPDF(found: String)
  /// A PDF that ends before its end.
  case truncatedPDF
  /// A PDF that poppler finds no page in: `Syntax Error: Couldn't read xref table`.
  case damagedPDF(reason: String)
  /// A PDF that poppler reads, but for a part that may be missing; it is read all the same.
  case damagedPDFPart(reason: String)
  /// A PDF that opens with a password alone.
  case encryptedPDF
  /// A PDF whose author has forbidden to take text from it.
  case protectedPDF
  /// A PDF that takes longer than `limits.pdfSeconds` allows.
  case slowPDF(seconds: Int)
  /// A PDF that was not done in that time, of which others had the processors.
  case starvedPDF(seconds: Int)
  /// A PDF that takes more memory than `limits.pdfMegabytes` allows.
  case hungryPDF(megabytes: Int)
  /// A PDF whose text is more bytes than `limits.documentBytes` allows.
  case convertsTooLarge(limit: Int)
  /// No `pdftohtml` is installed.
  case popplerMissing
  /// The system does not run `pdftohtml`: `Resource temporarily unavailable`.
  case converterFails(reason: String)
  /// What is called `pdftohtml` is there, and cannot be run: `/usr/bin/pdftohtml`.
  case converterRefused(program: String)

  /// Whether there is no file to read, rather than one that gives nothing.
  package var isAboutTheFile: Bool {
    switch self {
    case .missing, .notRegularFile, .unreadable: true
    default: false
    }
  }

  /// Whether the same bytes would fail again: it is not the file's place, the machine's load or what is
  /// installed that they fail by.
  package var isRepeatable: Bool {
    switch self {
    case .missing, .notRegularFile, .unfinished, .unreadable, .slowPDF, .starvedPDF, .hungryPDF,
      .popplerMissing, .converterFails, .converterRefused:
      false
    default: true
    }
  }

  package var code: String {
    switch self {
    case .missing: "missing"
    case .notRegularFile: "not-regular-file"
    case .unfinished: "unfinished"
    case .unreadable: "unreadable"
    case .tooLarge, .inflatesTooLarge, .convertsTooLarge: "too-large"
    case .truncatedGzip: "truncated-gzip"
    case .corruptGzip: "corrupt-gzip"
    case .truncatedMHTML: "truncated-mhtml"
    case .damagedMHTML: "damaged-mhtml"
    case .mhtmlWithoutPage: "mhtml-without-page"
    case .notPDF: "not-pdf"
    case .truncatedPDF: "truncated-pdf"
    case .damagedPDF: "damaged-pdf"
    case .damagedPDFPart: "damaged-pdf-part"
    case .encryptedPDF: "encrypted-pdf"
    case .protectedPDF: "protected-pdf"
    case .slowPDF, .starvedPDF: "slow-pdf"
    case .hungryPDF: "hungry-pdf"
    case .popplerMissing: "poppler-missing"
    case .converterFails, .converterRefused: "converter-fails"
    }
  }

  package var message: String {
    switch self {
    case .missing: "nothing is there; check the path"
    case .notRegularFile(let kind): "this is a \(kind); only regular files are read"
    case .unfinished: "a program is still writing this file; it is left for the next run"
    case .unreadable(let reason): "cannot be read: \(reason)"
    case .tooLarge(let bytes, let limit):
      "\(bytes) bytes are more than limits.documentBytes allows (\(limit))"
    case .inflatesTooLarge(let limit):
      "unpacks to more bytes than limits.documentBytes allows (\(limit))"
    case .truncatedGzip: "the gzip file is cut off; save the page again"
    case .corruptGzip(let reason): "the gzip file is damaged (\(reason)); save the page again"
    case .truncatedMHTML: "the MHTML file is cut off; save the page again"
    case .damagedMHTML(let reason): "the MHTML file is damaged (\(reason)); save the page again"
    case .mhtmlWithoutPage: "the MHTML file holds no part of HTML; save the page again"
    case .notPDF(let found):
      "this is named a PDF, but is \(found); download the PDF again"
    case .truncatedPDF: "the PDF is cut off; download it again"
    case .damagedPDF(let reason): "the PDF is damaged (\(reason)); download it again"
    case .damagedPDFPart(let reason):
      "a part of the PDF is damaged (\(reason)), and text may be missing; download it again"
    case .encryptedPDF: "the PDF asks for a password; save it without one"
    case .protectedPDF:
      "the PDF does not allow its text to be taken; ask its publisher for one that does"
    case .slowPDF(let seconds), .starvedPDF(let seconds):
      "pdftohtml was not done after \(seconds) seconds; raise limits.pdfSeconds"
    case .hungryPDF(let megabytes):
      "pdftohtml needs more than \(megabytes) MB of memory; raise limits.pdfMegabytes"
    case .convertsTooLarge(let limit):
      "the PDF gives more bytes of text than limits.documentBytes allows (\(limit))"
    case .popplerMissing: "a PDF is read by pdftohtml, which is not there; install poppler-utils"
    case .converterFails(let reason):
      "pdftohtml cannot be started: \(reason); run again with fewer jobs"
    case .converterRefused(let program):
      "\(program) cannot be run; mend its rights, or install poppler-utils again"
    }
  }
}
