import Glibc

/// Plain values in a row that grows at its end.
///
/// An array would ask at every append whether it is shared; this one never is, since it can't be
/// copied. It is for the innermost loops of scraping, and turns into an array at their end.
struct Growing<Element: BitwiseCopyable>: ~Copyable {
  /// Room for `capacity` elements, the first `count` of which hold values.
  private var storage: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 16)
    storage = Self.resized(nil, to: self.capacity)
  }

  deinit { free(storage) }

  /// The room grows where it is, if the system has some behind it; large rooms are moved without a copy.
  private static func resized(
    _ storage: UnsafeMutablePointer<Element>?, to capacity: Int
  ) -> UnsafeMutablePointer<Element> {
    guard let room = realloc(storage, capacity * MemoryLayout<Element>.stride) else {
      preconditionFailure("the memory ran out")
    }
    return room.bindMemory(to: Element.self, capacity: capacity)
  }

  /// The values; the pointer holds until the next append.
  var values: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: storage, count: count) }

  var array: [Element] { Array(values) }

  /// The element at a place, which the caller knows to be below `count`.
  subscript(_ place: Int) -> Element {
    @inline(__always) get {
      assert(place >= 0 && place < count)
      return storage[place]
    }
    @inline(__always) _modify {
      assert(place >= 0 && place < count)
      yield &storage[place]
    }
  }

  @inline(__always) mutating func append(_ element: Element) {
    if count == capacity { grow(by: 1) }
    storage[count] = element
    count += 1
  }

  @inline(__always) mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
    guard let first = elements.baseAddress else { return }
    if capacity - count < elements.count { grow(by: elements.count) }
    (storage + count).initialize(from: first, count: elements.count)
    count += elements.count
  }

  @inline(__always) mutating func popLast() -> Element? {
    guard count > 0 else { return nil }
    count -= 1
    return storage[count]
  }

  mutating func removeAll() { count = 0 }

  @inline(never) private mutating func grow(by more: Int) {
    capacity = max(2 * capacity, count + more)
    storage = Self.resized(storage, to: capacity)
  }
}
