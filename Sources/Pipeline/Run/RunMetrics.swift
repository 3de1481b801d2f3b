import Glibc
import Model
import Reading
import Tables

/// What a run tells Prometheus, in the file that node_exporter's textfile collector reads: whole or not at all,
/// also after a run that failed.
///
/// Source: Prometheus, "Exposition formats", text-based format; node_exporter, "Textfile Collector".
package struct RunMetrics {
  private let path: String
  private let started: timespec

  /// To be made when the run begins.
  package init(path: String) {
    self.path = path
    started = Self.now(CLOCK_MONOTONIC)
  }

  /// Why the file is as it was.
  package struct NotWritten: Problem, Equatable {
    let path: String
    let reason: String
    package var code: String { "metrics-not-written" }
    package var message: String {
      "\(path) cannot be written: \(reason); the run stands: mend the rights of its folder, or make room"
    }
  }

  /// Writes the file.
  ///
  /// - Parameters:
  ///   - summary: What the run counted; nil where it failed.
  ///   - status: With which the program ends.
  ///   - blocked: Whether checks kept the dataset back.
  package func write(
    _ summary: RunSummary?, status: Int32, blocked: Bool
  ) throws(NotWritten) {
    let text = text(
      summary?.counts, status: status, blocked: blocked, lastSuccess: lastSuccess,
      now: Self.now(CLOCK_REALTIME).tv_sec, nanoseconds: elapsed)
    do throws(FileError) {
      let file = try AtomicFile(path)
      var failure: FileError?
      Array(text.utf8).withUnsafeBytes { bytes in
        do throws(FileError) { try file.write(bytes) } catch { failure = error }
      }
      if let failure { throw failure }
      try file.commit()
    } catch {
      throw NotWritten(path: printable(path), reason: "\(error)")
    }
  }

  /// The text of the file.
  func text(
    _ counts: RunSummary.Counts?, status: Int32, blocked: Bool, lastSuccess: Int?, now: Int,
    nanoseconds: Int
  ) -> String {
    var text = ""
    func metric(_ name: String, _ help: String, _ samples: [(labels: String, value: String)]) {
      guard !samples.isEmpty else { return }
      text += "# HELP gleaner_\(name) \(help)\n# TYPE gleaner_\(name) gauge\n"
      for sample in samples { text += "gleaner_\(name)\(sample.labels) \(sample.value)\n" }
    }
    func metric(_ name: String, _ help: String, _ value: Int?) {
      metric(name, help, value.map { [("", "\($0)")] } ?? [])
    }
    metric("last_run_timestamp_seconds", "When the last run ended.", now)
    metric(
      "last_success_timestamp_seconds", "When the last run ended that did not fail.",
      status == 0 ? now : lastSuccess)
    metric(
      "run_duration_seconds", "How long the last run took.",
      [("", "\(nanoseconds / 1_000_000_000).\(Self.milliseconds(nanoseconds))")])
    metric("run_exit_status", "With which status the last run ended.", Int(status))
    metric(
      "checks_failed", "How many checks of the last run failed.",
      [
        (#"{severity="warn"}"#, "\(counts?.failedChecks ?? 0)"),
        (#"{severity="block"}"#, blocked ? "1" : "0"),
      ])
    guard let counts else { return text }
    metric(
      "documents",
      "How many documents the last run read and rejected; those known from before are among them.",
      [
        (#"{state="read"}"#, "\(counts.read)"), (#"{state="rejected"}"#, "\(counts.rejected)"),
        (#"{state="known"}"#, "\(counts.known)"),
      ])
    metric("figures", "How many figures the last run read.", counts.figures)
    metric(
      "release_info", "The release that is the latest one.",
      counts.release.map { [(#"{release="\#($0)"}"#, "1")] } ?? [])
    return text
  }

  private static func milliseconds(_ nanoseconds: Int) -> String {
    String(String(1_000 + nanoseconds / 1_000_000 % 1_000).dropFirst())
  }

  private var elapsed: Int {
    let now = Self.now(CLOCK_MONOTONIC)
    return (now.tv_sec - started.tv_sec) * 1_000_000_000 + now.tv_nsec - started.tv_nsec
  }

  /// When the last run succeeded, by the file as it is.
  private var lastSuccess: Int? {
    let document = try? DocumentReader(limit: 1 << 20, followsLinks: true)
      .document(at: FilePath(path), source: "")
    let text = String(decoding: document?.bytes ?? [], as: UTF8.self)
    let name = "gleaner_last_success_timestamp_seconds "
    return text.split(separator: "\n").first { $0.hasPrefix(name) }
      .flatMap { Int($0.dropFirst(name.count)) }
  }

  private static func now(_ clock: clockid_t) -> timespec {
    var time = timespec()
    clock_gettime(clock, &time)
    return time
  }
}
