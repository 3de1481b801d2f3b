/// Text with its white space folded, as a page's text is written: words parted by one space, none at
/// either end; U+00A0 and its like are spaces; soft hyphens, zero-width characters and controls go.
///
/// The spaces that part the groups of a number, `12 345`, stay as they are: U+2007, U+2009, U+202F, and U+00A0 where
/// a plain space stands before the number. `pdftohtml` writes U+00A0 between all words, also between two numbers.
///
/// C1 controls are read as windows-1252, since that is what a page with `&#150;` means.
///
/// Source: WHATWG HTML, "Numeric character reference end state".
struct TextFold {
  private(set) var bytes: [UInt8] = []

  /// Where the present piece of text began; a space is never written in front of it.
  private var start = 0
  private var needsSpace = false

  /// The code point of the one space that is needed where it is not a plain one.
  private var wideSpace: UInt32?

  /// Whether the last space of the piece is a plain one.
  private var isPlain = false

  init() {}

  /// Begins a new piece of text, and gives the place where it begins.
  mutating func begin() -> Int {
    start = bytes.count
    needsSpace = false
    isPlain = false
    return start
  }

  /// A space, if words follow.
  mutating func space() {
    (needsSpace, wideSpace) = (bytes.count > start, nil)
    isPlain = true
  }

  /// A space beyond ASCII.
  private mutating func space(_ scalar: UInt32) {
    wideSpace = needsSpace || scalar == 0xA0 && !isPlain ? nil : scalar
    needsSpace = bytes.count > start
    isPlain = false
  }

  /// Appends bytes that are folded already, as they are.
  mutating func raw(_ text: some Sequence<UInt8>) {
    flushSpace()
    bytes.append(contentsOf: text)
  }

  private mutating func flushSpace() {
    if needsSpace { bytes.append(0x20) }
    needsSpace = false
  }

  /// The space before ASCII words.
  private mutating func flushSpace(before place: Int, in text: UnsafeBufferPointer<UInt8>) {
    if needsSpace, let wideSpace, isGroup(at: place, in: text) {
      appendUTF8(wideSpace, to: &bytes)
      needsSpace = false
    }
    flushSpace()
  }

  /// Whether three digits, and not a fourth, go on with the number that ends the text.
  private func isGroup(at place: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
    guard let last = bytes.last, isDigit(last), place + 2 < text.count else { return false }
    return (place...place + 2).allSatisfy { isDigit(text[$0]) }
      && (place + 3 == text.count || !isDigit(text[place + 3]))
  }

  mutating func append(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { append($0) }
  }

  mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte &- 0x21 < 0x5E {
        let end = endOfWords(from: place, in: text)
        flushSpace(before: place, in: text)
        let words = UnsafeBufferPointer(rebasing: text[place..<end])
        isPlain = isPlain || words.contains(0x20)
        bytes.append(contentsOf: words)
        place = end
      } else if byte < 0x80 {
        if byte == 0x20 || byte &- 9 < 5 { space() }
        place += 1
      } else {
        place = appendWide(at: place, of: text)
      }
    }
  }

  /// The end of the ASCII words at `place` that single spaces part, as they may be taken over.
  private func endOfWords(from place: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var place = place + 1
    while place < text.count {
      if text[place] &- 0x21 < 0x5E {
        place += 1
      } else if text[place] == 0x20, place + 1 < text.count, text[place + 1] &- 0x21 < 0x5E {
        place += 2
      } else {
        break
      }
    }
    return place
  }

  /// Appends a character beyond ASCII, and gives the place behind it.
  private mutating func appendWide(at place: Int, of text: UnsafeBufferPointer<UInt8>) -> Int {
    let lead = text[place]
    let count = min(lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4, text.count - place)
    let second = count > 1 ? text[place + 1] : 0
    let third = count > 2 ? text[place + 2] : 0
    switch (lead, second) {
    case (0xC2, 0x80...0x9F):
      flushSpace()
      appendUTF8(windows1252(second), to: &bytes)
    case (0xC2, 0xA0): space(0xA0)
    case (0xC2, 0xAD): break
    case (0xE2, 0x80):
      switch third {
      case 0x87, 0x89, 0xAF: space(0x2000 + UInt32(third & 0x3F))
      case 0x80...0x8A, 0xA8, 0xA9: space()
      case 0x8B...0x8F, 0xAA...0xAE: break
      default: keep(place, count, of: text)
      }
    case (0xE2, 0x81):
      switch third {
      case 0x9F: space()
      case 0xA0...0xAF: break
      default: keep(place, count, of: text)
      }
    case (0xE3, 0x80) where third == 0x80: space()
    case (0xEF, 0xBB) where third == 0xBF: break
    default: keep(place, count, of: text)
    }
    return place + count
  }

  private mutating func keep(_ place: Int, _ count: Int, of text: UnsafeBufferPointer<UInt8>) {
    flushSpace()
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[place..<place + count]))
  }
}

/// A string from a page (a title, a site's name) folded as its text is; nil where nothing is left.
func folded(_ text: some Sequence<UInt8>) -> String? {
  var fold = TextFold()
  fold.append(Array(text)[...])
  return fold.bytes.isEmpty ? nil : String(decoding: fold.bytes, as: UTF8.self)
}
