import JSON
import Model
import Reading
import Support
import Testing

@testable import Pipeline

@Suite struct RunTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A page with one figure.
  private static func page(_ sentence: String) -> String {
    """
    <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>A page</title>
    <link rel="canonical" href="https://example.org/a"></head><body><main><h1>A page</h1>
    <p>The council published its plans for children’s services this week, and they are many.</p>
    <p>\(sentence)</p></main></body></html>
    """
  }

  private func pipeline(
    _ more: String = "", output: String = "", path: String = "input/**/*", jobs: Int = 2
  ) throws -> Pipeline {
    let text = """
      {"sources": [{"name": "pages", "path": "\(path)"}],
       "output": {"path": "out"\(output)}\(more)}
      """
    return try Pipeline(
      try Configuration(file: FilePath(folder.path + "/pipeline.json"), text: Array(text.utf8)),
      jobs: jobs)
  }

  private func run(_ pipeline: Pipeline) throws -> RunSummary {
    try pipeline.run(Log(loudness: .quiet))
  }

  private func lines(_ table: String) throws -> [Substring] {
    try folder.text(of: "out/latest/\(table).csv").split(separator: "\r\n")
  }

  @Test func leavesEveryTableInEveryFormat() throws {
    try folder.write(Self.page("It looks after 812 children in care."), to: "input/a.html")
    _ = try run(try pipeline())
    let tables = [
      "changes", "columns", "documents", "figures", "indicators", "inspections", "judgements",
      "metrics", "quantifiers", "ratings", "rejects",
    ]
    #expect(
      folder.names(in: "out/latest")
        == (tables.flatMap { ["\($0).csv", "\($0).csv.gz", "\($0).parquet"] }
        + ["datapackage.json", "run.json"]).sorted())
    let figures = try lines("figures")
    #expect(figures.count == 2)
    #expect(figures[1].contains("https://example.org/a#:~:text=It%20looks%20after%20812"))
  }

  /// A sign in a cell is a figure without a value: never a zero, in no indicator.
  @Test func leavesSuppressedCellsWithoutAValue() throws {
    try folder.write(
      Self.page(
        """
        Croydon Council has published the table.</p><table><caption>Children looked after at 31 March, by \
        area</caption><tr><th>Area<th>2023<th>2024<tr><th>Croydon<td>512<td>[c]<tr><th>Bromley<td>:<td>330\
        </table><p>It will be brought up to date next year.
        """), to: "input/a.html")
    _ = try run(try pipeline(output: #", "formats": ["csv"]"#))
    let header = try lines("figures")[0].drop { $0 == "\u{FEFF}" }.split(separator: ",")
    let place = Dictionary(uniqueKeysWithValues: header.enumerated().map { (String($1), $0) })
    let rows = try lines("figures").dropFirst().map {
      let cells = $0.split(separator: ",", omittingEmptySubsequences: false)
      return ["authority", "metric", "value", "suppressed", "as_of", "surface"].map {
        place[$0].map { String(cells[$0]) } ?? "?"
      }.joined(separator: " ")
    }
    #expect(
      rows.filter { $0.contains("cla_count") } == [
        "Croydon cla_count 512  2023-03-31 512", "Croydon cla_count  confidential 2024-03-31 [c]",
        "Bromley cla_count  not_available 2023-03-31 :", "Bromley cla_count 330  2024-03-31 330",
      ])
    #expect(try lines("indicators").count == 3)
    var printed: [UInt8] = []
    try Pipeline.forCommandLine().extract(
      [FilePath(folder.path + "/input/a.html")], format: .ndjson
    ) { printed += $0 }
    let figures = try JSON(parsing: printed)["figures"]?.array ?? []
    let suppressed = figures.filter { $0["suppressed"] != nil }
    #expect(suppressed.map { $0["suppressed"]?.string } == ["confidential", "not_available"])
    #expect(suppressed.allSatisfy { $0["value"]?.string == nil })
  }

  @Test func leavesTheNumbersThatAreNoFiguresWhereTheyAreAskedFor() throws {
    try folder.write(
      Self.page("Too many of its pupils in Year 6 wait for 12 places."), to: "input/a.html")
    _ = try run(try pipeline(output: ", \"refusals\": true"))
    let refusals = try lines("refusals")
    #expect(refusals.count == 2)
    #expect(refusals[1].contains(",label,6,"))
    let quantifiers = try lines("quantifiers")
    #expect(quantifiers.count == 2)
    #expect(quantifiers[1].contains(",too_many,"))
  }

  /// Names are personal data: they stand in no table unless it is asked for.
  @Test func leavesTheNamesOfInspectorsOnlyWhereTheyAreAskedFor() throws {
    try folder.write(
      Self.page(
        """
        Inspection of Croydon local authority children’s services</p><p>Inspection dates: \
        3 to 14 February 2020</p><p>Lead inspector: Ann Example, HMI</p><p>Services for care leavers \
        are good.
        """), to: "input/a.html")
    _ = try run(try pipeline())
    #expect(!folder.names(in: "out/latest").contains("lead_inspectors.csv.gz"))
    for table in ["documents", "judgements", "ratings"] {
      #expect(try lines(table).allSatisfy { !$0.contains("Example") })
    }
    _ = try run(try pipeline(output: ", \"leadInspectors\": true"))
    let names = try lines("lead_inspectors")
    #expect(names.count == 2)
    #expect(names[1].hasSuffix(",Croydon,E09000008,2020-02-03,2020-02-14,Ann Example"))
  }

  @Test func readsThePagesOfAFolderInOneOrder() throws {
    for name in ["b.html", "a/z.html", "a.html"] {
      try folder.write(Self.page("It looks after 812 children in care."), to: "input/\(name)")
    }
    _ = try run(try pipeline())
    let paths = try lines("documents").dropFirst().map { $0.split(separator: ",")[1] }
    #expect(paths == ["input/a.html", "input/a/z.html", "input/b.html"])
  }

  @Test func givesTheSameBytesAtAnyWidth() throws {
    for number in 0..<40 {
      try folder.write(
        Self.page("It looks after \(800 + number) children in care, and £\(number)m is spent."),
        to: "input/\(number).html")
    }
    var packages: [String] = []
    for jobs in [1, 8] {
      _ = try run(try pipeline(jobs: jobs))
      packages.append(try folder.text(of: "out/latest/datapackage.json"))
    }
    #expect(packages[0] == packages[1])
  }

  @Test func costsABadDocumentAndNoOther() throws {
    try folder.write(Self.page("It looks after 812 children in care."), to: "input/good.html")
    try folder.write([0x1F, 0x8B, 8, 0, 0], to: "input/cut.html.gz")
    try folder.write("", to: "input/empty.html")
    try folder.write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0, 0, 0], to: "input/picture.html")
    try folder.sparse("input/big.html", bytes: 1 << 40)
    try folder.pipe("input/pipe.html")
    try folder.link("input/link.html", to: "/etc/passwd")
    try folder.write(
      Array(Self.page("It has 12 homes.").utf8), toName: Array("input/".utf8) + [0xE9])
    try folder.write(Self.page("It has 12 homes."), to: "input/two\nlines=.html")
    let summary = try run(try pipeline(", \"limits\": {\"rejectedShare\": 0.9}"))
    #expect(summary.description.hasPrefix("3 documents read, 6 rejected"))
    let rejects = try folder.text(of: "out/latest/rejects.csv")
    for code in ["truncated-gzip", "too-large", "not-regular-file"] {
      #expect(rejects.contains(code))
    }
    #expect(!rejects.contains("root:"))
    #expect(try folder.text(of: "out/latest/documents.csv").contains("input/\\xE9"))
  }

  @Test func readsPDFBesideBadOnes() throws {
    let good = PDFSource(lines: [["It looks after 812 children in care, and has 12 homes."]])
    try folder.write(good.bytes, to: "input/a.pdf")
    try folder.write(PDFSource.encrypted.bytes, to: "input/b.pdf")
    try folder.write(Self.page("Sign in."), to: "input/c.pdf")
    try folder.write(Array(good.bytes.dropLast(40)), to: "input/d.pdf")
    try folder.write(PDFSource(pages: [PDFSource.image, PDFSource.image]).bytes, to: "input/e.pdf")
    try folder.write(PDFSource.endless.bytes, to: "input/f.pdf")
    try folder.write(Self.page("It has 13 homes."), to: "input/g.html")
    let limits = ", \"limits\": {\"rejectedShare\": 0.9, \"pdfMegabytes\": 100}"
    let summary = try run(try pipeline(limits, path: "input/*"))
    #expect(summary.description.hasPrefix("2 documents read, 5 rejected"))
    let documents = try lines("documents")
    #expect(documents[1].contains(SHA256.hexadecimal(of: good.bytes)))
    #expect(documents[1].contains(",\(good.bytes.count),"))
    let rejects = try folder.text(of: "out/latest/rejects.csv")
    for code in ["encrypted-pdf", "not-pdf", "truncated-pdf", "no-text", "hungry-pdf"] {
      #expect(rejects.contains(",\(code),"))
    }
    #expect(rejects.contains(SHA256.hexadecimal(of: PDFSource.encrypted.bytes)))
    #expect(rejects.contains("images only, as scans do, and no text on its 2 pages"))
  }

  @Test func publishesNothingWhereTooMuchIsRejected() throws {
    try folder.write(Self.page("It has 12 homes."), to: "input/a.html")
    _ = try run(try pipeline())
    try folder.write("", to: "input/b.html")
    #expect(throws: PipelineError.tooManyRejected(rejected: 1, documents: 2, share: 0.05)) {
      try run(try pipeline())
    }
    #expect(folder.names(in: "out/releases").count == 1)
  }

  /// Neither below the output's folder nor, where the pages lie in it, its own.
  @Test(arguments: ["out", "./input/../out", "input", "input/out"])
  func readsNoReleaseAsInput(output: String) throws {
    try folder.write(Self.page("It has 12 homes."), to: "input/a.html")
    let text = """
      {"sources": [{"name": "all", "path": "**/*"}], "output": {"path": "\(output)"}}
      """
    let file = FilePath(folder.path + "/pipeline.json")
    for _ in 0..<2 {
      let pipeline = try Pipeline(try Configuration(file: file, text: Array(text.utf8)))
      let summary = try run(pipeline).description
      #expect(
        summary.hasPrefix("1 document read, 0 rejected") || summary.hasPrefix("1 document, nothing")
      )
    }
  }

  @Test func saysThatThereIsNoInput() throws {
    let error = #expect(throws: PipelineError.self) { try run(try pipeline()) }
    #expect(error.flatMap { RunStatus($0) } == .noInput)
    let literal = #expect(throws: PipelineError.self) {
      try run(try pipeline(path: "pipeline.html"))
    }
    #expect(literal.flatMap { RunStatus($0) } == .noInput)
  }

  @Test func keepsYesterdaysReleaseWhereNothingMatches() throws {
    try folder.write(Self.page("It has 12 homes."), to: "input/a.html")
    _ = try run(try pipeline())
    let summary = try run(try pipeline(path: "input/*.htm"))
    #expect(summary.isWarning)
    #expect(summary.description.hasPrefix("0 documents"))
    #expect(folder.names(in: "out/releases").count == 1)
  }

  /// Two pages that say the same are one source.
  @Test func namesTheOriginalOfACopy() throws {
    let sentence =
      "Croydon Council looked after 812 children at 31 March 2020, and is proud of each."
    try folder.write(Self.page(sentence), to: "input/a.html")
    try folder.write(Self.page(sentence + " We saw it."), to: "input/b.html")
    try folder.write(
      "<html><body><main><p>Croydon looked after 812 children at 31 March 2020, says a blog.</p></main></body></html>",
      to: "input/c.html")
    _ = try run(try pipeline(output: #", "formats": ["csv"]"#))
    let documents = try lines("documents").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(documents.map { $0.last } == ["", documents[0].first, ""])
    let indicator = try #require(try lines("indicators").last).split(
      separator: ",", omittingEmptySubsequences: false)
    #expect(indicator.suffix(4).map(String.init) == ["3", "2", "2", "true"])
  }

  @Test func saysWhatIsWrongWithAFileOfTheProgram() {
    let said =
      "Language/Refusals.swift:41: Fatal error: refusals.rules:64: no class is called streets"
    #expect(
      WorkerError(end: "signal 4", said: said)
        == .ownFault("refusals.rules:64: no class is called streets"))
    #expect(WorkerError(end: "signal 9", said: "") == .notReady(end: "signal 9", said: ""))
  }

  @Test func holdsLinesToTheLimitsOfPages() throws {
    let line = Array(#"{"id": 7, "text": "12 children, 13 homes and 14 carers."}"#.utf8)
    for (limit, faults) in [("pageRows", 1), ("pageSeconds", 0), ("pageOutputBytes", 1)] {
      var printed: [UInt8] = []
      let pipeline = try pipeline(", \"limits\": {\"\(limit)\": 2}")
      #expect(try pipeline.figures([line], format: .ndjson) { printed += $0 } == faults)
      let text = String(decoding: printed, as: UTF8.self)
      #expect(text.hasPrefix("{\"id\":7,") && text.contains("limits.\(limit)") == (faults > 0))
    }
  }

  @Test func disarmsFormulasForSpreadsheetsAlone() throws {
    try folder.write(Self.page("=HYPERLINK(\"x\") costs £3m."), to: "input/a.html")
    _ = try run(try pipeline())
    #expect(try folder.text(of: "out/latest/figures.csv").contains("'=HYPERLINK"))
    #expect(try folder.bytes(of: "out/latest/figures.csv").starts(with: [0xEF, 0xBB, 0xBF]))
  }

  @Test(
    arguments: [
      (PipelineError.tooManyRejected(rejected: 1, documents: 1, share: 0), RunStatus.dataError),
      (PipelineError.noInput(source: "a", path: "b", reason: "c"), .noInput),
      (ReleaseError.cannotCreate(path: "a", reason: "b"), .cannotCreate),
      (ReleaseError.cannotWrite(path: "a", reason: "b"), .ioError),
      (ReleaseError.notConfirmed(release: "a", reason: "b"), .ioError),
      (WorkerError.cannotStart(reason: "a"), .tryAgain),
      (WorkerError.notReady(end: "a", said: ""), .software),
      (WorkerError.ownFault("a"), .software),
      (ReleaseError.locked(path: "a"), .tryAgain),
      (StreamError.cannotRead(reason: "a"), .noInput),
      (StreamError.cannotWrite(reason: "a"), .ioError), (StreamError.nobodyReads, .ok),
      (ConfigurationError(file: FilePath("a"), .missingKey("b"), at: nil), .configuration),
    ] as [(any Error, RunStatus)])
  func endsWithTheStatusOf(_ error: any Error, _ status: RunStatus) {
    #expect(RunStatus(error) == status)
  }
}
