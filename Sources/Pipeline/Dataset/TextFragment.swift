import Glibc

/// Addresses that open a page at a sentence: `https://example.org/a#:~:text=The%20council,in%20care.`
///
/// A browser goes to the first place where `textStart` stands and, behind it, `textEnd`; so the
/// start is made longer, word by word, until it stands nowhere else in the text. A sentence of which that
/// cannot be said has the address of its page alone: a link to the wrong place is worse than one to none.
///
/// Source: WICG, "URL Fragment Text Directives", 3 "The :~:text= directive".
final class TextFragment {
  /// Words of a long sentence at either end. A sentence of no more than twice as many stands whole.
  private static let words = 6

  /// The start is no longer than so many words.
  private static let longest = 32

  /// What is shorter is nowhere unique.
  private static let shortest = 8

  /// How many places and bytes are compared for all links of a page; when they are spent, no more are unique.
  private var budget = 1 << 25

  private let text: [UInt8]
  private lazy var places = WordPlaces(text)

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// The address of `page`, at the sentence where its words are unique in the text; what the page's address has
  /// behind a `#` is kept.
  func link(to sentence: Range<Int>, of page: String) -> String {
    let words = self.words(of: sentence)
    guard let first = words.first, let last = words.last else { return page }
    let directive: String
    if words.count <= 2 * Self.words {
      let all = first.lowerBound..<last.upperBound
      guard isUnique(all) else { return page }
      directive = encoded(all)
    } else {
      guard let end = lengthOfStart(words) else { return page }
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

  private func isUnique(_ part: Range<Int>) -> Bool {
    text.withUnsafeBytes { text in rivals(of: part, in: text)?.isEmpty ?? false }
  }

  /// How many of the words it takes until no other place of the text has the same ones; nil where that cannot be
  /// said.
  ///
  /// The places that have the first words are found once; each word more leaves fewer of them, so a page that
  /// says one thing over and over costs no more than its length.
  private func lengthOfStart(_ words: [Range<Int>]) -> Int? {
    let longest = min(words.count / 2, Self.longest)
    let start = words[0].lowerBound
    var end = Self.words
    return text.withUnsafeBytes { text in
      guard var rivals = rivals(of: start..<words[end - 1].upperBound, in: text) else { return nil }
      while end < longest, !rivals.isEmpty {
        let more = words[end - 1].upperBound - start..<words[end].upperBound - start
        budget -= rivals.count * more.count
        guard budget > 0 else { return nil }
        rivals.removeAll { place in
          !text[(place + more.lowerBound)...].prefix(more.count)
            .elementsEqual(text[(start + more.lowerBound)...].prefix(more.count))
        }
        end += 1
      }
      return rivals.isEmpty ? end : nil
    }
  }

  /// Where else the words of a part stand; nil where they are too short, or too much has been compared.
  private func rivals(of part: Range<Int>, in text: UnsafeRawBufferPointer) -> [Int]? {
    guard part.count >= Self.shortest, let base = text.baseAddress else { return nil }
    var rivals: [Int] = []
    places.forEach(likeThatAt: part.lowerBound, in: text) { place in
      budget -= 8
      if place != part.lowerBound, place + part.count <= text.count {
        budget -= part.count
        if memcmp(base + place, base + part.lowerBound, part.count) == 0 { rivals.append(place) }
      }
      return budget > 0
    }
    return budget > 0 ? rivals : nil
  }

  /// Percent-encoded but for the characters that a directive may hold; `-`, `,` and `&` have a
  /// meaning there and are encoded.
  private func encoded(_ range: Range<Int>) -> String {
    Self.encoded(text[range], besides: 0x7E)
  }

  /// A path as a relative address: `input/a%20report.pdf`.
  static func encoded(path: String) -> String {
    encoded(Array(path.utf8)[...], besides: UInt8(ascii: "/"))
  }

  private static func encoded(_ bytes: ArraySlice<UInt8>, besides kept: UInt8) -> String {
    var result: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in bytes {
      switch byte {
      case kept, UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
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

/// Where the words of a text begin, found by their first eight bytes.
private struct WordPlaces {
  private var places: [Int32] = []

  /// The number of the last place of each bucket, and of the one before each place; -1 for none.
  private var last: [Int32] = []
  private var before: [Int32] = []
  private var shift = 0

  /// - Parameter text: Of more than 2 GiB no place is found.
  init(_ text: [UInt8]) {
    guard text.count >= 8, text.count <= Int(Int32.max) else { return }
    for at in 0...(text.count - 8) where at == 0 || !Self.isInWord(text[at - 1]) {
      if text[at] > 0x20 { places.append(Int32(at)) }
    }
    shift = 60
    while 1 << (64 - shift) < places.count { shift -= 1 }
    last = Array(repeating: -1, count: 1 << (64 - shift))
    before = Array(repeating: -1, count: places.count)
    text.withUnsafeBytes { text in
      for number in places.indices {
        let bucket = bucket(ofWordAt: Int(places[number]), in: text)
        before[number] = last[bucket]
        last[bucket] = Int32(number)
      }
    }
  }

  /// Hands on the places that may begin as the one does, itself among them, until `body` gives false.
  func forEach(
    likeThatAt place: Int, in text: UnsafeRawBufferPointer, _ body: (Int) -> Bool
  ) {
    guard place + 8 <= text.count, !last.isEmpty else { return }
    var number = Int(last[bucket(ofWordAt: place, in: text)])
    while number >= 0, body(Int(places[number])) { number = Int(before[number]) }
  }

  private func bucket(ofWordAt place: Int, in text: UnsafeRawBufferPointer) -> Int {
    let key = text.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    return Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(shift))
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }
}
