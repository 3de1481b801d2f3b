/// A set of small numbers, a bit each: of patterns of rules, or of cues, which are sets of words of which
/// patterns need one.
package struct RuleBits: Hashable, Sendable {
  static let most = 512
  private var bits = SIMD8<UInt64>()

  init() {}

  static var all: RuleBits {
    var all = RuleBits()
    all.bits = SIMD8(repeating: .max)
    return all
  }

  @inline(__always)
  var isEmpty: Bool { bits == SIMD8() }

  @inline(__always)
  mutating func insert(_ number: Int) { bits[number / 64] |= 1 << UInt64(number % 64) }

  @inline(__always)
  mutating func formUnion(_ other: RuleBits) { bits |= other.bits }

  @inline(__always)
  mutating func formIntersection(_ other: RuleBits) { bits &= other.bits }

  @inline(__always)
  func isSubset(of other: RuleBits) -> Bool { bits & other.bits == bits }

  @inline(__always)
  func isDisjoint(with other: RuleBits) -> Bool { bits & other.bits == SIMD8() }

  /// The least number in a range of which a condition holds.
  @inline(__always)
  func first(in range: Range<Int>, where holds: (Int) -> Bool) -> Int? {
    withUnsafeBytes(of: bits) { bits in
      var at = max(0, range.lowerBound)
      let end = min(Self.most, range.upperBound)
      while at < end {
        var rest = bits.load(fromByteOffset: at / 64 * 8, as: UInt64.self) &>> UInt64(at % 64)
        while rest != 0 {
          at += rest.trailingZeroBitCount
          if at >= end { return nil }
          if holds(at) { return at }
          at += 1
          if at % 64 == 0 { break }
          rest = bits.load(fromByteOffset: at / 64 * 8, as: UInt64.self) &>> UInt64(at % 64)
        }
        if rest == 0 { at = (at / 64 + 1) * 64 }
      }
      return nil
    }
  }

  /// Whether any number of a range is among these.
  @inline(__always)
  func hasAny(in range: Range<Int>) -> Bool { first(in: range) { _ in true } != nil }
}

/// The numbers that each word has; most have none.
struct BitsOfWords: Sendable {
  /// The sets that there are, the empty one first, and by the number of each word which of them is its.
  private var rows = [RuleBits()]
  private var rowOfWord: [Int32] = []

  /// - Parameter words: The words that have each number, in order.
  init(_ words: [Set<Int32>]) {
    var all = [RuleBits](repeating: RuleBits(), count: Int((words.joined().max() ?? -1) + 1))
    for (number, words) in words.enumerated() {
      for word in words where word >= 0 { all[Int(word)].insert(number) }
    }
    var known = [RuleBits(): Int32(0)]
    for bits in all {
      let row = known[bits] ?? Int32(rows.count)
      if Int(row) == rows.count {
        rows.append(bits)
        known[bits] = row
      }
      rowOfWord.append(row)
    }
  }

  @inline(__always)
  func hasNone(_ word: Int32) -> Bool {
    word < 0 || Int(word) >= rowOfWord.count || rowOfWord[Int(word)] == 0
  }

  /// Adds the numbers of a word.
  @inline(__always)
  func add(_ word: Int32, to bits: inout RuleBits) {
    guard word >= 0, Int(word) < rowOfWord.count, case let row = rowOfWord[Int(word)], row > 0
    else { return }
    bits.formUnion(rows[Int(row)])
  }
}

/// The patterns that may begin with each word and feature, so that at a token no others are tried.
struct RuleIndex: Sendable {
  private let words: BitsOfWords
  private let features: [(feature: UInt8, patterns: RuleBits)]

  /// Of patterns that may begin with anything.
  private var open = RuleBits()

