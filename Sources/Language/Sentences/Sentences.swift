import Model

/// Cuts blocks into sentences, by what stands between their words: `He left. “I stayed.” Mr. Ray (£1.5m)
/// did, too.` gives three.
///
/// A sentence ends behind a full stop, question mark, exclamation mark or ellipsis and the closing
/// quotes and brackets that follow it, where white space comes next and then something other than
/// a small letter. A stop after an abbreviation (`Cllr.`, `e.g.`, `No. 4`), an initial (`J. Bloggs`)
/// or the number of a list item (`2. Next steps`) ends none. Takes time linear in the block.
///
/// A text without stops ends a sentence at the first space behind `longestSentence` bytes: every figure
/// is published with its sentence, so a page of numbers must not have one alone.
struct SentenceCutter {
  private let bytes: [UInt8]
  private let words: [FoldedWord]

  /// The next word of the text.
  private var next = 0

  init(_ bytes: [UInt8], words: [FoldedWord]) {
    self.bytes = bytes
    self.words = words
  }

  /// Appends the sentences of a part of the text, which lies behind those that were cut before, or before them.
  mutating func cut(_ range: Range<Int>, into sentences: inout [TextSentence]) {
    if next > words.count || next > 0 && words[next - 1].end > range.lowerBound
      || next < words.count && words[next].end <= range.lowerBound
    {
      next = words.partitioningIndex { $0.end > range.lowerBound }
    }
    let first = next
    let ranges = bytes.withUnsafeBufferPointer { self.ranges(of: $0, in: range, from: first) }
    for range in ranges {
      while next < words.count, words[next].end <= range.lowerBound { next += 1 }
      let first = next
      while next < words.count, words[next].start < range.upperBound { next += 1 }
      sentences.append(TextSentence(range: range, places: first..<next))
      // A sentence of a text without stops may end within a word.
      if next > first, words[next - 1].end > range.upperBound { next -= 1 }
    }
  }

  private func ranges(
    of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, from first: Int
  ) -> [Range<Int>] {
    var walk = SentenceWalk(bytes, range: range)
    // Where the word before ended, and the next word.
    var (gap, place) = (range.lowerBound, first)
    while gap < range.upperBound {
      let isLast = place >= words.count || words[place].start >= range.upperBound
      let limit = isLast ? range.upperBound : max(gap, words[place].start)
      // Most gaps are one space.
      if limit - gap != 1 || bytes[gap] != 0x20 || isLast, let stop = walk.stop(in: gap..<limit) {
        // Numbers without stops are another matter.
        if stop - walk.start >= longestSentence { return walk.sentencesOfLongText() }
        walk.pass(stop)
        while let stop = walk.stop(in: Range(from: walk.at, upTo: limit)) { walk.pass(stop) }
      }
      if isLast { break }
      gap = max(walk.at, words[place].end)
      place += 1
      while place < words.count, words[place].end <= gap { place += 1 }
      // Nor does any other white space end a sentence.
      while place < words.count, words[place].before.isEmpty, words[place].end <= range.upperBound {
        gap = words[place].end
        place += 1
      }
    }
    if range.upperBound - walk.start >= longestSentence { return walk.sentencesOfLongText() }
    walk.close(before: range.upperBound)
    return walk.result
  }
}

/// No sentence that people write for each other is as long; a list without stops may be.
let longestSentence = 2_000

/// Goes through a block from stop to stop.
private struct SentenceWalk {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  private(set) var start: Int
  private(set) var at: Int
  private(set) var result: [Range<Int>] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) {
    self.bytes = bytes
    (start, at, end) = (range.lowerBound, range.lowerBound, range.upperBound)
  }

  private func isSpace(_ index: Int) -> Bool {
    bytes[index] == 0x20 || (9...13).contains(bytes[index])
  }

  mutating func close(before stop: Int) {
    var (first, last) = (start, stop)
    while first < last, isSpace(first) { first += 1 }
    while last > first, isSpace(last - 1) { last -= 1 }
    if first < last { result.append(first..<last) }
    start = stop
  }

  /// The first mark in a range, and not before `at`, that may end a sentence.
  func stop(in range: Range<Int>) -> Int? {
    var index = max(at, range.lowerBound)
    while index < range.upperBound {
      if stopWidth(bytes, at: index, end: end) != nil { return index }
      index += 1
    }
    return nil
  }

  /// Goes past a mark that may end a sentence, and ends one where it does.
  mutating func pass(_ stop: Int) {
    at = stop + (stopWidth(bytes, at: stop, end: end) ?? 1)
    while at < end, let more = stopWidth(bytes, at: at, end: end) ?? closerWidth(bytes, at, end) {
      at += more
    }
    at = skippingFootnote(bytes, from: at, stop: stop, start: start, end: end)
    guard at < end, isSpace(at) else { return }
    var next = at
    while next < end, isSpace(next) { next += 1 }
    guard next < end, !(0x61...0x7A).contains(bytes[next]) else { return }
    // Dots that lead to the number of a page end nothing: `Our homes ..... 12`.
    let isLeader = at - stop >= 4 && bytes[stop..<at].allSatisfy { $0 == 0x2E }
    if isLeader, (0x30...0x39).contains(bytes[next]) { return }
    if bytes[stop] == 0x2E, at == stop + 1,
      isAbbreviation(bytes, stop: stop, start: start, next: next, end: end)
    {
      return
    }
    close(before: at)
  }

  /// The sentences where one is longer than prose has them: byte by byte from its beginning.
  mutating func sentencesOfLongText() -> [Range<Int>] {
    at = start
    while at < end {
      if stopWidth(bytes, at: at, end: end) != nil {
        pass(at)
        continue
      }
      if at - start >= longestSentence, isSpace(at) || endsLongText(bytes, at: at, start: start) {
        close(before: at)
      }
      at += 1
    }
    close(before: end)
    return result
  }
}

