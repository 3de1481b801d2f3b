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
    #expect(matches.files.map(\.description) == expected)
    #expect(matches.failures.isEmpty)
  }

  @Test func sortsByBytesAndNotByLanguage() throws {
    let folder = try TemporaryFolder()
    for name in ["b.html", "B.html", "ä.html", "a/z.html", "a.html"] {
      try folder.write([], to: name)
    }
    let matches = try Glob("**/*.html").matches(in: FilePath(folder.path))
    #expect(
      matches.files.map(\.description)
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
    #expect(matches.files.map(\.description) == ["in/a.html"])
  }

  /// Whatever path leads to it, and whether it is a folder, a file or a link.
  @Test func leavesOutWhatItIsTold() throws {
    let folder = try TemporaryFolder()
    for name in ["in/a.html", "in/out/b.html", "in/c.html"] { try folder.write([], to: name) }
    try folder.link("in/latest.html", to: "a.html")
    let besides = ["in/../in/out", "in/c.html", "in/latest.html", "in/none"]
    let matches = try Glob("**/*.html").matches(
      in: FilePath(folder.path), besides: besides.map { FilePath(folder.path + "/" + $0) })
    #expect(matches.files.map(\.description) == ["in/a.html"])
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
    #expect(matches.files == [odd, FilePath("two\nlines.html")])
    #expect(odd.description == "caf\\xE9.html")
  }
}
