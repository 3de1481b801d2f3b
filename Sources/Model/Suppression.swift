/// Why a cell of a table has a sign where its number would stand: `[c]`, `z`, `:`.
///
/// Source: Government Analysis Function, "Using symbols and shorthand": `[c]` confidential, `[low]`
/// rounds to zero, `[u]` low reliability, `[w]` none recorded in survey, `[x]` not available, `[z]` not
/// applicable.
package enum Suppression: String, Sendable, CaseIterable {
  /// The number is known and withheld, since it would identify persons.
  case confidential

  /// There can be no number.
  case notApplicable = "not_applicable"

  /// The number is not known, or withheld for another reason.
  case notAvailable = "not_available"

  /// The number is not zero, and so small that it rounds to zero.
  case low

  /// The number is too unreliable to be published.
  case unreliable

  /// A survey found none.
  case noneRecorded = "none_recorded"
}