/// Whether a text without spaces, twice as long as the longest sentence, may end before `at`: before a code
/// point beyond ASCII or a plus, and behind a sign that is no part of a number or a word.
private func endsLongText(_ bytes: UnsafeBufferPointer<UInt8>, at: Int, start: Int) -> Bool {
  guard at - start >= 2 * longestSentence else { return false }
  if bytes[at] >= 0xC2 || bytes[at] == UInt8(ascii: "+") { return true }
  switch bytes[at - 1] {
  case 0x21...0x26, 0x28...0x2A, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return true
  // A comma, a hyphen, a point, a slash, an apostrophe: `5,000`, but `£5,up`.
  case 0x27, 0x2C...0x2F: return bytes[at - 2] &- 0x30 >= 10 || bytes[at] &- 0x30 >= 10
  default: return false
  }
}

/// How many bytes the mark that may end a sentence takes: `.` `!` `?` 1, `…` 3.
private func stopWidth(_ bytes: UnsafeBufferPointer<UInt8>, at: Int, end: Int) -> Int? {
  switch bytes[at] {
  case 0x2E, 0x21, 0x3F: 1
  case 0xE2 where at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0xA6: 3
  default: nil
  }
}

/// How many bytes a closing quote or bracket takes.
private func closerWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int? {
  switch bytes[at] {
  case 0x22, 0x27, 0x29, 0x5D: 1
  case 0xC2 where at + 1 < end && bytes[at + 1] == 0xBB: 2
  case 0xE2
  where at + 2 < end && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0x99 || bytes[at + 2] == 0x9D):
    3
  default: nil
  }
}

/// Past the footnote mark that is glued to a stop, `service.14 The`, which belongs to the sentence
/// before it.
private func skippingFootnote(
  _ bytes: UnsafeBufferPointer<UInt8>, from: Int, stop: Int, start: Int, end: Int
) -> Int {
  var at = from
  while at < end, at < from + 3, (0x30...0x39).contains(bytes[at]) { at += 1 }
  guard at > from, at < end, bytes[at] == 0x20, stop > start,
    (0x61...0x7A).contains(bytes[stop - 1] | 0x20) || bytes[stop - 1] == 0x29
  else { return from }
  return at
}

/// Whether the stop belongs to the word before it rather than to the sentence.
private func isAbbreviation(
  _ bytes: UnsafeBufferPointer<UInt8>, stop: Int, start: Int, next: Int, end: Int
) -> Bool {
  let nextIsDigit = (0x30...0x39).contains(bytes[next])
  // A decimal set with spaces: `rose 4 . 8 %`.
  if nextIsDigit, stop >= start + 2, bytes[stop - 1] == 0x20,
    (0x30...0x39).contains(bytes[stop - 2])
  {
    return true
  }
  var first = stop
  while first > start, first > stop - 12,
    (0x61...0x7A).contains(bytes[first - 1] | 0x20) || bytes[first - 1] == 0x2E
  {
    first -= 1
  }
  guard first < stop else { return isListNumber(bytes, stop: stop, start: start) }
  if first > start {
    let before = bytes[first - 1]
    // Part of something longer: `don't.`, `MP3.`, `café.`
    if (0x30...0x39).contains(before) || before == 0x27 || before >= 0x80 { return false }
  }
  let word = Abbreviations.english.lexicon.id(of: bytes, first..<stop)
  if Abbreviations.english.titles.contains(word) { return true }
  if Abbreviations.english.beforeNumbers.contains(word) { return nextIsDigit }
  let isInitial = stop - first == 1 && (0x41...0x5A).contains(bytes[first])
  let isDotted = bytes[first..<stop].contains(0x2E)
  guard isInitial || isDotted || Abbreviations.english.others.contains(word) else { return false }
  if Abbreviations.english.neverLast.contains(word) { return true }
  var last = next
  while last < end, (0x61...0x7A).contains(bytes[last] | 0x20) { last += 1 }
  let opener = Abbreviations.english.lexicon.id(of: bytes, next..<last)
  return !Abbreviations.english.openers.contains(opener)
}

/// Whether everything before the stop is the number of a list item: `2. Next steps`.
private func isListNumber(_ bytes: UnsafeBufferPointer<UInt8>, stop: Int, start: Int) -> Bool {
  var first = stop
  while first > start, first > stop - 4, (0x30...0x39).contains(bytes[first - 1]) { first -= 1 }
  guard first < stop, first >= stop - 3 else { return false }
  while first > start, bytes[first - 1] == 0x20 { first -= 1 }
  return first == start
}

/// Words that are written with a stop which ends no sentence, and words that begin one behind such a stop.
private struct Abbreviations: Sendable {
  static let english = Abbreviations()

  let titles, beforeNumbers, others, neverLast, openers: TokenSet

  /// Theirs alone, as they have stops within them: `e.g`.
  let lexicon: Lexicon

  private init() {
    var lexicon = Lexicon()
    titles = lexicon.ids(of: "abbreviation.title")
    beforeNumbers = lexicon.ids(of: "abbreviation.numbered")
    others = lexicon.ids(of: "abbreviation")
    neverLast = lexicon.ids(of: "abbreviation.unfinished")
    openers = lexicon.ids(of: "sentence.opener")
    self.lexicon = lexicon
  }
}
