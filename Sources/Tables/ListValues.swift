/// Lists one behind the other in one column of elements, and where each begins and ends. Elements of a
/// list whose row is null are part of no row.
public struct ListValues: Hashable, Sendable {
  /// The elements of all lists, without anything between them.
  public private(set) var elements: Column

  /// Where each list begins, and where the last one ends: one more than there are lists.
  public private(set) var offsets: [Int]

  /// The lists whose elements and bounds are given; nil unless the offsets run from 0 to the end of
  /// the elements without going back.
  public init?(elements: Column, offsets: [Int]) {
    guard offsets.first == 0, offsets.last == elements.count,
      zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.elements = elements
    self.offsets = offsets
  }

  /// The lists of bounds that are known to be right.
  init(checked elements: Column, offsets: [Int]) {
    self.elements = elements
    self.offsets = offsets
  }

  /// How many lists there are.
  public var count: Int { offsets.count - 1 }

  /// The row of the list that holds an element.
  func row(of element: Int) -> Int {
    (offsets.firstIndex { $0 > element } ?? offsets.count) - 1
  }

  /// The places of a row's elements in `elements`.
  @inlinable
  public subscript(row: Int) -> Range<Int> { offsets[row]..<offsets[row + 1] }
}
