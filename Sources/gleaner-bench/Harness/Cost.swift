import Glibc

/// What a job cost.
struct Cost {
  /// The nanoseconds from its beginning to its end.
  let wall: Int

  /// The nanoseconds that all threads had, in the program and in the kernel for it.
  let processor: Int

  /// The bytes that it left.
  let bytes: Int
}

/// Runs `job` and says what it cost this process; `job` gives back the bytes that it left.
func cost(of job: () throws -> Int) rethrows -> Cost {
  let (processor, wall) = (processorTime(), wallTime())
  let bytes = try job()
  return Cost(wall: wallTime() - wall, processor: processorTime() - processor, bytes: bytes)
}

private func wallTime() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// The nanoseconds that all threads of this process have had.
private func processorTime() -> Int {
  var usage = rusage()
  getrusage(RUSAGE_SELF.rawValue, &usage)
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1_000_000_000
    + (Int(usage.ru_utime.tv_usec) + Int(usage.ru_stime.tv_usec)) * 1_000
}
