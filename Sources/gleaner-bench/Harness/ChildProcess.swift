import Glibc
import Reading

/// A program that answers lines with lines, until it is let go.
final class ChildProcess {
  /// What it sees of the environment; settings that change what is measured are none of it.
  private static let environment = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "LD_LIBRARY_PATH"]

  private let id: pid_t
  private let name: String
  private let input: Int32
  private let output: Int32
  private var pending: [UInt8] = []

  /// Starts `arguments[0]`, looked for in `PATH` unless it has a slash. Its standard error is ours.
  init(_ arguments: [String]) throws(BenchError) {
    name = arguments[0]
    let toChild = try Self.pipe()
    let fromChild = try Self.pipe()
    defer {
      close(toChild.readEnd)
      close(fromChild.writeEnd)
    }
    (input, output) = (toChild.writeEnd, fromChild.readEnd)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toChild.readEnd, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromChild.writeEnd, STDOUT_FILENO)
    var child: pid_t = 0
    let status = withCStrings(arguments) { arguments in
      withCStrings(Self.inherited) {
        posix_spawnp(&child, arguments[0]!, &actions, nil, arguments, $0)
      }
    }
    id = child
    if status != 0 {
      close(input)
      close(output)
      throw .cannotStart(program: name, reason: reason(of: status))
    }
  }

  /// Its standard input ends, so it does.
  deinit {
    close(input)
    close(output)
    waitpid(id, nil, 0)
  }

  func send(_ line: String) throws(BenchError) {
    let bytes = Array("\(line)\n".utf8)
    // A line is shorter than what a pipe takes at once.
    guard Glibc.write(input, bytes, bytes.count) == bytes.count else { throw .ended(program: name) }
  }

  /// The next line that it says, without its end.
  func line() throws(BenchError) -> String {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending.removeFirst(end + 1) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      var piece = [UInt8](repeating: 0, count: 4_096)
      let count = read(output, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .ended(program: name) }
      pending += piece[..<count]
    }
  }

  private static var inherited: [String] {
    environment.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
  }

  /// Ends that no other child inherits: one that did would keep this one's input open.
  private static func pipe() throws(BenchError) -> (readEnd: Int32, writeEnd: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else {
      throw .cannotStart(program: "a pipe", reason: reason(of: errno))
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }
}

/// Calls `body` with the strings as C has them, and a null behind the last.
private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}
