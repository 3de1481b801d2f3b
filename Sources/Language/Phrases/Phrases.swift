import Model

/// Why a phrase of the catalogue cannot be read.
package struct PhraseFault: Error, Equatable {
  package let fault: String

  package init(_ fault: String) { self.fault = fault }
}

/// The phrases that a pattern stands for: `child(ren) [who are] looked after` stands for four.
///
/// | written | stands for |
/// | --- | --- |
/// | `word` | the word, in either case, with or without apostrophes; a hyphen is a space |
/// | `plan(s)`, `agenc(y\|ies)` | the word with or without the ending |
/// | `(a\|b c)` | one of them |
/// | `[a\|b c]` | one of them or nothing |
///
/// A pattern stands for at most 2,048 phrases of at most 24 words.
package func phrases(of pattern: String) throws(PhraseFault) -> [[[UInt8]]] {
  var reader = PatternReader(text: Array(pattern.utf8))
  let texts = try reader.alternatives(depth: 0)
  guard reader.isAtEnd else { throw PhraseFault("a bracket closes that none opened") }
  let phrases = texts.map { Lexicon.folded($0) }
  guard !phrases.contains(where: \.isEmpty) else {
    throw PhraseFault("it stands for a phrase without words")
  }
  guard !phrases.contains(where: { $0.count > 24 }) else {
    throw PhraseFault("it stands for a phrase of more than 24 words")
  }
  return phrases
}

private struct PatternReader {
  let text: [UInt8]
  var at = 0

  init(text: [UInt8]) { self.text = text }

  var isAtEnd: Bool { at == text.count }

  mutating func alternatives(depth: Int) throws(PhraseFault) -> [[UInt8]] {
    guard depth <= 8 else { throw PhraseFault("brackets nest deeper than eight") }
    var all: [[UInt8]] = []
    var current: [[UInt8]] = [[]]
    while at < text.count {
      switch text[at] {
      case UInt8(ascii: "|"):
        guard depth > 0 else { throw PhraseFault("| stands outside of brackets") }
        at += 1
        all += current
        current = [[]]
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        return all + current
      case UInt8(ascii: "("), UInt8(ascii: "["):
        let isOptional = text[at] == UInt8(ascii: "[")
        let isEnding = !isOptional && isBehindWord
        let closing = isOptional ? UInt8(ascii: "]") : UInt8(ascii: ")")
        at += 1
        var choices = try alternatives(depth: depth + 1)
        guard at < text.count, text[at] == closing else {
          throw PhraseFault("a bracket is not closed")
        }
        at += 1
        if isOptional || isEnding { choices.insert([], at: 0) }
        current = try product(current, choices, glued: isEnding)
      case UInt8(ascii: "}"):
        throw PhraseFault("a brace closes that none opened")
      case UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "?"),
        UInt8(ascii: "\\"):
        throw PhraseFault("\(Unicode.Scalar(text[at])) stands within a phrase")
      default:
        let first = at
        while at < text.count, !Self.signs.contains(text[at]) { at += 1 }
        for index in current.indices { current[index] += text[first..<at] }
      }
    }
    return all + current
  }

  /// What does not stand for itself.
  private static let signs = Array("|()[]}:+*?\\".utf8)

  /// Whether a letter or a digit stands right before.
  private var isBehindWord: Bool {
    guard let scalar = String(decoding: text[..<at].suffix(4), as: UTF8.self).unicodeScalars.last
    else { return false }
    return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
  }

  private func product(_ left: [[UInt8]], _ right: [[UInt8]], glued: Bool) throws(PhraseFault)
    -> [[UInt8]]
  {
    guard left.count * right.count <= 2_048 else {
      throw PhraseFault("it stands for more than 2,048 phrases")
    }
    let space = [UInt8(ascii: " ")]
    return left.flatMap { first in
      right.map { second in glued ? first + second : first + space + second + space }
    }
  }
}

