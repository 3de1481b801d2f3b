import Model
import Reading
import Store

/// What `gleaner prune` removed: releases that need not be kept, and results that no run uses.
package struct Pruning {
  /// The names of the releases that are gone, oldest first.
  package let releases: [String]

  /// How many results went out of the store, and how many bytes they had; nil where there is no store.
  package private(set) var results: (count: Int, bytes: Int)?

  /// What could not be removed.
  package private(set) var troubles: [any Problem] = []

  /// Prunes what a configuration's runs have left.
  ///
  /// - Parameter keep: How many releases stay; nil for as many as the configuration says.
  /// - Throws: `ReleaseError`, as where a run is at work; `NoThreads`, before anything is removed.
  package init(_ configuration: Configuration, keep: Int? = nil) throws {
    // The store's queue would wait for its thread for ever.
    try checkThreads(2)
    let output = try ReleaseStore(configuration.outputFolder)
    releases = output.keep(
      keep ?? configuration.output.keep, days: configuration.output.keepDays)
    troubles = output.troubles
    guard let file = configuration.storeFile, file.status != nil else { return }
    do throws(StoreError) {
      let removed = try StoreFile(file).open { troubles.append($0) }.prune()
      results = (removed.results, removed.bytes)
    } catch {
      troubles.append(error)
    }
  }

  /// What went, for a person, the last line `2 releases and 40 results (81233 bytes) removed`.
  package var description: String {
    let names = releases.map { "removed \($0)\n" }.joined()
    let releases = "\(releases.count) release\(releases.count == 1 ? "" : "s")"
    guard let results else { return names + releases + " removed" }
    return names + releases
      + " and \(results.count) result\(results.count == 1 ? "" : "s") (\(results.bytes) bytes) removed"
  }
}
