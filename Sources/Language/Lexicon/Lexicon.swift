/// The words that the program knows, each by a number of its own, and what is known of each.
///
/// There is one lexicon: English, and the words of the catalogue, which join it while the readers are set
/// up. A text is cut into words once, and every reader looks for the numbers of its own words.
///
/// Words are folded: ASCII letters are small, apostrophes are left out (`Children’s` and
/// `childrens` are one), hyphens part words, and `&` is `and`.
package struct Lexicon: Sendable {
  /// English alone: the words of numbers, dates, units and grammar.
  package static let english = Lexicon(.english)

  /// Open addressing over a power of two, at most half full.
  private var slots: [Slot] = Array(repeating: Slot(), count: 64)
  private var words: [[UInt8]] = []

  private let lexemes: [Lexeme]
  private let rolesOfLexeme: [Lexeme.Roles]

  /// Which of them are words of the classes that rules ask for.
  private let classes: WordClassBits

  /// The lexeme of each of the first words; 0 where nothing is known of it.
  private var lexemeOfWord: [UInt16] = []

  /// The lexeme of "don't" and its like.
  let contraction: UInt16

  /// What each of the first words tells of its sentence.
  private var hints: [FoldedWord.Hints] = []

  /// Counts the bytes that are cut into words, where somebody wants to know.
  package var meter: CutMeter?

  private struct Slot {
    var key = WordKey()
    var id: Int32 = -1
  }

  private init(_ words: WordClasses) {
    var builder = LexemeBuilder(words)
    classes = builder.bits(of: words)
    lexemes = builder.lexemes + [Lexeme(roles: [.function])]
    rolesOfLexeme = lexemes.map(\.roles)
    contraction = UInt16(builder.lexemes.count)
    for (word, lexeme) in builder.entries {
      let id = Int(intern(Array(word.utf8)))
      while lexemeOfWord.count <= id { lexemeOfWord.append(0) }
      lexemeOfWord[id] = lexeme
    }
    for (word, lexeme) in builder.entries
    where !lexemes[Int(lexeme)].roles.isDisjoint(with: .seeds) {
      hint(.amount, of: Array(word.utf8))
      // "May's", "one's"
      hint(.possessiveAmount, of: Array(word.utf8) + [UInt8(ascii: "s")])
    }
    hint(.address, of: Array("www".utf8))
    for word in Refusals.files.flatMap(\.words) {
      for word in Self.folded(word) { _ = intern(word) }
    }
  }

  private mutating func hint(_ hint: FoldedWord.Hints, of word: [UInt8]) {
    let id = Int(intern(word))
    while hints.count <= id { hints.append([]) }
    hints[id].insert(hint)
  }

  /// A lexicon without a word.
  package init() {
    lexemes = [Lexeme(), Lexeme()]
    rolesOfLexeme = [[], []]
    classes = WordClassBits(count: 0)
    contraction = 1
  }

  package var count: Int { words.count }

  /// Adds the words of another lexicon, and gives their numbers here.
  package mutating func join(_ other: Lexicon) -> TokenSet {
    TokenSet(other.words.map { intern($0) })
  }

  // MARK: Words

  /// The number of a folded word, which joins the lexicon if it is new.
  package mutating func intern(_ word: [UInt8]) -> Int32 {
    if let known = id(of: word) { return known }
    let id = Int32(words.count)
    words.append(word)
    if words.count * 2 > slots.count {
      let taken = slots.filter { $0.id >= 0 }
      slots = Array(repeating: Slot(), count: slots.count * 2)
      for slot in taken { place(slot) }
    }
    place(Slot(key: WordKey(word), id: id))
    return id
  }

  /// The number of a word in small letters, which joins the lexicon if it is new.
  package mutating func intern(_ word: String) -> Int32 { intern(Array(word.utf8)) }

  /// The set of the words of a class, which join the lexicon: `lexicon.ids(of: "filler")`.
  package mutating func ids(of name: String) -> TokenSet {
    TokenSet(WordClasses.english[name].texts.map { intern($0) })
  }

  private mutating func place(_ slot: Slot) {
    var at = self.slot(of: slot.key)
    while slots[at].id >= 0 { at = (at + 1) & (slots.count - 1) }
    slots[at] = slot
  }

  private func slot(of key: WordKey) -> Int { key.mixed & (slots.count - 1) }

  /// The folded words of a text: `Children’s homes` gives `childrens` and `homes`.
  package static func folded(_ text: String) -> [[UInt8]] { folded(Array(text.utf8)) }

  static func folded(_ bytes: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    eachWord(of: bytes, range: 0..<bytes.count) { result.append($0.folded) }
    return result
  }

  /// The number of a folded word; nil for one that the lexicon does not hold.
  package func id(of word: [UInt8]) -> Int32? {
    let id = word.withUnsafeBufferPointer { self.id(of: WordKey(word), $0) }
    return id < 0 ? nil : id
  }

  /// The number of the word of a key, or -1; a long word is told from others by its letters.
  @inline(__always)
  private func id(of key: WordKey, _ letters: UnsafeBufferPointer<UInt8>) -> Int32 {
    slots.withUnsafeBufferPointer { slots in
      var at = key.mixed & (slots.count - 1)
      while slots[at].id >= 0 {
        if slots[at].key == key, !key.isLong || words[Int(slots[at].id)].elementsEqual(letters) {
          return slots[at].id
        }
        at = (at + 1) & (slots.count - 1)
      }
      return -1
    }
  }

  /// The words in a range of a text, in order.
  package func words(in bytes: [UInt8], range: Range<Int>) -> [FoldedWord] {
    meter?.count(bytes: range.count)
    var result: [FoldedWord] = []
    result.reserveCapacity(range.count / 5)
    bytes.withUnsafeBufferPointer { buffer in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordReader.longest) { space in
        var reader = WordReader(
          bytes: buffer, space: space, at: max(0, range.lowerBound),
          end: min(range.upperBound, buffer.count))
        while true {
          while let (key, end) = reader.plainWord() {
            let id = id(of: key, UnsafeBufferPointer(start: nil, count: 0))
            result.append(
              FoldedWord(
                reader.at + 1..<end, id: id, number: -1, before: [],
                isCapitalised: buffer[reader.at + 1] &- 0x41 < 26, script: .letters,
                hints: hint(of: id)))
            reader.at = end
          }
          guard reader.next() else { break }
          let id = id(of: reader.key, reader.letters)
          result.append(
            FoldedWord(
              reader.start..<reader.at, id: id, number: reader.key.number,
              before: reader.separators, isCapitalised: reader.isCapitalised,
              script: reader.script, hints: hint(of: id)))
        }
      }
    }
    return result
  }

  @inline(__always)
  private func hint(of id: Int32) -> FoldedWord.Hints {
    id >= 0 && Int(id) < hints.count ? hints[Int(id)] : []
  }

  @inline(__always)
  private static func eachWord(
    of bytes: [UInt8], range: Range<Int>, _ body: (borrowing WordReader) -> Void
  ) {
    bytes.withUnsafeBufferPointer { buffer in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordReader.longest) { space in
        var reader = WordReader(
          bytes: buffer, space: space, at: max(0, range.lowerBound),
          end: min(range.upperBound, buffer.count))
        while reader.next() { body(reader) }
      }
    }
  }

  /// The marks in a range of a text that holds no word.
  func marks(in bytes: [UInt8], range: Range<Int>) -> Separators {
    bytes.withUnsafeBufferPointer { buffer in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: WordReader.longest) { space in
        var reader = WordReader(
          bytes: buffer, space: space, at: range.lowerBound, end: range.upperBound)
        _ = reader.next()
        return reader.separators
      }
    }
  }

  /// The words of a text of its own, a header or a title.
  package func words(in text: String) -> [FoldedWord] {
    let bytes = Array(text.utf8)
    return words(in: bytes, range: 0..<bytes.count)
  }

  // MARK: What is known of words

  subscript(_ index: UInt16) -> Lexeme {
    _read { yield lexemes[Int(index)] }
  }

  /// The parts that a lexeme may play: all that most of those who ask need of it.
  @inline(__always)
  func roles(of lexeme: UInt16) -> Lexeme.Roles { rolesOfLexeme[Int(lexeme)] }

  /// Whether a lexeme is a word of a class.
  @inline(__always)
  func isWord(_ lexeme: UInt16, of name: WordClassName) -> Bool {
    classes.contains(lexeme, in: name)
  }

  /// The lexeme of a word by its number; 0 where nothing is known of it.
  func lexeme(of id: Int32) -> UInt16 {
    id >= 0 && Int(id) < lexemeOfWord.count ? lexemeOfWord[Int(id)] : 0
  }

  /// The number of the word that is some bytes, in either case; -1 for one that the lexicon does not hold.
  func id(of bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int32 {
    guard range.count <= WordKey.whole else { return -1 }
    return id(of: WordKey(bytes[range].lazy.map(lowercase)), bytes)
  }
}
