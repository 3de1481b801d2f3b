import Reading
import Support
import Testing

@testable import Pipeline

@Suite struct ReleaseStoreTests {
  private let folder: TemporaryFolder
  private var output: FilePath { FilePath(folder.path + "/out") }

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Publishes a release of one file.
  private func publish(_ text: String, at seconds: Int, keep: Int = 14) throws -> String {
    let store = try ReleaseStore(output)
    let file = try OutputFile("a.csv", in: store.staging)
    try Array(text.utf8).withUnsafeBytes { try file.write($0) }
    _ = try file.finish()
    let name = try store.publish(
      at: Instant(secondsSince1970: seconds), fingerprint: "abcdef",
      files: ["a.csv": text.utf8.count])
    store.keep(keep)
    return name
  }

  @Test func latestNamesTheNewestRelease() throws {
    let first = try publish("one", at: 1_000)
    #expect(first == "1970-01-01T001640Z-abcdef")
    #expect(try folder.text(of: "out/latest/a.csv") == "one")
    _ = try publish("two", at: 2_000)
    #expect(try folder.text(of: "out/latest/a.csv") == "two")
    #expect(try folder.text(of: "out/releases/\(first)/a.csv") == "one")
  }

  @Test func namesSortByAgeWhateverTheClockSays() throws {
    let names = try [5_000, 5_000, 10].map { try publish("x", at: $0) }
    #expect(names == names.sorted())
    #expect(Set(names).count == 3)
  }

  @Test func keepsSoManyReleases() throws {
    for second in 1...5 { _ = try publish("\(second)", at: second * 100, keep: 2) }
    #expect(folder.names(in: "out/releases").count == 2)
    #expect(try folder.text(of: "out/latest/a.csv") == "5")
  }

  @Test func givesTheOutputToOneRunAtATime() throws {
    do {
      let store = try ReleaseStore(output)
      #expect(throws: ReleaseError.locked(path: "\(output)")) {
        try ReleaseStore(output)
      }
      _ = store.staging
    }
    _ = try ReleaseStore(output)
  }

  @Test func sweepsWhatADeadRunLeft() throws {
    _ = try publish("one", at: 1_000)
    try folder.write("half", to: "out/releases/.staging/b.csv")
    try folder.link("out/.latest", to: "releases/none")
    try folder.write("old", to: "out/releases/.leaving/c.csv")
    _ = try publish("two", at: 2_000)
    #expect(folder.names(in: "out") == ["latest", "releases"])
    #expect(folder.names(in: "out/releases").count == 2)
    #expect(folder.names(in: "out/latest") == ["a.csv"])
  }

  @Test func leavesNothingOfARunThatFails() throws {
    _ = try publish("one", at: 1_000)
    do {
      let store = try ReleaseStore(output)
      _ = try OutputFile("a.csv", in: store.staging)
    }
    #expect(folder.names(in: "out/releases").count == 1)
    #expect(try folder.text(of: "out/latest/a.csv") == "one")
  }

  @Test func touchesNoLatestThatIsNotItsOwn() throws {
    try folder.write("mine", to: "out/latest/a.csv")
    #expect(throws: ReleaseError.latestIsNoLink(path: "\(output)/latest")) {
      try ReleaseStore(output)
    }
    #expect(try folder.text(of: "out/latest/a.csv") == "mine")
  }

  @Test func saysThatTheOutputCannotBeAFolder() throws {
    try folder.write("a file", to: "out")
    #expect(throws: ReleaseError.self) { try ReleaseStore(output) }
  }
}
