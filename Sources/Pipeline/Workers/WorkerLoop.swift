import Glibc
import Isolation
import Model

/// What the program is as a worker: it reads messages from its standard input and answers on its
/// standard output, until the input ends. Once it has said that it is ready it opens no file and no
/// socket.
package enum WorkerLoop {
  /// - Returns: the status to end with: sysexits' `EX_PROTOCOL` where a message means nothing, or nobody
  ///   takes the answer.
  package static func run() -> Int32 {
    FaultHandler.installInWorker()
    guard let message = nextMessage(), let setup = try? WorkerSetup(encoded: message.content)
    else { return unusable }
    let reader: PageReader
    do {
      reader = try setup.pageReader()
    } catch {
      // The user's rows were read before: it is one of the program's own.
      say(WorkerError.fatal + ((error as? any Problem)?.message ?? "\(error)"))
      return unusable
    }
    let gaps = Sandbox.enter(megabytes: setup.limits.pageMegabytes)
    guard write(WorkerGreeting(gaps: gaps).message) else { return unusable }
    while let message = nextMessage() {
      guard let task = try? PageTask(message: message) else { return unusable }
      errno = 0
      let result = reader.answer(to: task)
      // A library that gets no memory gives up the page, and knows no better reason.
      if errno == ENOMEM, case .result(let result) = result, result.rejection != nil {
        return FaultHandler.outOfMemory
      }
      let answer = result.message
      guard write(answer) else { return unusable }
      // What a large page took goes back to the system.
      if message.content.count + answer.count > 1 << 20 { giveMemoryBack() }
    }
    return 0
  }

  private static let unusable: Int32 = 76

  private static func say(_ words: String) {
    _ = Array((words + "\n").utf8).withUnsafeBytes {
      Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
    }
  }

  /// The parts of the next message; nil at the end of the input.
  private static func nextMessage() -> (head: [UInt8], content: [UInt8])? {
    guard let lengths = read(16), let first = messageLength(in: lengths),
      let second = messageLength(in: lengths.dropFirst(8)), let head = read(first),
      let content = read(second)
    else { return nil }
    return (head, content)
  }

  private static func read(_ size: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { space, count in
      while count < size {
        let got = Glibc.read(STDIN_FILENO, space.baseAddress.map { $0 + count }, size - count)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        count += got
      }
    }
    return bytes.count == size ? bytes : nil
  }

  private static func write(_ message: [UInt8]) -> Bool {
    [messageLength(message.count), message].allSatisfy { part in
      var done = 0
      while done < part.count {
        let written = part[done...].withUnsafeBytes {
          Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
        }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return false }
        done += written
      }
      return true
    }
  }
}
