/// A set of words of one lexicon, by their numbers: a bit for each.
///
/// Public and inlinable, and no `Set`, which hashes every number it is asked for: the rules ask for every
/// word of a sentence, and that hashing took 5% of reading a text.
public struct TokenSet: Sendable {
  @usableFromInline var bits: [UInt64] = []

  /// Negative numbers, of words that the lexicon does not hold, are in no set.
  public init(_ ids: some Sequence<Int32>) {
    for id in ids { insert(id) }
  }

  mutating func insert(_ id: Int32) {
    guard id >= 0 else { return }
    let place = Int(id) >> 6
    while bits.count <= place { bits.append(0) }
    bits[place] |= 1 &<< UInt64(id & 63)
  }

  @inlinable public func contains(_ id: Int32) -> Bool {
    let place = Int(id) >> 6
    return id >= 0 && place < bits.count && bits[place] &>> UInt64(id & 63) & 1 == 1
  }

  public func union(_ other: TokenSet) -> TokenSet {
    var result = bits.count < other.bits.count ? other : self
    let less = bits.count < other.bits.count ? self : other
    for (place, bits) in less.bits.enumerated() { result.bits[place] |= bits }
    return result
  }
}
