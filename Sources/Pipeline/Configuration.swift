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

  package struct Output: Sendable {
    package var path = "output"
    package var formats = Format.allCases

    /// How many releases stay, the newest among them; at least 1.
    package var keep = 14

    /// Whether the numbers that are no figures have a table of their own.
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
      root = try JSON(parsing: text)
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
      output.formats = try object.choices("formats", of: Format.self) ?? output.formats
      output.keep = try object.integer("keep", in: 1...1_000_000) ?? output.keep
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
    jobs = try root.integer("jobs", in: 0...256) ?? jobs
    try root.finish()
  }
}

/// What is wrong with a configuration, and where.
package struct ConfigurationError: Problem {
  package enum Kind: Equatable, Sendable {
    case unreadable(String)
    case syntax(String)
    case unknownKey(String, nearest: String?)
    case missingKey(String)
    case wrongType(key: String, wanted: String)
    case outOfRange(key: String, wanted: String)
    case unknownValue(key: String, value: String, nearest: String?)
    case unsetVariable(String)
    case newerVersion(Int)
    /// A rule of a site's profile is no XPath 1.0.
    case badXPath(String)
    /// A file that the configuration names cannot be used: what is wrong with it.
    case badFile(key: String, String)
    /// A row of a catalogue cannot be used, or its file is not one.
    case badCatalogue(CatalogueError)
  }

  package let file: FilePath
  package let kind: Kind

  /// Both from 1; nil where the file as a whole is meant.
  package let place: (line: Int, column: Int)?

  package init(file: FilePath, _ kind: Kind, at place: (line: Int, column: Int)?) {
    self.file = file
    self.kind = kind
    self.place = place
  }

  package var code: String {
    switch kind {
    case .unreadable: "configuration-unreadable"
    case .syntax: "configuration-syntax"
    case .unknownKey: "unknown-key"
    case .missingKey: "missing-key"
    case .wrongType: "wrong-type"
    case .outOfRange: "out-of-range"
    case .unknownValue: "unknown-value"
    case .unsetVariable: "unset-variable"
    case .newerVersion: "newer-version"
    case .badXPath: "bad-xpath"
    case .badFile: "bad-file"
    case .badCatalogue(let error): error.code
    }
  }

  package var message: String {
    switch kind {
    case .unreadable(let reason): reason
    case .syntax(let fault): fault
    case .unknownKey(let key, let nearest):
      "unknown key \"\(key)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .missingKey(let key): "\"\(key)\" is missing"
    case .wrongType(let key, let wanted): "\"\(key)\" takes \(wanted)"
    case .outOfRange(let key, let wanted): "\"\(key)\" takes \(wanted)"
    case .unknownValue(let key, let value, let nearest):
      "\"\(key)\" does not know \"\(value)\""
        + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    case .unsetVariable(let name):
      "the environment has no \(name); set it or write ${\(name):-default}"
    case .newerVersion(let version):
      "this file is of version \(version), this program knows version 1; install a newer one"
    case .badXPath(let rule): "\"\(rule)\" is no XPath 1.0 expression"
    case .badFile(let key, let fault): "\"\(key)\": \(fault)"
    case .badCatalogue(.badSyntax(_, let error)): error.fault
    case .badCatalogue(let error): error.fault
    }
  }

  /// `pipeline.json:4:12: error: unknown key "outptu"; did you mean "output"? [unknown-key]`
  package var description: String {
    let start = printable(file.description) + (place.map { ":\($0.line):\($0.column)" } ?? "")
    return "\(start): error: \(printable(message)) [\(code)]"
  }
}
