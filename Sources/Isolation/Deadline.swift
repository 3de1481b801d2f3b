import Glibc

/// When something has to be done, by a clock that nobody sets.
package struct Deadline: Sendable {
  private let instant: Int

  /// So many seconds from now.
  package init(seconds: Int) {
    instant = Self.now() + seconds * 1_000
  }

  /// 0 or less once it has passed.
  package var millisecondsLeft: Int { instant - Self.now() }

  /// In milliseconds since some instant in the past.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
