/// How a run ended, for `last-run.json` beside the releases.
struct RunOutcome {
  enum Kind: String {
    /// A release was made.
    case published
    /// The dataset is the latest release's, which stays.
    case unchanged
    /// A check kept the dataset back.
    case blocked
  }

  let kind: Kind

  /// The release that `latest` names, `2026-11-21T020000Z-3f9c2a`; nil where there is none.
  let release: String?

  /// Why nothing was published, where that is so.
  var message: String?
}

/// What the command line asks of a run beside its configuration.
package struct RunOptions: Sendable {
  /// Whether to work without a store.
  package var withoutStore = false

  /// Whether to read files that look as they did when they were last read, too.
  package var rehash = false

  /// Whether to publish although there is less, or more, than the checks of the configuration allow.
  package var acceptDrop = false

  package init() {}
}
