import Aggregation
import Glibc
import JSON
import Model
import Reading

/// What a run did and how long it took: `run.json`, the one file of a release that differs between
/// two runs over the same pages.
struct RunReport {
  let started: Instant
  let configuration: Configuration
  let jobs: Int
  private(set) var tally = RunTally()

  /// The checks that failed, first those that keep the dataset back.
  private(set) var failedChecks: (blocking: [FailedCheck], warning: [FailedCheck]) = ([], [])
  private(set) var documents = 0
  /// Of which nothing was read, as an earlier run had found the same.
  private(set) var known = 0
  private(set) var rejected = 0
  private(set) var figures = 0
  private(set) var judgements = 0
  private(set) var bytes = 0
  private var times: [Stage: UInt64] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// How many more there were.
  private(set) var left = 0

  /// More diagnostics than these are counted, not listed.
  private static let listed = 10_000

  init(started: Instant, configuration: Configuration, jobs: Int) {
    self.started = started
    self.configuration = configuration
    self.jobs = jobs
  }

  /// Counts a document.
  ///
  /// - Returns: false where its file is still being written: then it is told, and is no document yet.
  mutating func count(_ found: FoundResult) -> Bool {
    let result = found.result
    guard !result.isUnfinished else {
      add(result.diagnostics)
      return false
    }
    documents += 1
    tally.count(result)
    if found.isKnown { known += 1 }
    if result.rejection != nil { rejected += 1 }
    figures += result.figures.count
    judgements += result.judgements.count
    bytes += result.size
    times.merge(result.times) { $0 + $1 }
    add(result.diagnostics)
    return true
  }

  /// Counts documents that all are as the run before found them, and what that found in them.
  mutating func count(unchanged count: Int, _ last: RunTally?) {
    (documents, known) = (count, count)
    guard let last else { return }
    (tally, rejected, figures) = (last, last.rejected, last.figures)
  }

  /// Takes note of checks that failed.
  mutating func fail(blocking: [FailedCheck], warning: [FailedCheck]) {
    failedChecks = (blocking, warning)
  }

  /// Whether nothing is published.
  var isKeptBack: Bool { rejectsTooMuch || !failedChecks.blocking.isEmpty }

  /// Takes note of files that are still being written, and are left for the next run.
  mutating func leave(_ unfinished: [FilePath]) {
    add(unfinished.map { Diagnostic(.warning, path: $0.description, ReadingError.unfinished) })
  }

  /// Tells of the values that no indicator takes.
  mutating func warn(of values: [HeldBackValue]) {
    add(values.map { Diagnostic(.warning, path: $0.document, FarValue(held: $0)) })
  }

  /// Tells that no changes are told since the last release.
  mutating func warn(of problem: ComparisonProblem) {
    let path = "\(configuration.output.path)/latest"
    add([Diagnostic(.warning, path: path, problem)])
  }

  private mutating func add(_ diagnostics: [Diagnostic]) {
    let room = max(0, Self.listed - self.diagnostics.count)
    self.diagnostics += diagnostics.prefix(room)
    left += max(0, diagnostics.count - room)
  }

  /// The text of `run.json`, which a release keeps.
  func account(
    of files: [Dataset.File], _ dataset: DatasetDigest, package: [UInt8], finished: Instant
  ) -> [UInt8] {
    text(finished) { json in
      tally.write(to: &json)
      json.member("dataset_sha256", dataset.hexadecimal)
      json.member("datapackage_sha256", SHA256.hexadecimal(of: package))
      json.name("rows")
      json.object { json in
        var tables: Set<String> = []
        for case let table? in files.map(\.table) where tables.insert(table.name).inserted {
          json.member(table.name, table.rows)
        }
      }
    }
  }

  /// The text of `last-run.json`, which stands beside the releases.
  func account(of outcome: RunOutcome, finished: Instant) -> [UInt8] {
    text(finished) { json in
      json.member("outcome", outcome.kind.rawValue)
      json.member("release", outcome.release)
      json.member("message", outcome.message)
    }
  }

  private func text(_ finished: Instant, _ own: (inout JSONText) -> Void) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("program", Version.application.description)
      json.member("started", started.iso)
      json.member("finished", finished.iso)
      json.member("host", Self.host)
      json.member("jobs", jobs)
      json.member("configuration", configuration.file.description)
      json.member("configuration_sha256", configuration.fingerprint)
      own(&json)
      json.name("counts")
      json.object { json in
        json.member("documents", documents)
        json.member("known", known)
        json.member("read", documents - rejected)
        json.member("rejected", rejected)
        json.member("bytes", bytes)
        json.member("figures", figures)
        json.member("judgements", judgements)
      }
      json.name("failed_checks")
      json.array(failedChecks.blocking + failedChecks.warning) {
        $0.string("\($1.message) [\($1.code)]")
      }
      json.name("milliseconds")
      json.object { json in
        for stage in Stage.allCases {
          json.member(stage.rawValue, Int((times[stage] ?? 0) / 1_000_000))
        }
      }
      json.name("diagnostics")
      json.array(diagnostics) { $0.string($1.description) }
      json.member("diagnostics_not_listed", left)
    }
    json.endLine()
    return json.bytes
  }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

/// A value that lies far from all others of its authority and metric.
private struct FarValue: Problem {
  let held: HeldBackValue
  var code: String { "value-far" }
  var message: String {
    "the value \(held.value) of \(held.metric) for \(held.authority.name) in \(held.period) lies far from the other"
      + " values, about \(held.median); it stands in figures, and in no indicator: check its sentence"
  }
}
