import GRDB
import Support
import Testing

@testable import Store

@Suite struct StoreTests {
  private let folder: TemporaryFolder
  private var path: String { folder.path + "/store.sqlite" }

  init() throws {
    folder = try TemporaryFolder()
  }

  private func file(_ name: String, key: UInt8, identity: [UInt8] = [1]) -> Store.KnownFile {
    Store.KnownFile(
      path: Array(name.utf8), source: "pages", identity: identity, key: [key],
      sha256: "ab", size: 3)
  }

  @Test func keepsContentsUnderTheirKeys() throws {
    let store = try Store(path: path)
    #expect(try store.content(of: [1]) == nil)
    try store.add([([1], [7, 8]), ([2], [])])
    try store.add([([1], [9])])
    #expect(try store.content(of: [1]) == [9])
    #expect(try store.content(of: [2]) == [])
    #expect(try Store(path: path).content(of: [1]) == [9])
  }

  @Test func keepsWhatEachOutputsLastRunSaw() throws {
    let store = try Store(path: path)
    #expect(try store.lastRun(of: "a") == nil)
    let first = Store.LastRun(state: [1, 2], release: "first")
    try store.finish(first, of: "a", files: [file("x", key: 1), file("y", key: 2)])
    let odd = Store.KnownFile(
      path: [0x66, 0xE9], source: "", identity: [], key: [], sha256: "", size: 0)
    try store.finish(Store.LastRun(state: [], release: "other"), of: "b", files: [odd])
    let second = Store.LastRun(state: [3], release: "second")
    try store.finish(second, of: "a", files: [file("y", key: 2)])
    #expect(try store.lastRun(of: "a") == second)
    #expect(try store.files(of: "a") == [file("y", key: 2)])
    #expect(try store.files(of: "b") == [odd])
  }

  /// What runs no longer use goes when it takes more room than what they use.
  @Test func isBounded() throws {
    let store = try Store(path: path)
    let content = [UInt8](repeating: 5, count: 100)
    for night: UInt8 in 0..<20 {
      try store.add([([night], content), ([night, night], content)])
      try store.finish(
        Store.LastRun(state: [], release: ""), of: "a", files: [file("x", key: night)])
      let kept = try (0..<20).filter { try store.content(of: [$0]) != nil }.count
      #expect(kept <= 2)
      #expect(try store.content(of: [night]) == content)
    }
  }

  @Test func prunesWhatNoRunUses() throws {
    let store = try Store(path: path)
    let large = [UInt8](repeating: 5, count: 200)
    try store.add([([1], large), ([2], [1, 2, 3]), ([3], [4])])
    try store.finish(Store.LastRun(state: [], release: ""), of: "a", files: [file("x", key: 1)])
    let removed = try store.prune()
    #expect(removed == (2, 4))
    #expect(try store.content(of: [1]) == large)
    #expect(try store.content(of: [2]) == nil)
  }

  /// Whatever stands in the file, opening it and asking it ends with what it is, and no crash.
  @Test(arguments: [
    ("not a database at all, but long enough to be looked at as one", "store-foreign"),
    (String(repeating: "\u{0}", count: 2_000), "store-foreign"),
    ("SQLite format 3\u{0}" + String(repeating: "z", count: 5_000), "store-foreign"),
  ])
  func refuses(_ text: String, as code: String) throws {
    try folder.write(text, to: "store.sqlite")
    let error = #expect(throws: StoreError.self) { _ = try Store(path: self.path) }
    #expect(error?.code == code)
    #expect(error?.isReplaceable == true)
  }

  @Test(arguments: [
    ("CREATE TABLE songs (name TEXT)", "store-foreign"),
    ("PRAGMA application_id = 12", "store-foreign"),
    ("PRAGMA application_id = \(0x474C_4E52); PRAGMA user_version = 99", "store-newer"),
    ("PRAGMA application_id = \(0x474C_4E52); PRAGMA user_version = 1", "store-damaged"),
  ])
  func refusesTheDatabase(made sql: String, as code: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
    let error = #expect(throws: StoreError.self) { _ = try Store(path: self.path) }
    #expect(error?.code == code)
    #expect(error?.isReplaceable == true)
  }

  /// SQLite takes a value of any type in any column.
  @Test(arguments: [
    "UPDATE files SET size = 'many'", "UPDATE files SET identity = 7",
    "UPDATE files SET sha256 = 1.5",
    "UPDATE runs SET state = 'x', release = 3", "DROP TABLE files", "DROP TABLE runs",
  ])
  func survivesOddValues(_ sql: String) throws {
    let store = try Store(path: path)
    try store.finish(Store.LastRun(state: [1], release: "r"), of: "a", files: [file("x", key: 1)])
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
    for ask in [{ _ = try store.files(of: "a") }, { _ = try store.lastRun(of: "a") }] {
      do { try ask() } catch { #expect((error as? StoreError)?.code == "store-damaged") }
    }
  }

  @Test func saysWhereAStoreCannotBe() throws {
    try folder.write("", to: "file")
    for place in ["missing/store.sqlite", "file/store.sqlite"] {
      let error = #expect(throws: StoreError.self) {
        _ = try Store(path: self.folder.path + "/" + place)
      }
      #expect(error?.code == "store-unavailable")
      #expect(error?.isReplaceable == false)
    }
  }

  @Test func saysThatAnotherProcessIsAtIt() throws {
    let store = try Store(path: path)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: path, configuration: configuration)
    try other.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    let error = #expect(throws: StoreError.self) { try store.add([([1], [2])]) }
    #expect(error?.code == "store-busy")
    try other.inDatabase { try $0.execute(sql: "ROLLBACK") }
    try store.add([([1], [2])])
  }
}
