import Glibc

/// A bar on the terminal that shows how far a run is; nothing where standard error is not a terminal.
///
///     gleaner  ████████████░░░░░░░░  412 of 1000 documents · 35/s · 17 s left
package struct Progress {
  package enum Mode: String, Sendable, CaseIterable {
    case auto, always, never
  }

  private let total: Int
  private let isShown: Bool
  private let start = Self.milliseconds()
  private var lastDrawn = 0
  private var done = 0

  init(total: Int, mode: Mode) {
    self.total = total
    isShown = mode == .always || (mode == .auto && Self.isTerminal)
  }

  /// Whether standard error is a terminal that can move its cursor.
  static var isTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// Counts one document more, and draws at most ten times a second.
  mutating func advance() {
    done += 1
    guard isShown else { return }
    let now = Self.milliseconds()
    guard now - lastDrawn >= 100 || done == total else { return }
    lastDrawn = now
    let cells = 20
    let filled = total > 0 ? done * cells / total : cells
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
    let elapsed = max(1, now - start)
    let rate = done * 1_000 / elapsed
    let left = done > 0 ? (total - done) * elapsed / done / 1_000 : 0
    write("\r\u{1B}[Kgleaner  \(bar)  \(done) of \(total) documents · \(rate)/s · \(left) s left")
  }

  /// Takes the bar off the screen.
  func clear() {
    if isShown, lastDrawn > 0 { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    writeToStandardError(text)
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}

/// Writes all of `text` to standard error as it is, as far as somebody takes it.
package func writeToStandardError(_ text: String) {
  let bytes = Array(text.utf8)
  var done = 0
  while done < bytes.count {
    let written = bytes[done...].withUnsafeBytes {
      Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count)
    }
    // Nobody may read, and who asked the program to end does not wait for that.
    if written < 0, errno == EINTR || errno == EAGAIN, Interruption.hasCome { return }
    if written < 0, errno == EINTR { continue }
    if written < 0, errno == EAGAIN {
      var stream = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
      poll(&stream, 1, -1)
      continue
    }
    guard written > 0 else { return }
    done += written
  }
}
