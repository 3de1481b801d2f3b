import Glibc
import Support
import Tables
import Testing

@Suite struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Small pieces, pieces as long as the buffer, and a large one.
  @Test(arguments: [[], [1], [3, 5], [100_000, 200_000, 1], [262_144, 262_144], [7, 1_000_000]])
  func leavesExactlyTheFile(lengths: [Int]) throws {
    let file = try AtomicFile(folder.path + "/table.csv")
    var expected: [UInt8] = []
    for (number, length) in lengths.enumerated() {
      let piece = [UInt8](repeating: UInt8(number + 65), count: length)
      try piece.withUnsafeBytes { try file.write($0) }
      expected += piece
      #expect(folder.names(in: "").count == 1 && folder.names(in: "")[0].hasPrefix("."))
    }
    try file.commit()
    #expect(folder.names(in: "") == ["table.csv"])
    #expect(try folder.bytes(of: "table.csv") == expected)
  }

  @Test func replacesTheFileAtTheEnd() throws {
    try folder.write("old", to: "table.csv")
    let file = try AtomicFile(folder.path + "/table.csv")
    try write("new", to: file)
    #expect(try folder.text(of: "table.csv") == "old")
    try file.commit()
    #expect(try folder.text(of: "table.csv") == "new")
    #expect(folder.names(in: "") == ["table.csv"])
  }

  @Test func leavesNothingWithoutACommit() throws {
    try folder.write("old", to: "table.csv")
    do {
      let file = try AtomicFile(folder.path + "/table.csv")
      try write(String(repeating: "new", count: 200_000), to: file)
    }
    #expect(folder.names(in: "") == ["table.csv"])
    #expect(try folder.text(of: "table.csv") == "old")
  }

  @Test func keepsTwoApart() throws {
    let (first, second) = (
      try AtomicFile(folder.path + "/table.csv"), try AtomicFile(folder.path + "/table.csv")
    )
    try write("first", to: first)
    try write("second", to: second)
    try second.commit()
    try first.commit()
    #expect(try folder.text(of: "table.csv") == "first")
    #expect(folder.names(in: "") == ["table.csv"])
  }

  /// A value that does not fit ends the writing before the file has its name.
  @Test(arguments: [
    (Field("n", .decimal(precision: 3, scale: 0)), Cell.decimal(unscaled: 1_000)),
    (Field("n", .string), .utf8([0xFF])), (Field("n", .date), .date(days: 3_000_000)),
  ])
  func leavesNothingOfAWrongValue(field: Field, cell: Cell) {
    #expect(throws: TableError.self) {
      let file = try AtomicFile(folder.path + "/table.csv")
      try write("n\n", to: file)
      var builder = TableBuilder(schema: Schema(name: "t", fields: [field]))
      try builder.append([cell])
      try file.commit()
    }
    #expect(folder.names(in: "") == [])
  }

  /// In a process of its own, whose files may not grow beyond a page: its disk is full.
  @Test func leavesNothingOnAFullDisk() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4_096, rlim_max: 4_096)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let path = folder.path + "/table.csv"
      do {
        let file = try AtomicFile(path)
        let bytes = [UInt8](repeating: 0, count: 300_000)
        let full = FileError.cannotWrite(path: path, reason: "File too large")
        #expect(throws: full) { try bytes.withUnsafeBytes { try file.write($0) } }
        // Whoever goes on all the same does not get half a file.
        #expect(throws: full) { try bytes.withUnsafeBytes { try file.write($0) } }
        #expect(throws: full) { try file.commit() }
      }
      #expect(folder.names(in: "") == [])
    }
  }

  /// What fits in the buffer fails when it is flushed.
  @Test func findsAFullDiskAtTheEnd() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 4_096, rlim_max: 4_096)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      do {
        let file = try AtomicFile(folder.path + "/table.csv")
        let bytes = [UInt8](repeating: 0, count: 5_000)
        try bytes.withUnsafeBytes { try file.write($0) }
        #expect(throws: FileError.self) { try file.commit() }
      }
      #expect(folder.names(in: "") == [])
    }
  }

  @Test func refusesAPathThatCannotBe() throws {
    try folder.write("", to: "inner/x")
    let inner = folder.path + "/inner"
    let cases: [(String, FileError)] = [
      (
        folder.path + "/none/t.csv",
        .cannotCreate(path: folder.path + "/none/t.csv", reason: "No such file or directory")
      ),
      (
        inner + "/x/t.csv",
        .cannotCreate(path: inner + "/x/t.csv", reason: "Not a directory")
      ),
      ("a\0b", .cannotCreate(path: "a\0b", reason: "a NUL in the name")),
      (inner, .cannotName(path: inner, reason: "Is a directory")),
    ]
    for (path, error) in cases {
      #expect(throws: error) { try AtomicFile(path).commit() }
    }
    #expect(folder.names(in: "") == ["inner"])
    #expect(folder.names(in: "inner") == ["x"])
  }

  @Test func saysWhenItsFolderIsGone() throws {
    let gone = folder.path + "/gone"
    #expect(mkdir(gone, 0o755) == 0)
    let file = try AtomicFile(gone + "/table.csv")
    let temporary = try #require(folder.names(in: "gone").first)
    #expect(unlink("\(gone)/\(temporary)") == 0 && rmdir(gone) == 0)
    try write("text", to: file)
    #expect(
      throws: FileError.cannotName(path: gone + "/table.csv", reason: "No such file or directory")
    ) { try file.commit() }
  }

  @Test func saysWhere() {
    let error = FileError.cannotWrite(path: "/data/t.csv", reason: "No space left on device")
    #expect(error.code == "cannot-write-file")
    #expect(error.message == "cannot write \"/data/t.csv\": No space left on device")
  }

  private func write(_ text: String, to file: AtomicFile) throws {
    try Array(text.utf8).withUnsafeBytes { try file.write($0) }
  }
}
