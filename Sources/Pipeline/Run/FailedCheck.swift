import JSON
import Model

/// Why a dataset should not take the place of the latest release, or should be looked at.
package struct FailedCheck: Problem, Equatable {
  /// Which of the checks: `documents`, `figures`, `metrics`, `rejected`, `schema`; `last` where there is nothing
  /// to compare with.
  package let check: String
  package let what: String
  package let effect: Checks.Effect

  /// Whether it is about less or more than before, which `--accept-drop` lets pass.
  package var isChange = false
  package var code: String { "check-\(check)" }
  package var message: String {
    what
      + (effect == .warn
        ? ""
        : isChange
          ? "; look at it, then run with --accept-drop, or set checks.\(check)"
          : "; mend it, or set checks.\(check)")
  }
}

extension Checks {
  /// The checks that fail, in the order of the configuration's keys.
  ///
  /// - Parameters:
  ///   - sources: The names of those that the configuration has.
  ///   - last: What the latest release tells of itself; nil where there is none.
  func failures(
    of tally: RunTally, from sources: [String], last: (run: JSON, package: JSON)?
  ) -> [FailedCheck] {
    var failed: [FailedCheck] = []
    let before = last.flatMap { RunTally($0.run) }
    if last != nil, before == nil {
      failed.append(
        FailedCheck(
          check: "last",
          what:
            "the latest release does not tell how much its sources gave: nothing is held against it",
          effect: .warn))
    }
    failed += documents.failures(
      "documents", "documents", now: tally.documents, before: before?.documents)
    failed += figures.failures("figures", "figures", now: tally.figures, before: before?.figures)
    for (name, source) in (before?.sources ?? [:]).sorted(by: { $0.key < $1.key })
    where sources.contains(name) {
      let own = tally.sources[name] ?? RunTally.Source()
      for (metric, count) in source.metrics.sorted(by: { $0.key < $1.key })
      where count >= metricsOfAtLeast {
        failed += metrics.failures(
          "metrics", "figures of \(metric) from \"\(name)\"", now: own.metrics[metric] ?? 0,
          before: count)
      }
    }
    if let share = rejectedShare, Double(tally.rejected) > share * Double(tally.documents) {
      failed.append(
        FailedCheck(
          check: "rejected",
          what:
            "\(tally.rejected) of \(tally.documents) documents were rejected, more than a share of \(share)",
          effect: rejectedThen))
    }
    if let package = last?.package { failed += lostColumns(package) }
    return failed
  }

  /// The columns that a table of the latest release has and this program's has not, or has of another type.
  private func lostColumns(_ package: JSON) -> [FailedCheck] {
    var seen: Set<String> = []
    return (package["resources"]?.array ?? []).compactMap { resource in
      guard let table = resource["title"]?.string,
        let fields = resource["schema"]?["fields"]?.array,
        seen.insert(table).inserted,
        let schema = DataPackage.schemas.first(where: { $0.name == table })
      else { return nil }
      let types = Dictionary(
        schema.fields.map { ($0.name, DataPackage.type(of: $0)) }, uniquingKeysWith: { $1 })
      let lost = fields.compactMap { field -> String? in
        guard let name = field["name"]?.string, let type = field["type"]?.string,
          types[name] != type
        else { return nil }
        return name
      }
      guard !lost.isEmpty else { return nil }
      return FailedCheck(
        check: "schema",
        what: "\(table) no longer has, or has as another type: \(lost.joined(separator: ", "))",
        effect: self.schema)
    }
  }
}

extension Checks.Bounds {
  fileprivate func failures(
    _ check: String, _ things: String, now: Int, before: Int?
  ) -> [FailedCheck] {
    if let min, now < min {
      return [
        FailedCheck(
          check: check, what: "\(now) \(things), at least \(min) are asked for", effect: then)
      ]
    }
    guard let before, before > 0 else { return [] }
    func changed(_ bound: Double) -> [FailedCheck] {
      [
        FailedCheck(
          check: check,
          what:
            "\(now) \(things), the latest release has \(before): the change is more than a share of \(bound)",
          effect: then, isChange: true)
      ]
    }
    if let maxDrop, Double(before - now) > maxDrop * Double(before) { return changed(maxDrop) }
    if let maxRise, Double(now - before) > maxRise * Double(before) { return changed(maxRise) }
    return []
  }
}
