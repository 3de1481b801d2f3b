import Glibc
import Isolation
import Reading

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
  ///   - failure: Called with what ended the input before its end.
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
