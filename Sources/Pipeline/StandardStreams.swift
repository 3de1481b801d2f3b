import Glibc
import Isolation
import Model
import Reading

/// Why the program could not go on with its standard input or output.
package enum StreamError: Problem, Equatable {
  /// Standard input is a folder, or fails.
  case cannotRead(reason: String)
  /// Standard output takes no more: `No space left on device`.
  case cannotWrite(reason: String)
  /// Whoever read standard output has had enough, as `head` has.
  case nobodyReads

  package var code: String {
    switch self {
    case .cannotRead: "input-unreadable"
    case .cannotWrite: "output-failed"
    case .nobodyReads: "nobody-reads"
    }
  }

  package var message: String {
    switch self {
    case .cannotRead(let reason): "standard input cannot be read: \(reason)"
    case .cannotWrite(let reason): "standard output cannot be written: \(reason)"
    case .nobodyReads: "nobody reads standard output any more"
    }
  }
}

/// The paths that a command line names, each as the system gave it: a name need not be UTF-8, and
/// `-` stands for those on standard input, a line each.
package final class NamedPaths: Sequence, IteratorProtocol {
  private var names: ArraySlice<FilePath>
  private var lines: StandardInputLines?
  private let failure: (StreamError) -> Void

  /// - Parameter failure: Is told of what ended standard input before its end.
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

/// The lines of standard input, without their ends, as they come.
package final class StandardInputLines: Sequence, IteratorProtocol {
  private var buffer: [UInt8] = []
  private var at = 0

  /// Up to where no line ends.
  private var searched = 0
  private var isAtEnd = false
  private let limit: Int
  private let failure: (StreamError) -> Void

  /// - Parameters:
  ///   - limit: Of a line that is longer only so many bytes and one more are given.
  ///   - failure: Is told of what ended the input before its end.
  package init(limit: Int, failure: @escaping (StreamError) -> Void) {
    self.limit = limit
    self.failure = failure
  }

  package func next() -> [UInt8]? {
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { (at, searched) = (end + 1, end + 1) }
        return Array(buffer[at..<end].prefix(limit + 1))
      }
      if isAtEnd {
        defer { (at, searched) = (buffer.count, buffer.count) }
        return at < buffer.count ? Array(buffer[at...].prefix(limit + 1)) : nil
      }
      fill()
    }
  }

  /// Whether the next line may be long in coming: none is here whole, and nothing waits to be read.
  package func mayWait() -> Bool {
    if isAtEnd || buffer[searched...].contains(UInt8(ascii: "\n")) { return false }
    var input = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&input, 1, 0) == 0
  }

  private func fill() {
    buffer.removeFirst(at)
    at = 0
    // What a line has beyond its limit is not kept.
    if buffer.count > limit { buffer.removeLast(buffer.count - limit - 1) }
    searched = buffer.count
    let size = 1 << 16
    var failure: Int32?
    let piece = [UInt8](unsafeUninitializedCapacity: size) { space, count in
      var got = 0
      repeat {
        got = Glibc.read(STDIN_FILENO, space.baseAddress, size)
      } while got < 0 && errno == EINTR
      if got < 0 { failure = errno }
      count = Swift.max(0, got)
    }
    isAtEnd = piece.isEmpty
    buffer += piece
    if let failure { self.failure(.cannotRead(reason: reason(of: failure))) }
  }
}

/// Writes all of `bytes` to standard output.
package func writeToStandardOutput(_ bytes: [UInt8]) throws(StreamError) {
  var done = 0
  while done < bytes.count {
    let written = bytes[done...].withUnsafeBytes {
      Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
    }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else {
      throw errno == EPIPE ? .nobodyReads : .cannotWrite(reason: reason(of: errno))
    }
    done += written
  }
}

/// Sets up what holds for the whole process.
///
/// Each of the three standard streams that is closed gets a file that fails, so that no file of the
/// program's own takes its number and gets what is said to people. A file that grows beyond the
/// system's limit, and a stream that nobody reads, make a write fail instead of ending the program; and
/// a fault of its own ends it with a word.
package func prepareProcess() {
  for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
  where fcntl(stream, F_GETFD) == -1 && errno == EBADF {
    _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
  }
  signal(SIGXFSZ, SIG_IGN)
  signal(SIGPIPE, SIG_IGN)
  FaultHandler.installInProgram()
}
