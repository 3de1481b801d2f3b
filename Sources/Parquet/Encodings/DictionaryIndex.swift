/// Finds the place of a value among those met before.
///
/// A hash table with open addressing. Which values share a slot never shows in the places, so the
/// file does not depend on the hash. Values chosen to collide cost no more than a bounded search:
/// then, as where nearly every value is a new one, there is no dictionary.
struct DictionaryIndex {
  /// The upper half of the value's hash, and below it the value's place plus 1; 0 where the slot is
  /// free.
  private var slots: [UInt64]

  /// The hashes by place.
  private var hashes: [UInt64] = []

  /// More values than this make a dictionary pointless.
  private let mostEntries: Int

  /// How many more occupied slots may be looked at.
  private var stepsLeft: Int

  init(valueCount: Int) {
    mostEntries = valueCount / 4 * 3 + 4
    stepsLeft = valueCount * 8 + 1_024
    slots = [UInt64](repeating: 0, count: 1 << 10)
  }

  /// The place of the value with this hash that `isEqual` finds at a place, or else the next free
  /// place; nil where a dictionary does not pay.
  @inline(__always)
  mutating func place(hash: UInt64, isEqual: (Int) -> Bool) -> Int? {
    let tag = hash & tagMask
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] & tagMask == tag {
        let place = Int(slots[slot] & ~tagMask) - 1
        if isEqual(place) { return place }
      }
      stepsLeft -= 1
      if stepsLeft < 0 { return nil }
      slot = (slot + 1) & mask
    }
    guard hashes.count < mostEntries else { return nil }
    hashes.append(hash)
    slots[slot] = tag | UInt64(hashes.count)
    if hashes.count * 3 > slots.count * 2 { grow() }
    return hashes.count - 1
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [UInt64](repeating: 0, count: mask + 1)
    for (place, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = hash & tagMask | UInt64(place + 1)
    }
  }
}

private let tagMask: UInt64 = 0xFFFF_FFFF_0000_0000

/// The bits of a number spread over all of a hash.
///
/// Source: Sebastiano Vigna, SplitMix64, the finaliser.
func mixed(_ bits: UInt64) -> UInt64 {
  var hash = bits &+ 0x9E37_79B9_7F4A_7C15
  hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
  hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
  return hash ^ (hash >> 31)
}
