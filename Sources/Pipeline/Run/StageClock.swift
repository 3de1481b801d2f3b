import Glibc
import Model

/// Measures how much processor time of this thread each stage takes.
struct StageClock {
  private(set) var times: [Stage: UInt64] = [:]
  private var last = Self.nanoseconds()

  /// Adds the time since the last call to that of `stage`.
  mutating func record(_ stage: Stage) {
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
