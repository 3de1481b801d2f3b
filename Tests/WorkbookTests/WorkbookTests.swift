import Glibc
import Support
import Tables
import Testing

@testable import Workbook

@Suite struct WorkbookTests {
  private let folder: TemporaryFolder
  private var path: String { "\(folder.path)/a.xlsx" }

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let columns = [
    WorkbookColumn(Field("name", .string), title: "Name", width: 30),
    WorkbookColumn(
      Field("value", .decimal(precision: 18, scale: 4)), title: "Value",
      format: .unitOf(field: "unit")),
    WorkbookColumn(Field("unit", .string), title: "Unit"),
    WorkbookColumn(Field("address", .string), title: "Address", format: .link),
  ]

  private func row(_ number: Int) -> [Cell?] {
    [
      .string("row \(number)"), .decimal(unscaled: Int64(number) * 2_500), .string("GBP"),
      .string("https://www.example.org/\(number)"),
    ]
  }

  private func workbook(_ name: String = "a.xlsx", limits: Workbook.Limits = .init()) throws
    -> Workbook
  {
    try Workbook(
      path: "\(folder.path)/\(name)", temporaryFolder: folder.path, title: "Rows", limits: limits)
  }

  private func write(_ name: String) throws -> [UInt8] {
    let workbook = try workbook(name)
    try workbook.addText("About", [["Title", "Rows"], ["Address", "https://www.example.org"]])
    let first = try workbook.addTable("First", Self.columns)
    let second = try workbook.addTable("Second", Self.columns)
    for number in 0..<2_000 {
      try workbook.append(row(number), to: number % 3 == 0 ? second : first)
    }
    try workbook.finish()
    return try folder.bytes(of: name)
  }

  @Test func givesTheSameBytesAtAnyTime() throws {
    let first = try write("a.xlsx")
    let start = time(nil)
    while time(nil) < start + 2 { usleep(100_000) }
    #expect(try write("b.xlsx") == first)
    #expect(first.starts(with: Array("PK".utf8)))
  }

  @Test func leavesOneFile() throws {
    _ = try write("a.xlsx")
    #expect(folder.names(in: "") == ["a.xlsx"])
  }

  @Test func leavesNothingWhereItIsGivenUp() throws {
    try folder.write("before", to: "a.xlsx")
    do {
      let workbook = try workbook()
      let sheet = try workbook.addTable("First", Self.columns)
      try workbook.append(row(1), to: sheet)
    }
    #expect(folder.names(in: "") == ["a.xlsx"])
    #expect(try folder.bytes(of: "a.xlsx") == Array("before".utf8))
  }

  @Test func countsWhatItAlters() throws {
    let workbook = try workbook(limits: .init(rows: 4, links: 2))
    let sheet = try workbook.addTable("First", Self.columns)
    for number in 0..<3 { try workbook.append(row(number), to: sheet) }
    #expect(workbook.alterations == .init(shortened: 0, unlinked: 1))
    // Another sheet, with links of its own.
    for number in 0..<2 { try workbook.append(row(number), to: sheet) }
    #expect(workbook.alterations == .init(shortened: 0, unlinked: 1))
    try workbook.append(
      [.string(String(repeating: "x", count: 32_768)), nil, nil, .string("javascript:a")], to: sheet
    )
    #expect(workbook.alterations == .init(shortened: 1, unlinked: 2))
    try workbook.finish()
  }

  @Test func namesSheetsOnce() throws {
    let workbook = try workbook(limits: .init(rows: 2))
    let sheet = try workbook.addTable("First", Self.columns)
    try workbook.addText("First 2", [])
    #expect(throws: WorkbookError.invalidSheetName("FIRST")) { try workbook.addText("FIRST", []) }
    #expect(throws: WorkbookError.invalidSheetName("a/b")) {
      _ = try workbook.addTable("a/b", Self.columns)
    }
    for number in 0..<2 { try workbook.append(row(number), to: sheet) }
    #expect(throws: WorkbookError.invalidSheetName("first 3")) {
      try workbook.addText("first 3", [])
    }
    try workbook.finish()
  }

  @Test(arguments: [
    ("missing/a.xlsx", "", "missing/a.xlsx", "No such file or directory"),
    ("a.xlsx", "missing", "missing", "No such file or directory"),
    ("a\0.xlsx", "", "a\0.xlsx", "a NUL in the name"),
    ("a.xlsx", "a\0b", "a\0b", "a NUL in the name"),
  ])
  func refusesFolders(path: String, temporary: String, culprit: String, reason: String) throws {
    let start = "\(folder.path)/"
    let error = WorkbookError.file(.cannotCreate(path: start + culprit, reason: reason))
    #expect(throws: error) {
      _ = try Workbook(path: start + path, temporaryFolder: start + temporary, title: "")
    }
    #expect(folder.names(in: "") == [])
  }
}
