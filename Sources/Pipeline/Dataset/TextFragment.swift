import Glibc

/// Addresses that open a page at a sentence: `https://example.org/a#:~:text=The%20council,in%20care.`
///
/// A browser goes to the first place where `textStart` stands and, behind it, `textEnd`; so the
/// start is made longer, word by word, until its first place in the text is the sentence's own.
///
/// Source: WICG, "URL Fragment Text Directives", 3 "The :~:text= directive".
final class TextFragment {
  /// Words of a long sentence at either end. A sentence of no more than twice as many stands whole.
  private static let words = 6

  /// The start is no longer than so many words, be it the sentence's own or not.
  private static let longest = 32

  /// Beyond this size of a page its earlier text is not searched for the same words.
  private static let searched = 1 << 17

  /// Nor is it for first words that are longer than this.
  private static let compared = 256

  /// The bytes that are looked at for all links of a page; when they are spent, starts stay short.
  private var budget = 1 << 25

  private let text: [UInt8]

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// The address of `page` at the sentence; what the page's address has behind a `#` is kept.
  func link(to sentence: Range<Int>, of page: String) -> String {
    let words = self.words(of: sentence)
    guard let first = words.first, let last = words.last else { return page }
    let directive: String
    if words.count <= 2 * Self.words {
      directive = encoded(first.lowerBound..<last.upperBound)
    } else {
      let end = lengthOfStart(words)
      let tail = words[words.count - Self.words].lowerBound..<last.upperBound
      directive = encoded(first.lowerBound..<words[end - 1].upperBound) + "," + encoded(tail)
    }
    return page + (page.utf8.contains(UInt8(ascii: "#")) ? "" : "#") + ":~:text=" + directive
  }

  private func words(of range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = range.lowerBound
    for at in range where text[at] == UInt8(ascii: " ") {
      if start < at { words.append(start..<at) }
      start = at + 1
    }
    if start < range.upperBound { words.append(start..<range.upperBound) }
    return words
  }

  /// How many of the words it takes until no earlier place of the text has the same ones.
  ///
  /// The earlier places that have the first words are found once; each word more leaves fewer of
  /// them, so a page that says one thing over and over costs no more than its length.
  private func lengthOfStart(_ words: [Range<Int>]) -> Int {
    let longest = min(words.count / 2, Self.longest)
    let start = words[0].lowerBound
    var end = Self.words
    return text.withUnsafeBytes { text in
      func isSame(_ place: Int, _ part: Range<Int>) -> Bool {
        text[(place + part.lowerBound)...].prefix(part.count)
          .elementsEqual(text[(start + part.lowerBound)...].prefix(part.count))
      }
      let first = 0..<words[end - 1].upperBound - start
      guard text.count <= Self.searched, first.count <= Self.compared, budget > 0 else {
        return end
      }
      // Where the words stand before the sentence does.
      var rivals: [Int] = []
      var place = 0
      while place < start, let base = text.baseAddress,
        let found = memchr(base + place, Int32(text[start]), start - place)
      {
        place = UnsafeRawPointer(found) - base
        if memcmp(base + place, base + start, first.count) == 0 { rivals.append(place) }
        place += 1
      }
      budget -= start + rivals.count * first.count
      while end < longest, !rivals.isEmpty {
        budget -= rivals.count
        let more = words[end - 1].upperBound - start..<words[end].upperBound - start
        rivals.removeAll { !isSame($0, more) }
        end += 1
      }
      return end
    }
  }

  /// Percent-encoded but for the characters that a directive may hold; `-`, `,` and `&` have a
  /// meaning there and are encoded.
  private func encoded(_ range: Range<Int>) -> String {
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text[range] {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.append(byte)
      default:
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
