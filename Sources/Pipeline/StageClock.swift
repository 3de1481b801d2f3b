import Glibc
import Model

/// Tells how much processor time each stage took of this thread.
struct StageClock {
  private(set) var times: [Stage: UInt64] = [:]
  private var last = Self.nanoseconds()

  /// Counts the time since the last lap to `stage`.
  mutating func lap(_ stage: Stage) {
    let now = Self.nanoseconds()
    times[stage, default: 0] += now - last
    last = now
  }

  private static func nanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
