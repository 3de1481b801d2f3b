import Synchronization

/// Counts the bytes that are cut into words and tokens: a text is cut once, so that they are little more
/// than its own.
package final class CutMeter: Sendable {
  private let total = Atomic<Int>(0)

  package init() {}

  package var bytes: Int { total.load(ordering: .relaxed) }

  func count(bytes: Int) { total.add(bytes, ordering: .relaxed) }
}