/// Many phrases, found together in one pass over the words of a text.
///
/// A trie over word numbers: the time grows with the text and the phrases found in it, not with
/// the number of phrases.
package struct PhraseIndex: Sendable {
  /// A phrase where a text has it.
  package struct Match: Sendable {
    package let phrase: Int

    /// By place among the words that were searched.
    package let words: Range<Int>

    package init(phrase: Int, words: Range<Int>) {
      self.phrase = phrase
      self.words = words
    }
  }

  /// A place in the trie, where phrases may end.
  private struct Node {
    /// The first phrase that ends here, or -1.
    var phrase: Int32 = -1

    /// Its place among `others` where more of them end here, else -1.
    var others: Int32 = -1
  }

  private var edges = EdgeTable()

  /// The node of each word that phrases begin with; 0 for any other word.
  private var roots: [Int32] = []
  private var nodes = [Node()]
  private var others: [[Int32]] = []

  /// The words that phrases have behind their first: most words that follow a first word are none.
  private var inner = TokenSet([])

  package init() {}

  /// The phrases of the patterns of a class, each under the place of its value among the cases of `Cue`.
  /// Traps on a value that is no case, and on a pattern that cannot be read.
  package init<Cue: CaseIterable & RawRepresentable<String>>(
    _ name: String, as cues: Cue.Type, knownTo lexicon: inout Lexicon
  ) {
    let values = cues.allCases.map(\.rawValue)
    for (pattern, value) in WordClasses.english[name].pairs {
      do throws(PhraseFault) {
        guard let cue = values.firstIndex(of: value) else { throw PhraseFault("no case \(value)") }
        try add(pattern, as: cue, to: &lexicon)
      } catch {
        fatalError("@\(name): \"\(pattern)\": \(error.fault)")
      }
    }
  }

  /// Adds every phrase of `pattern` under one number.
  package mutating func add(
    _ pattern: String, as phrase: Int, to lexicon: inout Lexicon
  ) throws(PhraseFault) {
    for words in try phrases(of: pattern) { add(words: words, as: phrase, to: &lexicon) }
  }

  /// Adds one phrase, as folded words.
  package mutating func add(words: [[UInt8]], as phrase: Int, to lexicon: inout Lexicon) {
    var node: Int32 = 0
    for word in words {
      let id = lexicon.intern(word)
      while roots.count <= Int(id) { roots.append(0) }
      node = child(of: node, by: id) ?? grow(node, by: id)
    }
    end(Int32(phrase), at: Int(node))
  }

  private mutating func end(_ phrase: Int32, at node: Int) {
    if nodes[node].phrase < 0 {
      nodes[node].phrase = phrase
    } else if nodes[node].phrase != phrase {
      if nodes[node].others < 0 {
        nodes[node].others = Int32(others.count)
        others.append([])
      }
      let place = Int(nodes[node].others)
      if !others[place].contains(phrase) { others[place].append(phrase) }
    }
  }

  /// The first of the phrases that are exactly these folded words.
  package func phrase(of words: [[UInt8]], in lexicon: Lexicon) -> Int? {
    var node: Int32 = 0
    for word in words {
      guard let id = lexicon.id(of: word), let next = child(of: node, by: id) else { return nil }
      node = next
    }
    return nodes[Int(node)].phrase < 0 ? nil : Int(nodes[Int(node)].phrase)
  }

  private func child(of node: Int32, by word: Int32) -> Int32? {
    if node == 0 {
      let child = Int(word) < roots.count ? roots[Int(word)] : 0
      return child == 0 ? nil : child
    }
    return edges.child(of: node, by: word)
  }

  private mutating func grow(_ node: Int32, by word: Int32) -> Int32 {
    nodes.append(Node())
    let child = Int32(nodes.count - 1)
    if node == 0 {
      roots[Int(word)] = child
    } else {
      inner.insert(word)
      edges.insert(child, under: node, by: word)
    }
    return child
  }

  /// Every phrase in `words`, by its first word and then by its length. A phrase runs over commas,
  /// quotes and hyphens, and over no other mark.
  package func matches(in words: [FoldedWord]) -> [Match] {
    matches(in: words, places: words.indices)
  }

  /// Whether any phrase stands among the words of some places.
  package func hasMatch(in words: [FoldedWord], places: Range<Int>) -> Bool {
    places.contains { start in
      let id = Int(words[start].id)
      return id >= 0 && id < roots.count && roots[id] != 0
        && hasMatch(in: words, at: start, upTo: places.upperBound)
    }
  }

  private func hasMatch(in words: [FoldedWord], at start: Int, upTo end: Int) -> Bool {
    var node = roots[Int(words[start].id)]
    var at = start
    while node != 0 {
      if nodes[Int(node)].phrase >= 0 { return true }
      at += 1
      guard at < end, let next = child(of: node, by: words[at]) else { break }
      node = next
    }
    return false
  }

  /// The same among the words of some places.
  package func matches(in words: [FoldedWord], places: Range<Int>) -> [Match] {
    var found: [Match] = []
    let places = places.clamped(to: words.indices)
    words.withUnsafeBufferPointer { words in
      roots.withUnsafeBufferPointer { roots in
        for start in places {
          let id = Int(words[start].id)
          guard id >= 0, id < roots.count, roots[id] != 0 else { continue }
          var node = roots[id]
          var at = start
          while true {
            if nodes[Int(node)].phrase >= 0 { take(node, start..<at + 1, into: &found) }
            at += 1
            guard at < places.upperBound, let next = child(of: node, by: words[at]) else { break }
            node = next
          }
        }
      }
    }
    return found
  }

  private func take(_ node: Int32, _ words: Range<Int>, into found: inout [Match]) {
    let node = nodes[Int(node)]
    if found.isEmpty { found.reserveCapacity(16) }
    found.append(Match(phrase: Int(node.phrase), words: words))
    guard node.others >= 0 else { return }
    for phrase in others[Int(node.others)] {
      found.append(Match(phrase: Int(phrase), words: words))
    }
  }

  /// The node that a word of a text leads to from one that is not the root.
  @inline(__always)
  private func child(of node: Int32, by word: FoldedWord) -> Int32? {
    guard inner.contains(word.id), word.before.isDisjoint(with: .breaks) else { return nil }
    return edges.child(of: node, by: word.id)
  }
}

/// The edges of a trie: open addressing over a power of two, at most half full. A dictionary takes three
/// times as many instructions to find one.
private struct EdgeTable: Sendable {
  private struct Edge {
    /// The node above, which is never the root, and the word; 0 where the slot is free.
    var key: UInt64 = 0
    var child: Int32 = 0
  }

  private var slots: [Edge] = Array(repeating: Edge(), count: 64)
  private var count = 0

  func child(of node: Int32, by word: Int32) -> Int32? {
    let key = Self.key(node, word)
    var at = slot(of: key)
    while slots[at].key != 0 {
      if slots[at].key == key { return slots[at].child }
      at = (at + 1) & (slots.count - 1)
    }
    return nil
  }

  /// An edge that the table does not have yet, of a node other than the root.
  mutating func insert(_ child: Int32, under node: Int32, by word: Int32) {
    count += 1
    if count * 2 > slots.count {
      let taken = slots.filter { $0.key != 0 }
      slots = Array(repeating: Edge(), count: slots.count * 2)
      for edge in taken { place(edge) }
    }
    place(Edge(key: Self.key(node, word), child: child))
  }

  private mutating func place(_ edge: Edge) {
    var at = slot(of: edge.key)
    while slots[at].key != 0 { at = (at + 1) & (slots.count - 1) }
    slots[at] = edge
  }

  private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
  }
}
