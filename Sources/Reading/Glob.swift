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
    let folders = Array("**".utf8)
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

  /// What a search brought: files in the order of their paths' bytes, and what could not be searched.
  package struct Matches: Sendable {
    /// Everything matched that is not a folder, links and devices too: whoever opens one decides.
    package var files: [FilePath] = []
    package var failures: [(folder: FilePath, error: ReadingError)] = []
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
    let besides = Set(besides.compactMap { $0.status.map(Identity.init) })
    var matches = Matches()
    var seen: Set<FilePath> = []
    var waiting = [(folder: root, rest: names[...])]
    var isRoot = true
    while let (folder, rest) = waiting.popLast() {
      defer { isRoot = false }
      guard let first = rest.first else { continue }
      let entries: [Entry]
      do {
        let place = base.appending(folder)
        entries = try Self.entries(
          of: place.bytes.isEmpty ? FilePath(".") : place, besides: besides)
      } catch {
        if isRoot { throw error }
        matches.failures.append((folder, error))
        continue
      }
      for entry in entries {
        let path = folder.appending(FilePath(entry.name))
        if first == Array("**".utf8) {
          if entry.isFolder, entry.name.first != UInt8(ascii: ".") { waiting.append((path, rest)) }
          continue
        }
        guard Self.matches(entry.name, pattern: first) else { continue }
        if rest.count > 1 {
          if entry.isFolder { waiting.append((path, rest.dropFirst())) }
        } else if !entry.isFolder, seen.insert(path).inserted {
          matches.files.append(path)
        }
      }
      if first == Array("**".utf8) { waiting.append((folder, rest.dropFirst())) }
    }
    matches.files.sort()
    matches.failures.sort { $0.folder < $1.folder }
    return matches
  }

  private struct Entry {
    let name: [UInt8]
    let isFolder: Bool
  }

  /// What two paths have in common that lead to one file.
  private struct Identity: Hashable {
    let device: UInt
    let number: UInt

    init(_ status: stat) {
      device = status.st_dev
      number = status.st_ino
    }
  }

  /// What a folder holds, but for what has one of the identities.
  private static func entries(
    of folder: FilePath, besides: Set<Identity>
  ) throws(ReadingError) -> [Entry] {
    var entries: [Entry] = []
    for name in try entryNames(of: folder) {
      let status = folder.appending(FilePath(name)).status
      if let status, besides.contains(Identity(status)) { continue }
      let isFolder = status.map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
      entries.append(Entry(name: name, isFolder: isFolder))
    }
    return entries
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
