import Glibc

/// A pattern of paths: `input/**/*.html`.
///
/// `*` stands for any characters of one name, `?` for one byte, `[a-z]` and `[!a-z]` for a byte of
/// a set, and `**` for any number of folders, none among them. A name that begins with a point is
/// matched only by a pattern that does, too.
///
/// Source: POSIX.1-2017, Shell Command Language, 2.13 "Pattern Matching Notation"; `**` as in Bash's
/// `globstar`.
package struct Glob: Sendable {
  /// The folder at which the search begins: the names of the pattern before the first wildcard.
  package let root: FilePath
  private let names: [[UInt8]]

  package init(_ pattern: String) {
    // `./in//a.html` is `in/a.html`: one file has one name.
    let parts = Array(pattern.utf8).split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: true
    ).filter { $0 != [UInt8(ascii: ".")] }
    var fixed = parts.prefix { name in !name.contains { Self.wildcards.contains($0) } }
    if fixed.count == parts.count { fixed = fixed.dropLast() }
    let isAbsolute = pattern.utf8.first == UInt8(ascii: "/")
    root = FilePath(
      (isAbsolute ? [UInt8(ascii: "/")] : []) + Array(fixed.joined(separator: [0x2F])))
    let folders = Self.anyFolders
    var names: [[UInt8]] = []
    for part in parts.dropFirst(fixed.count) where part != folders[...] || names.last != folders {
      names.append(Array(part))
    }
    if names.last == folders { names.append(Array("*".utf8)) }
    self.names = names
  }

  /// Whether the pattern names one file, without a wildcard.
  package var isLiteral: Bool {
    names.count == 1 && !names[0].contains { Self.wildcards.contains($0) }
  }

  private static let wildcards = Array("*?[".utf8)

  /// A file that the pattern matches.
  package struct Match: Sendable {
    package let path: FilePath

    /// Equal for two paths of one file; nil where the system does not say.
    package let identity: FileIdentity?
  }

  /// What a search brought, each in the order of the paths' bytes.
  package struct Matches: Sendable {
    /// Everything matched that is not a folder, links and devices too: whoever opens one decides. A
    /// file that several paths lead to stands here once, under the first of them.
    package var files: [Match] = []

    /// Folders that cannot be searched, and files of which nothing can be known.
    package var failures: [(path: FilePath, error: ReadingError)] = []

    /// Files that are still being written, to judge by their names, and so are not among `files`.
    package var skipped: [FilePath] = []
  }

  /// Every match below `base`, which the paths given back do not begin with. Links to folders are
  /// not entered, so the search ends.
  ///
  /// - Parameter besides: Files and folders that are neither given back nor entered, by whatever
  ///   path the search comes to them.
  /// - Throws: `missing` or `unreadable` where the pattern's root itself can't be searched.
  package func matches(
    in base: FilePath, besides: [FilePath] = []
  ) throws(ReadingError) -> Matches {
    let besides = Set(besides.compactMap { $0.status.map(FileIdentity.Inode.init) })
    var files: [FilePath: FileIdentity?] = [:]
    var failures: [FilePath: ReadingError] = [:]
    var skipped: Set<FilePath> = []
    var waiting = [(folder: root, rest: names[...])]
    var isRoot = true
    while let (folder, rest) = waiting.popLast() {
      defer { isRoot = false }
      guard let first = rest.first else { continue }
      let entries: [Entry]
      do {
        let place = base.appending(folder)
        entries = try Self.entries(
          of: place.bytes.isEmpty ? FilePath(".") : place, isRoot: isRoot, besides: besides)
      } catch {
        if isRoot { throw error }
        failures[folder] = error
        continue
      }
      let isAnyFolder = first == Self.anyFolders
      for entry in entries {
        guard
          isAnyFolder
            ? entry.name.first != UInt8(ascii: ".") : Self.matches(entry.name, pattern: first)
        else { continue }
        let path = folder.appending(FilePath(entry.name))
        switch entry.kind {
        case .folder:
          if isAnyFolder {
            waiting.append((path, rest))
          } else if rest.count > 1 {
            waiting.append((path, rest.dropFirst()))
          }
        case .file where isAnyFolder || rest.count > 1: break
        case .file(let identity):
          if Self.isUnfinished(entry.name, pattern: first) {
            skipped.insert(path)
          } else {
            files[path] = .some(identity)
          }
        case .unknown(let error): failures[path] = error
        }
      }
      if isAnyFolder { waiting.append((folder, rest.dropFirst())) }
    }
    var matches = Matches()
    var seen: Set<FileIdentity> = []
    for (path, identity) in files.sorted(by: { $0.key < $1.key }) {
      if let identity, !seen.insert(identity).inserted { continue }
      matches.files.append(Match(path: path, identity: identity))
    }
    matches.failures = failures.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    matches.skipped = skipped.sorted()
    return matches
  }

  private static let anyFolders = Array("**".utf8)

  private struct Entry {
    enum Kind {
      case folder
      case file(FileIdentity?)
      /// It is there, and it may be a folder or a file.
      case unknown(ReadingError)
    }

    let name: [UInt8]
    let kind: Kind
  }

  /// What a folder holds, but for what has one of the inodes.
  private static func entries(
    of folder: FilePath, isRoot: Bool, besides: Set<FileIdentity.Inode>
  ) throws(ReadingError) -> [Entry] {
    var entries: [Entry] = []
    try forEachEntry(of: folder, followsLink: isRoot) { entry in
      let kind: Entry.Kind
      do throws(ReadingError) {
        let status = try entry.status()
        guard !besides.contains(FileIdentity.Inode(status)) else { return }
        kind = status.st_mode & S_IFMT == S_IFDIR ? .folder : .file(FileIdentity(status))
      } catch {
        // The folder's entry mostly says what it is, and opening it shows what is wrong.
        switch entry.listedType {
        case DT_DIR: kind = .folder
        case DT_UNKNOWN: kind = .unknown(error)
        default: kind = .file(nil)
        }
      }
      entries.append(Entry(name: entry.name, kind: kind))
    }
    return entries
  }

  /// How browsers, file transfers and editors end the names of files that they have not finished, in
  /// small letters.
  private static let unfinishedEndings = [
    ".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download", ".tmp", ".temp",
    ".swp", ".swo", "~",
  ].map { Array($0.utf8) }

  /// Whether a file is still being written, to judge by its name, and the pattern does not ask for
  /// just this ending.
  static func isUnfinished(_ name: [UInt8], pattern: [UInt8]) -> Bool {
    func ends(_ text: [UInt8], _ ending: [UInt8]) -> Bool {
      text.suffix(ending.count).elementsEqual(ending) { letter, small in
        ((0x41...0x5A).contains(letter) ? letter | 0x20 : letter) == small
      }
    }
    return unfinishedEndings.contains { ends(name, $0) && !ends(pattern, $0) }
  }

  /// Whether a single name fits a pattern without a solidus, in time that grows with the product of
  /// their lengths at most.
  static func matches(_ name: [UInt8], pattern: [UInt8]) -> Bool {
    if name.first == UInt8(ascii: "."), pattern.first != UInt8(ascii: ".") { return false }
    var (at, from) = (0, 0)
    var star: (pattern: Int, name: Int)?
    while at < name.count {
      if from < pattern.count, pattern[from] == UInt8(ascii: "*") {
        star = (from + 1, at)
        from += 1
      } else if let width = step(pattern, from, name[at]) {
        at += 1
        from += width
      } else if let last = star {
        (from, at) = (last.pattern, last.name + 1)
        star = (last.pattern, at)
      } else {
        return false
      }
    }
    return pattern[from...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// How long the part of the pattern is that takes `byte`; nil where it does not.
  private static func step(_ pattern: [UInt8], _ from: Int, _ byte: UInt8) -> Int? {
    guard from < pattern.count else { return nil }
    switch pattern[from] {
    case UInt8(ascii: "?"): return 1
    case UInt8(ascii: "["):
      var at = from + 1
      let isNegated = at < pattern.count && pattern[at] == UInt8(ascii: "!")
      if isNegated { at += 1 }
      var (isIn, start) = (false, at)
      while at < pattern.count, pattern[at] != UInt8(ascii: "]") || at == start {
        if at + 2 < pattern.count, pattern[at + 1] == UInt8(ascii: "-"),
          pattern[at + 2] != UInt8(ascii: "]")
        {
          isIn = isIn || (pattern[at] <= byte && byte <= pattern[at + 2])
          at += 3
        } else {
          isIn = isIn || pattern[at] == byte
          at += 1
        }
      }
      start = at
      // A bracket that is never closed stands for itself.
      guard at < pattern.count else { return byte == UInt8(ascii: "[") ? 1 : nil }
      return isIn != isNegated ? at + 1 - from : nil
    default: return pattern[from] == byte ? 1 : nil
    }
  }
}

/// What the system says of an error's number: `Permission denied`.
package func reason(of error: Int32) -> String {
  String(cString: strerror(error))
}
