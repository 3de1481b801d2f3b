import Glibc
import Interpretation
import JSON
import Model
import Reading
import Scraping

/// What `pipeline.json` asks for. docs/pipeline.schema.json says the same as a JSON Schema.
package struct Configuration: Sendable {
  package struct Source: Sendable {
    /// What the tables call it.
    package let name: String

    /// A pattern of paths, relative to the configuration's folder.
    package let path: String
  }

  package enum Format: String, Sendable, CaseIterable {
    case csv
    case csvGzip = "csv.gz"
    case parquet
  }

  /// A file that holds all tables, for people.
  package enum Bundle: String, Sendable, CaseIterable {
    case xlsx, sqlite
  }

  /// How Parquet files are written.
  package struct ParquetForm: Sendable, Equatable {
    package enum Compression: String, Sendable, CaseIterable {
      case zstd, gzip, none
    }

    /// What values are: `DECIMAL(18, 4)`, or the nearest doubles.
    package enum Decimals: String, Sendable, CaseIterable {
      case decimal, double
    }

    package var compression = Compression.zstd
    package var decimals = Decimals.decimal
  }

  /// What `output.formats` may name.
  enum OutputKind: RawRepresentable, CaseIterable, Equatable {
    case format(Format)
    case bundle(Bundle)

    static let allCases =
      Format.allCases.map(OutputKind.format) + Bundle.allCases.map(OutputKind.bundle)

    init?(rawValue: String) {
      guard let kind = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
      self = kind
    }

    var rawValue: String {
      switch self {
      case .format(let format): format.rawValue
      case .bundle(let bundle): bundle.rawValue
      }
    }
  }

  package struct Output: Sendable {
    package var path = "output"

    /// The formats of the tables, one or more.
    package var formats = Format.allCases
    package var bundles: [Bundle] = []
    package var parquet = ParquetForm()

    /// How many releases stay, the newest among them; at least 1.
    package var keep = 14

    /// How many days old a release may be that is not the latest one; nil for any age.
    package var keepDays: Int?

    /// Whether the numbers that are not figures have a table of their own.
    package var refusals = false

    /// Whether the names of those who led inspections have a table of their own: personal data.
    package var leadInspectors = false
  }

  package struct Limits: Sendable {
    /// The most bytes of a document, packed and unpacked.
    package var documentBytes = 50_000_000

    /// The share of the documents, 0 through 1, that may be rejected in a run that is published.
    package var rejectedShare = 0.05

    /// How long a page may take to be read.
    package var pageSeconds = 30

    /// The memory that it may take, in units of 10^6 bytes.
    package var pageMegabytes = 1_000

    /// The most rows that it may give: figures, judgements, quantifiers and refusals.
    package var pageRows = 100_000

    /// The most bytes of text that its rows may hold together.
    package var pageOutputBytes = 50_000_000

    /// How long a PDF may take to be made into text.
    package var pdfSeconds = 60

    /// The memory that it may take, in units of 10^6 bytes.
    package var pdfMegabytes = 1_000
  }

  /// The file itself, as it was named.
  package let file: FilePath

  /// The file's folder, which its paths are relative to; empty for the current one.
  package let folder: FilePath

  /// SHA-256 of the file, in 64 hexadecimal digits: the fingerprint in run.json.
  package let fingerprint: String
  package var sources: [Source] = []
  package var sites: [SiteProfile] = []
  package var catalogue: [String] = []
  package var output = Output()
  package var limits = Limits()
  package var checks = Checks()

  /// The file in which a run finds what earlier ones read, relative to the configuration's folder; nil for none.
  package var store: String? = ".gleaner/store.sqlite"

  /// How many documents are worked on at a time; 0 is one a processor.
  package var jobs = 0

  /// What holds where there is no file.
  package init() {
    file = FilePath("")
    folder = FilePath("")
    fingerprint = ""
  }

  /// The configuration in `file`.
  ///
  /// - Parameter environment: What a variable of that name is set to.
  /// - Throws: `ConfigurationError` with the place of whatever it does not understand.
  package init(
    file: FilePath, environment: @escaping (String) -> String?
  ) throws(ConfigurationError) {
    let document: Document
    do {
      document = try DocumentReader(limit: 1 << 20, followsLinks: true)
        .document(at: file, source: "")
    } catch {
      let reason = error.message(ofFileUpTo: "1 MiB")
      throw ConfigurationError(file: file, .unreadable(reason), at: nil)
    }
    try self.init(
      file: file, text: document.bytes, fingerprint: document.sha256, environment: environment)
  }

  /// The configuration in the bytes of `file`.
  package init(
    file: FilePath, text: [UInt8], fingerprint: String = "",
    environment: @escaping (String) -> String? = { _ in nil }
  ) throws(ConfigurationError) {
    self.file = file
    self.fingerprint = fingerprint
    let solidus = file.bytes.lastIndex(of: UInt8(ascii: "/"))
    folder = FilePath(solidus.map { Array(file.bytes[...$0]) } ?? [])
    let root: JSON
    do {
      root = try JSON(parsingFile: text)
    } catch {
      throw ConfigurationError(file: file, .syntax(error.fault), at: (error.line, error.column))
    }
    do throws(StrictObject.Fault) {
      try decode(StrictObject(root, path: "", environment: environment))
    } catch {
      throw ConfigurationError(file: file, error.kind, at: position(of: error.offset, in: text))
    }
  }

  private mutating func decode(_ root: StrictObject) throws(StrictObject.Fault) {
    var root = root
    _ = try root.string("$schema")
    if let version = try root.integer("schemaVersion", in: 1...Int.max), version > 1 {
      throw root.fault(.newerVersion(version), at: "schemaVersion")
    }
    guard let sources = try root.objects("sources"), !sources.isEmpty else {
      throw root.fault(.missingKey("sources"), at: "sources")
    }
    for var source in sources {
      self.sources.append(
        Source(name: try source.required("name"), path: try source.required("path")))
      try source.finish()
    }
    for var site in try root.objects("sites") ?? [] {
      let profile = SiteProfile(
        host: try site.required("host"), content: try site.string("content"),
        title: try site.string("title"), published: try site.string("published"),
        drop: try site.strings("drop") ?? [])
      try site.finish()
      for (key, rules) in [
        ("content", [profile.content]), ("title", [profile.title]),
        ("published", [profile.published]), ("drop", profile.drop.map(Optional.some)),
      ] {
        for case let rule? in rules where !PageParser.isXPath(rule) {
          throw site.fault(.badXPath(rule), at: key)
        }
      }
      sites.append(profile)
    }
    catalogue = try root.strings("catalogue") ?? []
    if var object = try root.object("output") {
      output.path = try object.path("path") ?? output.path
      if let kinds = try object.choices("formats", of: OutputKind.self) {
        output.formats = kinds.compactMap {
          if case .format(let format) = $0 { format } else { nil }
        }
        output.bundles = kinds.compactMap {
          if case .bundle(let bundle) = $0 { bundle } else { nil }
        }
        if output.formats.isEmpty {
          let wanted = "one or more of " + Format.allCases.map(\.rawValue).joined(separator: ", ")
          throw object.fault(
            .outOfRange(key: "output.formats", wanted: wanted), at: "formats")
        }
      }
      if var form = try object.object("parquet") {
        output.parquet.compression =
          try form.choice("compression", of: ParquetForm.Compression.self)
          ?? output.parquet.compression
        output.parquet.decimals =
          try form.choice("decimals", of: ParquetForm.Decimals.self) ?? output.parquet.decimals
        try form.finish()
      }
      output.keep = try object.integer("keep", in: 1...1_000_000) ?? output.keep
      output.keepDays = try object.integer("keepDays", in: 1...100_000)
      output.refusals = try object.flag("refusals") ?? output.refusals
      output.leadInspectors = try object.flag("leadInspectors") ?? output.leadInspectors
      try object.finish()
    }
    if var object = try root.object("limits") {
      limits.documentBytes =
        try object.integer("documentBytes", in: 1...4_000_000_000) ?? limits.documentBytes
      limits.rejectedShare = try object.number("rejectedShare", in: 0...1) ?? limits.rejectedShare
      limits.pageSeconds =
        try object.integer("pageSeconds", in: 1...86_400) ?? limits.pageSeconds
      limits.pageMegabytes =
        try object.integer("pageMegabytes", in: 10...1_000_000) ?? limits.pageMegabytes
      limits.pageRows = try object.integer("pageRows", in: 1...1_000_000_000) ?? limits.pageRows
      limits.pageOutputBytes =
        try object.integer("pageOutputBytes", in: 1...4_000_000_000) ?? limits.pageOutputBytes
      limits.pdfSeconds = try object.integer("pdfSeconds", in: 1...86_400) ?? limits.pdfSeconds
      limits.pdfMegabytes =
        try object.integer("pdfMegabytes", in: 100...1_000_000) ?? limits.pdfMegabytes
      try object.finish()
    }
    if let object = try root.object("checks") { checks = try Checks(object) }
    if let path = try root.pathOrFalse("store") { store = path.isEmpty ? nil : path }
    jobs = try root.integer("jobs", in: 0...256) ?? jobs
    try root.finish()
  }
}

extension Configuration {
  /// The configuration in the file of that name, with the variables of the environment.
  package init(atPath path: String) throws(ConfigurationError) {
    try self.init(file: FilePath(path)) { name in
      getenv(name).map { String(cString: $0) }
    }
  }

  /// The output's folder, relative to the configuration's.
  package var outputFolder: FilePath { folder.appending(FilePath(output.path)) }

  /// The store's file; nil for none.
  package var storeFile: FilePath? { store.map { folder.appending(FilePath($0)) } }

  /// What reads documents, within the limits.
  func reader(
    base: FilePath = FilePath(""), followsLinks: Bool = false, confiner: FilePath? = nil
  ) -> DocumentReader {
    DocumentReader(
      base: base, limit: limits.documentBytes, followsLinks: followsLinks,
      pdf: PDFConversion(
        seconds: limits.pdfSeconds, megabytes: limits.pdfMegabytes, confiner: confiner))
  }

  /// How many documents are worked on at a time: what the command line says, else the file, else
  /// as many as there are processors.
  package func width(_ jobs: Int?) -> Int {
    let wanted = jobs ?? self.jobs
    return wanted > 0 ? wanted : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