  init(_ openers: [Openers]) {
    var features: [UInt8: RuleBits] = [:]
    var words: [Set<Int32>] = []
    for (pattern, openers) in openers.enumerated() {
      words.append(openers.isOpen ? [] : openers.words)
      if openers.isOpen { open.insert(pattern) }
      for feature in openers.features where !openers.isOpen {
        features[feature, default: RuleBits()].insert(pattern)
      }
    }
    precondition(features.count <= 64, "rules may begin with 64 features at most")
    self.words = BitsOfWords(words)
    self.features = features.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The patterns that may hold in a text, with what of the index is theirs.
  func live(_ patterns: RuleBits) -> LiveRules {
    LiveRules(
      patterns: patterns, hasOpen: !open.isDisjoint(with: patterns),
      features: features.indices.reduce(0) {
        features[$1].patterns.isDisjoint(with: patterns) ? $0 : $0 | 1 << UInt64($1)
      })
  }

  /// Those of some patterns that may begin at a token; nil where none may.
  @inline(__always)
  func candidates<Text: RuleText>(at: Int, in text: Text, of live: LiveRules) -> RuleBits? {
    let word = text.baseWord(at)
    var result = live.hasOpen ? open : RuleBits()
    var isEmpty = !live.hasOpen && words.hasNone(word)
    var rest = live.features
    while rest != 0 {
      let place = rest.trailingZeroBitCount
      rest &= rest - 1
      if let feature = Text.Feature(rawValue: features[place].feature), text.has(feature, at: at) {
        result.formUnion(features[place].patterns)
        isEmpty = false
      }
    }
    if isEmpty { return nil }
    words.add(word, to: &result)
    result.formIntersection(live.patterns)
    return result.isEmpty ? nil : result
  }
}

/// The patterns of a set of rules that may hold in a text.
package struct LiveRules: Sendable {
  let patterns: RuleBits

  /// Whether some of them may begin with anything.
  fileprivate let hasOpen: Bool

  /// The features that others may begin with: a bit for each by its place in the index.
  fileprivate let features: UInt64
}

/// Which patterns may hold in a text, by the words that they need.
struct RuleNeeds: Sendable {
  /// The cues that words are.
  private let cues: BitsOfWords

  /// The cues that a text must have for each pattern, and those patterns that need none.
  private let needs: [RuleBits]
  private var free = RuleBits()

  /// The patterns of which each cue is the one that fewest words are.
  private var patternsOfCue: [RuleBits] = []

  /// - Parameter needs: Of each pattern, sets of words of each of which a text must have one.
  init(_ needs: [[Set<Int32>]]) {
    var known: [Set<Int32>: Int] = [:]
    var sets: [Set<Int32>] = []
    var bits: [RuleBits] = []
    for (pattern, own) in needs.enumerated() {
      var all = RuleBits()
      var rarest: (cue: Int, words: Int)?
      for words in own {
        let cue = known[words] ?? sets.count
        // Patterns whose sets have no room are tried in every text.
        guard cue < RuleBits.most else { continue }
        if cue == sets.count {
          sets.append(words)
          patternsOfCue.append(RuleBits())
          known[words] = cue
        }
        all.insert(cue)
        if rarest.map({ words.count < $0.words }) ?? true { rarest = (cue, words.count) }
      }
      bits.append(all)
      if let rarest {
        patternsOfCue[rarest.cue].insert(pattern)
      } else {
        free.insert(pattern)
      }
    }
    cues = BitsOfWords(sets)
    self.needs = bits
  }

  @inline(__always)
  func add(_ word: Int32, to cues: inout RuleBits) { self.cues.add(word, to: &cues) }

  /// The patterns that may hold in a text of some cues.
  func patterns(_ cues: RuleBits) -> RuleBits {
    var bound = RuleBits()
    _ = cues.first(in: patternsOfCue.indices) {
      bound.formUnion(patternsOfCue[$0])
      return false
    }
    var result = free
    _ = bound.first(in: needs.indices) {
      if needs[$0].isSubset(of: cues) { result.insert($0) }
      return false
    }
    return result
  }
}
