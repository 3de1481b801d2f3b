import Glibc

/// The two ends of a stream of bytes, one of them for a child process.
///
/// No other child inherits it, not even one that another thread starts at the same instant: that is why
/// it is not a pipe, which takes a second call to be closed to children.
package final class SocketPair {
  package private(set) var ours: Int32
  package private(set) var theirs: Int32

  package init() throws(ChildProcess.StartFailure) {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw ChildProcess.StartFailure(number: errno)
    }
    (ours, theirs) = (ends[0], ends[1])
  }

  deinit {
    closeOurs()
    closeTheirs()
  }

  package var isOpen: Bool { ours >= 0 }

  package func closeOurs() {
    if ours >= 0 { close(ours) }
    ours = -1
  }

  package func closeTheirs() {
    if theirs >= 0 { close(theirs) }
    theirs = -1
  }

  /// Lets the child's writes fail rather than wait where nobody reads them.
  package func dropsWhatDoesNotFit() {
    _ = fcntl(theirs, F_SETFL, O_NONBLOCK)
  }

  /// Has the system end a group of processes that holds the other end, which is not read and not
  /// written, when this end is closed: even where this program is killed.
  ///
  /// Source: signal(7): SIGIO, whose default is to end a process; fcntl(2), `O_ASYNC`, `F_SETOWN`.
  func signalsEnd(to group: pid_t) {
    _ = fcntl(theirs, F_SETOWN, -group)
    _ = fcntl(theirs, F_SETFL, O_ASYNC)
  }

  /// Sends what the other end takes of `bytes`, from the place `given` on.
  ///
  /// - Returns: false where nobody reads any more.
  package func give(_ bytes: [UInt8], from given: inout Int) -> Bool {
    let count = bytes[given...].withUnsafeBytes {
      send(ours, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
    }
    if count < 0, errno == ENOBUFS || errno == ENOMEM {
      // The system is short of memory for a moment.
      usleep(1_000)
      return true
    }
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    given += count
    return true
  }

  /// What has come; closes at the end.
  package func taken(into buffer: inout [UInt8]) -> ArraySlice<UInt8> {
    let count = recv(ours, &buffer, buffer.count, Int32(MSG_DONTWAIT))
    if count < 0, errno == EAGAIN || errno == EINTR { return [] }
    if count <= 0 { closeOurs() }
    return buffer[..<max(0, count)]
  }
}
