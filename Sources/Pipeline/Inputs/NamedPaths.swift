import Reading

/// The paths that a command line names, each as the system gave it: a name need not be UTF-8, and
/// `-` stands for those on standard input, a line each.
package final class NamedPaths: Sequence, IteratorProtocol {
  private var names: ArraySlice<FilePath>
  private var lines: StandardInputLines?
  private let failure: (StreamError) -> Void

  /// - Parameter failure: Called with what ended standard input before its end.
  package init(_ names: [[UInt8]], failure: @escaping (StreamError) -> Void) {
    self.names = names.map { FilePath($0) }[...]
    self.failure = failure
  }

  package func next() -> FilePath? {
    while true {
      while let line = lines?.next() {
        if !line.isEmpty { return FilePath(line) }
      }
      lines = nil
      guard let name = names.popFirst() else { return nil }
      guard name == FilePath("-") else { return name }
      // No system has a longer path.
      lines = StandardInputLines(limit: 1 << 20, failure: failure)
    }
  }

  /// Whether the next path may be long in coming.
  package func mayWait() -> Bool { lines?.mayWait() ?? false }
}
