import Store

/// A document's result on its way to the dataset, and what the store keeps of it.
struct FoundResult: Sendable {
  private(set) var result: DocumentResult

  /// The file that it was found in; nil where the next run has to read it again, whatever it looks like.
  let file: Store.KnownFile?

  /// The result for the store, and its key; nil where the store has it, or must not.
  let content: (key: [UInt8], content: [UInt8])?

  /// Whether an earlier run found it.
  let isKnown: Bool

  /// Its rows, where they are made already.
  private(set) var rows: DocumentRows?

  init(
    _ result: DocumentResult, in file: Store.KnownFile? = nil,
    content: (key: [UInt8], content: [UInt8])? = nil, isKnown: Bool = false
  ) {
    (self.result, self.file, self.content, self.isKnown) = (result, file, content, isKnown)
  }

  /// The same with its first name, and with its rows, which many threads can make side by side.
  func withRows(as form: DocumentRows.Form) -> FoundResult {
    var found = self
    found.result.id = RowNames.firstName(of: result)
    found.rows = DocumentRows(of: found.result, as: form)
    return found
  }

  /// About how many bytes of memory it takes.
  var weight: Int {
    result.weight + 1_000 * (rows?.rows.count ?? 0) + (content?.content.count ?? 0)
  }
}
