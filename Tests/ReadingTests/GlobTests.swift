import Glibc
import Support
import Testing

@testable import Reading

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.html", "a.html", true), ("*.html", ".a.html", false), (".*", ".a", true),
    ("a?c", "abc", true), ("a?c", "ac", false), ("[a-c]x", "bx", true), ("[!a-c]x", "bx", false),
    ("[]x]", "]", true), ("a*b*c", "a--b--b-c", true), ("a*b*c", "a--c--b", false),
    ("[", "[", true), ("*", "", true), ("", "", true), ("**", "x", true),
  ])
  func matches(_ pattern: String, _ name: String, _ does: Bool) {
    #expect(Glob.matches(Array(name.utf8), pattern: Array(pattern.utf8)) == does)
  }

  @Test(arguments: [
    ("in/**/*.html", ["in/a.html", "in/b/c.html", "in/b/d/e.html"]),
    ("in/*.html", ["in/a.html"]),
    ("in/*/*.html", ["in/b/c.html"]),
    ("in/**/**/c.html", ["in/b/c.html"]),
    ("in/b/**", ["in/b/c.html", "in/b/d/e.html", "in/b/d/f.txt"]),
    ("in/a.html", ["in/a.html"]),
    ("./in//a.html", ["in/a.html"]),
    ("in/./b/../*.html", ["in/b/../a.html"]),
    ("in/none*.html", []),
  ])
  func finds(_ pattern: String, _ expected: [String]) throws {
    let folder = try TemporaryFolder()
    for name in ["in/a.html", "in/b/c.html", "in/b/d/e.html", "in/b/d/f.txt", "in/.hidden/g.html"] {
      try folder.write([], to: name)
    }
    let matches = try Glob(pattern).matches(in: FilePath(folder.path))
    #expect(matches.files.map(\.path.description) == expected)
    #expect(matches.failures.isEmpty)
  }

  @Test func sortsByBytesAndNotByLanguage() throws {
    let folder = try TemporaryFolder()
    for name in ["b.html", "B.html", "ä.html", "a/z.html", "a.html"] {
      try folder.write([], to: name)
    }
    let matches = try Glob("**/*.html").matches(in: FilePath(folder.path))
    #expect(
      matches.files.map(\.path.description)
        == ["B.html", "a.html", "a/z.html", "b.html", "ä.html"])
  }

  @Test func saysThatTheFolderIsMissing() throws {
    let folder = try TemporaryFolder()
    #expect(throws: ReadingError.missing) {
      try Glob("none/*.html").matches(in: FilePath(folder.path))
    }
  }

  @Test func entersNoLinkedFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write([], to: "in/a.html")
    try folder.link("in/loop", to: "../in")
    let matches = try Glob("in/**/*.html").matches(in: FilePath(folder.path))
    #expect(matches.files.map(\.path.description) == ["in/a.html"])
  }

  /// Whatever path leads to it, and whether it is a folder, a file or a link.
  @Test func leavesOutWhatItIsTold() throws {
    let folder = try TemporaryFolder()
    for name in ["in/a.html", "in/out/b.html", "in/c.html"] { try folder.write([], to: name) }
    try folder.link("in/latest.html", to: "a.html")
    let besides = ["in/../in/out", "in/c.html", "in/latest.html", "in/none"]
    let matches = try Glob("**/*.html").matches(
      in: FilePath(folder.path), besides: besides.map { FilePath(folder.path + "/" + $0) })
    #expect(matches.files.map(\.path.description) == ["in/a.html"])
  }

  /// The system hands over the names of a folder in blocks, and a name may end where a block does.
  @Test func readsAFolderOfManyLongNames() throws {
    let folder = try TemporaryFolder()
    let names = (100..<700).map { "\($0)" + String(repeating: "x", count: $0 % 240) }
    for name in names { try folder.write([], to: "in/" + name) }
    let found = try entryNames(of: FilePath(folder.path + "/in"))
    #expect(found.map { String(decoding: $0, as: UTF8.self) }.sorted() == names.sorted())
    #expect(throws: ReadingError.missing) { try entryNames(of: FilePath(folder.path + "/none")) }
  }

  @Test func keepsNamesThatAreNotText() throws {
    let folder = try TemporaryFolder()
    let odd = FilePath(Array("caf".utf8) + [0xE9] + Array(".html".utf8))
    try folder.write([], toName: odd.bytes)
    try folder.write([], to: "two\nlines.html")
    let matches = try Glob("*.html").matches(in: FilePath(folder.path))
    #expect(matches.files.map(\.path) == [odd, FilePath("two\nlines.html")])
    #expect(odd.description == "caf\\xE9.html")
  }

  /// The system takes paths of 4,095 bytes; these have more than 5,000.
  @Test func readsPathsThatAreLongerThanTheSystemTakes() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "in/a.html")
    let name = String(repeating: "d", count: 250)
    var current = open(folder.path + "/in", O_RDONLY | O_DIRECTORY)
    for _ in 0..<20 {
      #expect(mkdirat(current, name, 0o755) == 0)
      let next = openat(current, name, O_RDONLY | O_DIRECTORY)
      close(current)
      current = next
    }
    let file = openat(current, "deep.html", O_WRONLY | O_CREAT, 0o644)
    #expect(write(file, "deep", 4) == 4)
    close(file)
    defer {
      unlinkat(current, "deep.html", 0)
      for _ in 0..<20 {
        let above = openat(current, "..", O_RDONLY | O_DIRECTORY)
        unlinkat(above, name, AT_REMOVEDIR)
        close(current)
        current = above
      }
      close(current)
    }
    let matches = try Glob("in/**/*.html").matches(in: FilePath(folder.path))
    #expect(matches.failures.isEmpty)
    #expect(matches.files.map(\.path.bytes.count) == [9, 2 + 20 * 251 + 10])
    let reader = DocumentReader(base: FilePath(folder.path), limit: 100)
    let deep = try #require(matches.files.last)
    #expect(try reader.document(at: deep.path, source: "").bytes == Array("deep".utf8))
  }

  /// A folder that may be listed and not searched, and one that may be neither: what is in the first
  /// is known by name, and reading it tells why it cannot be.
  @Test(.disabled(if: geteuid() == 0, "the system refuses root nothing"))
  func losesNothingInFoldersThatCannotBeSearched() throws {
    let folder = try TemporaryFolder()
    for name in ["in/a.html", "in/listed/b.html", "in/listed/below/c.html", "in/closed/d.html"] {
      try folder.write([], to: name)
    }
    try folder.chmod("in/listed", 0o444)
    try folder.chmod("in/closed", 0)
    let matches = try Glob("in/**/*.html").matches(in: FilePath(folder.path))
    #expect(matches.files.map(\.path.description) == ["in/a.html", "in/listed/b.html"])
    #expect(matches.failures.map(\.path.description) == ["in/closed", "in/listed/below"])
    #expect(matches.failures.allSatisfy { $0.error == .unreadable(reason: "Permission denied") })
    let reader = DocumentReader(base: FilePath(folder.path), limit: 100)
    #expect(throws: ReadingError.unreadable(reason: "Permission denied")) {
      try reader.document(at: FilePath("in/listed/b.html"), source: "")
    }
  }

  @Test(arguments: [
    ("in/*", ["in/a.html", "in/party", "in/tmp"]),
    ("in/*.part", ["in/b.html.part"]),
    ("in/*.html.part", ["in/b.html.part"]),
    ("in/**", ["in/a.html", "in/party", "in/tmp"]),
    ("in/*~", ["in/g.html~"]),
    ("in/d.TMP", ["in/d.TMP"]), ("in/*.TMP", ["in/d.TMP"]), ("in/*.tmp", ["in/c.html.tmp"]),
    ("in/[c-d]*p", []),
  ])
  func leavesOutFilesThatAreStillBeingWritten(_ pattern: String, _ expected: [String]) throws {
    let folder = try TemporaryFolder()
    let unfinished = [
      "in/b.html.part", "in/c.html.tmp", "in/d.TMP", "in/e.crdownload", "in/f.html.partial",
      "in/g.html~", "in/h.swp",
    ]
    for name in ["in/a.html", "in/party", "in/tmp"] + unfinished { try folder.write([], to: name) }
    let matches = try Glob(pattern).matches(in: FilePath(folder.path))
    #expect(matches.files.map(\.path.description) == expected)
    if pattern == "in/*" { #expect(matches.skipped.map(\.description) == unfinished) }
  }

  @Test func findsAFileOfSeveralNamesOnce() throws {
    let folder = try TemporaryFolder()
    for name in ["in/b.html", "in/c.html"] { try folder.write("x", to: name) }
    try #require(link("\(folder.path)/in/b.html", "\(folder.path)/in/a.html") == 0)
    let matches = try Glob("in/*.html").matches(in: FilePath(folder.path))
    #expect(matches.files.map(\.path.description) == ["in/a.html", "in/c.html"])
  }

  @Test func neverWritesTwoNamesAlike() {
    let names: [([UInt8], String)] = [
      (Array("caf".utf8) + [0xE9], #"caf\xE9"#), (Array(#"caf\xE9"#.utf8), #"caf\\xE9"#),
      (Array("café".utf8), "café"), (Array(#"a\\b"#.utf8), #"a\\\\b"#),
      (Array(#"\"#.utf8) + [0xFF], #"\\\xFF"#), (Array("two\nlines".utf8), "two\nlines"),
    ]
    for (bytes, text) in names { #expect(FilePath(bytes).description == text) }
    #expect(Set(names.map { FilePath($0.0).description }).count == names.count)
  }
}
