import Language
import Model

/// What the signs and letters mean that stand in tables instead of numbers.
///
/// By convention, unless the page says otherwise: "c = suppressed to protect confidentiality".
///
/// Source: Government Analysis Function, "Using symbols and shorthand"; Department for Education, Explore
/// education statistics, which has `k` for `low` and `:` for what is not available; `~` and `..` are the
/// older signs of the Government Statistical Service. `*` for a small number that is not told is the
/// custom of local statistics in England. A dash means nothing by itself: some have it for zero.
struct ShorthandLegend {
  /// A sign as it stands in a cell, small, without its brackets; `[c]` and `c` mean the same.
  struct Sign: Hashable {
    let bytes: [UInt8]
  }

  private static let conventions = suppressions("shorthand")

  /// Signs that mean something only where the page says what.
  private static let others = WordClasses.english["shorthand.other"].texts

  /// The entries of a class whose values are reasons.
  private static func suppressions(_ name: String) -> [(text: String, reason: Suppression)] {
    WordClasses.english[name].pairs.map { text, value in
      guard let reason = Suppression(rawValue: value) else {
        fatalError("@\(name): \(value) is no reason")
      }
      return (text, reason)
    }
  }

  private static let known: Set<Sign> = {
    let texts: [String] = conventions.map(\.text) + others
    return Set(texts.map { Sign(bytes: Array($0.utf8)) })
  }()

  private var meanings: [Sign: Suppression?] = [:]

  /// The sign that is all a cell holds: `c`, `[c]`, `(c)`; nil for anything else. Letters are small in
  /// tables of numbers: a capital `X` is a tick.
  static func sign(in cell: ArraySlice<UInt8>) -> Sign? {
    guard (1...6).contains(cell.count) else { return nil }
    var inner = cell
    if let first = cell.first, let last = cell.last, cell.count > 2,
      first == 0x5B && last == 0x5D || first == 0x28 && last == 0x29
    {
      inner = cell.dropFirst().dropLast()
    }
    let sign = Sign(bytes: Array(inner))
    return known.contains(sign) ? sign : nil
  }

  /// Reads what the blocks of a page outside its tables say of signs.
  init(of text: PageText) {
    for (text, reason) in Self.conventions {
      meanings[Sign(bytes: Array(text.utf8))] = .some(reason)
    }
    for block in text.blocks where block.slot.map(\.isHeader) ?? true {
      guard block.range.count <= Self.longest else { continue }
      read(text.bytes[block.range])
    }
    for block in text.blocks where block.slot.map({ !$0.isHeader }) ?? false {
      guard (12...Self.longest).contains(block.range.count) else { continue }
      read(text.bytes[block.range])
    }
  }

  /// Why a number is missing where a sign stands; nil where nothing says so.
  func meaning(of sign: Sign) -> Suppression? { meanings[sign] ?? nil }

  /// Whether the page itself says what a sign means.
  func explains(_ sign: Sign) -> Bool { defined.contains(sign) }

  /// A block that is longer is no legend.
  private static let longest = 1_500

  /// How many words of a meaning are looked at.
  private static let longestMeaning = 16

  /// Reads `c = suppressed; z = not applicable`, `[x] not available`, `"*" denotes fewer than five`.
  private mutating func read(_ bytes: ArraySlice<UInt8>) {
    let words = Self.words(of: bytes)
    var at = 0
    while at < words.count {
      guard let (sign, start) = Self.definition(at: at, in: words) else {
        at += 1
        continue
      }
      var end = start
      while end < words.count, end < start + Self.longestMeaning,
        end == start || Self.definition(at: end, in: words) == nil
      {
        end += 1
        if let last = words[end - 1].last, last == 0x3B || last == 0x2E { break }
      }
      // The first that the page says of a sign holds.
      if defined.insert(sign).inserted {
        meanings[sign] = .some(Self.reason(in: words[start..<end]))
      }
      at = max(end, at + 1)
    }
  }

  private var defined: Set<Sign> = []

  /// The words of a text, small; an equals sign is a word.
  private static func words(of bytes: ArraySlice<UInt8>) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
    for byte in bytes {
      if isSpace(byte) || byte == 0x3D {
        if !word.isEmpty { words.append(word) }
        word = []
        if byte == 0x3D { words.append([byte]) }
      } else {
        word.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static let equals: [UInt8] = [0x3D]
  private static let verbs = Set(
    WordClasses.english["shorthand.verb"].texts.map { Array($0.utf8) })
  private static let dashes: Set<[UInt8]> = Set([":", "-", "–", "—"].map { Array($0.utf8) })

  /// The sign that is explained from a word on, and where its meaning begins.
  private static func definition(at: Int, in words: [[UInt8]]) -> (Sign, start: Int)? {
    let (sign, isMarked) = sign(of: words[at])
    guard let sign, at + 1 < words.count else { return nil }
    if words[at + 1] == equals || verbs.contains(words[at + 1]) { return (sign, at + 2) }
    guard isMarked else { return nil }
    return (sign, dashes.contains(words[at + 1]) ? at + 2 : at + 1)
  }

  /// The sign that a word is, and whether square brackets or quotes say that it is spoken of.
  private static func sign(of word: [UInt8]) -> (Sign?, Bool) {
    var inner = word[...]
    var isMarked = false
    if inner.last == 0x3A, inner.count > 1 { inner = inner.dropLast() }
    for (open, close) in [("[", "]"), ("(", ")"), ("\"", "\""), ("'", "'"), ("‘", "’"), ("“", "”")]
    {
      guard inner.starts(with: open.utf8), inner.reversed().starts(with: close.utf8.reversed()),
        inner.count > open.utf8.count + close.utf8.count
      else { continue }
      isMarked = isMarked || open != "("
      inner = inner.dropFirst(open.utf8.count).dropLast(close.utf8.count)
    }
    let sign = Sign(bytes: Array(inner))
    return (known.contains(sign) ? sign : nil, isMarked)
  }

  /// The beginnings of the words that tell why a number is missing, the first that is found deciding.
  private static let reasons = suppressions("shorthand.reason")

  private static func reason(in words: ArraySlice<[UInt8]>) -> Suppression? {
    for (beginning, reason) in reasons {
      if words.contains(where: {
        $0.drop { $0 == 0x28 || $0 == 0x22 }.starts(with: beginning.utf8)
      }) {
        return reason
      }
    }
    return nil
  }
}
