import Interpretation
import JSON
import Model
import Reading

/// Two releases, and what is new, changed, withdrawn and moved in the second: what `gleaner diff` prints.
package struct ReleaseComparison {
  package enum Format: String, Sendable, CaseIterable {
    case text, json
  }

  private let difference: ReleaseDifference
  private let labels: [String: String]

  /// - Parameters:
  ///   - old: The folder of a release, or its name among those of the output; without it the one before `new`.
  ///   - new: Likewise; without it the newest one.
  package init(
    of configuration: Configuration, from old: [UInt8]?, to new: [UInt8]?
  ) throws {
    let releases = configuration.outputFolder.appending(FilePath("releases"))
    let names =
      old != nil && new != nil
      ? []
      : ((try? Folder(releases).names()) ?? []).map(\.description)
        .filter { Instant(releaseName: $0) != nil }.sorted()
    func folder(_ given: [UInt8]?, _ name: String?) throws -> Folder {
      let own = name.map { releases.appending(FilePath($0)) }
      let paths =
        given.map { [FilePath($0), releases.appending(FilePath($0))] } ?? own.map { [$0] }
      guard let paths else { throw ComparisonProblem.none(path: releases.description) }
      guard let folder = paths.lazy.compactMap({ try? Folder($0) }).first else {
        throw ReleaseFault.noRelease(
          path: printable(paths[0].description), reason: "no folder is there")
      }
      return folder
    }
    let newFolder = try folder(new, names.last)
    let before = names.filter { $0 < newFolder.name }.last
    if old == nil, before == nil { throw ComparisonProblem.onlyOne(release: newFolder.name) }
    difference = ReleaseDifference(
      old: try ReleaseTables(of: folder(old, before)), new: try ReleaseTables(of: newFolder))
    let catalogue = try configuration.wholeCatalogue(with: configuration.catalogueFiles())
    labels = Dictionary(
      catalogue.metrics.map { ($0.id, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// Hands the changes to `write`, a line each; for people also a line before each table and a sum
  /// behind all, in which what has another id alone is counted, not shown.
  package func print(_ format: Format, write: ([UInt8]) throws -> Void) throws {
    var counts: [Change.Kind: Int] = [:]
    var renamed = 0
    var table = ""
    if format == .text {
      try write(Array("\(difference.old.release) → \(difference.new.release)\n".utf8))
    }
    try difference.forEachChange { change in
      if format == .json { return try write(change.line) }
      if change.isOfIDAlone {
        renamed += 1
        return
      }
      counts[change.kind, default: 0] += 1
      if change.table != table {
        table = change.table
        try write(Array("\n\(table)\n".utf8))
      }
      try write(Array("  \(printable(text(of: change)))\n".utf8))
    }
    guard format == .text else { return }
    var sums = Change.Kind.allCases.compactMap { kind in
      counts[kind].map { "\($0) \(kind.rawValue)" }
    }
    if renamed > 0 { sums.append("\(renamed) with another id alone") }
    let sum = sums.isEmpty ? "nothing differs" : sums.joined(separator: ", ")
    try write(Array("\n\(sum)\n".utf8))
  }

  /// `changed f_3f9c… children in care, Croydon: 800 → 850 (It looks after 850 children in care.)`
  private func text(of change: Change) -> String {
    let metric = change.metric.map {
      labels[$0] ?? $0.split(separator: "_").joined(separator: " ")
    }
    let what = [metric, change.authority].compactMap { $0 }.joined(separator: ", ")
    let page = change.document.flatMap { $0.url ?? $0.path } ?? ""
    let isOfPage = change.table == "documents" || what.isEmpty
    var text = "\(change.kind.rawValue) \(change.row) \(isOfPage ? page : what):"
    if let column = change.column, !["value", "grade", "path"].contains(column) {
      text += " \(column)"
    }
    switch change.kind {
    case .new: text += " \(change.newValue ?? "-")"
    case .withdrawn: text += " \(change.oldValue ?? "-")"
    case .changed, .moved: text += " \(change.oldValue ?? "-") → \(change.newValue ?? "-")"
    }
    guard let sentence = change.sentence else { return text }
    let shown = sentence.prefix(Self.widest)
    return text + " (\(shown.count < sentence.count ? shown.dropLast() + "…" : shown))"
  }

  /// Longer sentences are cut.
  private static let widest = 200
}

extension Change {
  /// The change as a line of JSON: the columns of the table of changes.
  fileprivate var line: [UInt8] {
    var json = JSONText()
    json.object { json in
      for (field, cell) in zip(changesTable.schema.fields, changesTable.row(self)) {
        if case .string(let text)? = cell {
          json.member(field.name, text)
        } else {
          json.member(field.name, nil as String?)
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}
