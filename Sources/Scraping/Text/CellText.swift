/// What the text of a table's cell reads as: a label, a number, a period, a unit.
struct CellText {
  private let bytes: [UInt8]
  private let words: [Word]

  /// Letters or digits that stand together, `March` and `31`, and what stands before them.
  private struct Word {
    let text: String
    let isNumber: Bool
    let gap: String
    var value: Int? { isNumber ? Int(text) : nil }
  }

  /// More words than this no period, band or unit has.
  private static let most = 24

  init(_ text: String) {
    let bytes = Array(text.utf8.prefix(400))
    let lowered = bytes.map(lower)
    var words: [Word] = []
    // Where the last word ended, and where the one at hand began.
    var (gap, start) = (0, 0)
    func endWord(at place: Int) {
      guard start < place else { return }
      words.append(
        Word(
          text: String(decoding: lowered[start..<place], as: UTF8.self),
          isNumber: isDigit(bytes[start]), gap: String(decoding: bytes[gap..<start], as: UTF8.self))
      )
      (gap, start) = (place, place)
    }
    for (place, byte) in bytes.enumerated() where words.count < Self.most {
      let isWord = Self.isOfWord(byte)
      if start < place, !isWord || isDigit(bytes[place - 1]) != isDigit(byte) {
        endWord(at: place)
      }
      if !isWord { start = place + 1 }
    }
    endWord(at: bytes.count)
    (self.bytes, self.words) = (bytes, words)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte >= 0xC3 && byte != 0xE2 || isDigit(byte)
  }

  var isEmpty: Bool { bytes.isEmpty }
  var hasDigit: Bool { bytes.contains(where: isDigit) }

  /// Whether a cell has words rather than a number.
  var isLabel: Bool {
    // A letter beyond ASCII has a first byte from 0xC3 on; `£` has not.
    let letters = bytes.count { isLetter($0) || $0 >= 0xC3 }
    return letters >= 2 && letters > bytes.count(where: isDigit) && bytes.count <= 200
  }

  /// Whether a cell has a number, with its sign and scale and nothing else: `1,204`, `£4.2m`, `12%`, `19*`.
  var isValue: Bool {
    hasDigit && words.count < Self.most
      && words.allSatisfy { $0.isNumber || Self.scales.contains($0.text) }
  }

  private static let scales: Set<String> = [
    "k", "m", "bn", "mn", "million", "billion", "p", "r", "e", "c", "per", "cent", "percent",
  ]

  /// What is asked for again and again of each cell of a table, in a few bytes.
  struct Traits {
    let isEmpty, hasDigit, isLabel, isValue, isUnit, isCurrency, isPeriod, isBand, isHeading: Bool

    /// The year, of a cell that has nothing else; 0 for any other.
    fileprivate let yearAlone: Int16
    var year: Int? { yearAlone == 0 ? nil : Int(yearAlone) }

    init(_ text: String) {
      // Most cells are empty, plain numbers or words, of which nothing else is to be known.
      let (digits, letters, signs) = Self.counts(text)
      if digits + signs == text.utf8.count, digits != 4, digits + signs <= 12,
        digits > 0 || signs == 0
      {
        self.init(isEmpty: digits == 0, isValue: digits > 0, isLabel: false)
        return
      }
      if digits == 0, text.utf8.count > 40 {
        self.init(isEmpty: false, isValue: false, isLabel: letters >= 2 && text.utf8.count <= 200)
        return
      }
      if digits == 0, letters >= 2, !Self.mayBeTimeOrUnit(text) {
        self.init(isEmpty: false, isValue: false, isLabel: true)
        return
      }
      self.init(CellText(text))
    }

    /// Whether words without a number may tell a time or be a unit, by how they begin: `April to June`, `£ million`.
    private static func mayBeTimeOrUnit(_ text: String) -> Bool {
      if let sign = text.utf8.first(where: { !isAroundUnit($0) }), isOfCurrency(sign) {
        return true
      }
      let word = text.utf8.drop { !isOfWord($0) }.prefix(while: isOfWord).map(lower)
      let first = String(decoding: word, as: UTF8.self)
      return months.contains(first) || joints.contains(first)
    }

    private init(_ cell: CellText) {
      (isEmpty, hasDigit, isLabel) = (cell.isEmpty, cell.hasDigit, cell.isLabel)
      (isValue, isUnit, isCurrency) = (cell.isValue, cell.isUnit, cell.isCurrency)
      (isPeriod, isBand) = (cell.isPeriod, cell.isBand)
      // Whether it may head a column.
      isHeading =
        cell.hasDigit
        ? isUnit || isPeriod || isBand || cell.isNameWithNumbers : cell.isHeadingInWords
      yearAlone = Int16(cell.year ?? 0)
    }

    /// Those of a cell without text, with a number alone, or with words alone.
    private init(isEmpty: Bool, isValue: Bool, isLabel: Bool) {
      (self.isEmpty, hasDigit, self.isLabel) = (isEmpty, isValue, isLabel)
      (self.isValue, isUnit, isCurrency) = (isValue, false, false)
      (isPeriod, isBand, isHeading, yearAlone) = (false, false, isLabel, 0)
    }

    /// How many digits, letters, and commas and points a text has.
    private static func counts(_ text: String) -> (digits: Int, letters: Int, signs: Int) {
      var (digits, letters, signs) = (0, 0, 0)
      for byte in text.utf8 {
        if isDigit(byte) {
          digits += 1
        } else if isLetter(byte) || byte >= 0xC3 {
          letters += 1
        } else if byte == 0x2C || byte == 0x2E {
          signs += 1
        }
      }
      return (digits, letters, signs)
    }
  }

  // MARK: Units

  /// Whether a cell has nothing but the sign of a unit: `£`, `£m`, `£000`, `%`.
  var isUnit: Bool {
    isCurrency || bytes.elementsEqual("%".utf8) || bytes.elementsEqual("(%)".utf8)
  }

  /// Whether it is a currency's sign, with or without a scale.
  var isCurrency: Bool {
    guard let first = bytes.first(where: { !Self.isAroundUnit($0) }), Self.isOfCurrency(first)
    else { return false }
    let inner = bytes.filter { !Self.isAroundUnit($0) }
    let signs: [[UInt8]] = [[0xC2, 0xA3], [0xE2, 0x82, 0xAC], [0x24]]
    guard let sign = signs.first(where: { inner.starts(with: $0) }) else { return false }
    let scale = String(decoding: inner.dropFirst(sign.count).map(lower), as: UTF8.self)
    return ["", "m", "k", "bn", "mn", "million", "thousand", "000", "000s", "s"].contains(scale)
  }

  /// Brackets, an apostrophe, a space.
  private static func isAroundUnit(_ byte: UInt8) -> Bool {
    byte == 0x28 || byte == 0x29 || byte == 0x27 || byte == 0x20
  }

  /// Whether `£`, `€` or `$` begins with a byte.
  private static func isOfCurrency(_ byte: UInt8) -> Bool {
    byte == 0xC2 || byte == 0xE2 || byte == 0x24
  }

  // MARK: Periods and bands

  private static let months: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec",
  ]

  /// Words that stand beside a year or a day and say nothing else.
  private static let joints: Set<String> = [
    "to", "and", "at", "as", "on", "year", "ending", "ended", "end", "of", "the", "from", "in",
    "by",
    "st", "nd", "rd", "th", "quarter", "q", "half", "h", "fy", "financial", "academic", "calendar",
    "provisional", "revised", "latest", "s", "up", "full", "data", "week", "month", "months",
  ]

  private func isYear(_ word: Word) -> Bool {
    word.text.utf8.count == 4 && (word.text.hasPrefix("19") || word.text.hasPrefix("20"))
      && word.isNumber
  }

  /// The places of the numbers that belong to a year, a day or a quarter.
  private var dated: Set<Int> {
    var result: Set<Int> = []
    for (place, word) in words.enumerated() {
      if isYear(word) {
        result.insert(place)
        if place + 1 < words.count, let next = words[place + 1].value, next < 100,
          words[place + 1].text.utf8.count == 2,
          ["-", "/", "–", " to ", " - ", " / ", " – "].contains(words[place + 1].gap)
        {
          result.insert(place + 1)
        }
      } else if Self.months.contains(word.text) {
        var before = place - 1
        if before >= 0, ["st", "nd", "rd", "th"].contains(words[before].text) { before -= 1 }
        for near in [before, place + 1] where words.indices.contains(near) {
          if let day = words[near].value, (1...31).contains(day) { result.insert(near) }
        }
      } else if ["q", "quarter", "h", "half"].contains(word.text), place + 1 < words.count,
        let number = words[place + 1].value, (1...4).contains(number)
      {
        result.insert(place + 1)
      }
    }
    return result
  }

  private var year: Int? { words.count == 1 && isYear(words[0]) ? words[0].value : nil }

  /// Whether a cell tells a time and nothing else: `2023-24`, `Q1 2024`, `31 March 2024`, `April`.
  var isPeriod: Bool {
    guard !words.isEmpty, words.count < Self.most else { return false }
    let dated = dated
    var hasTime = false
    for (place, word) in words.enumerated() {
      if word.isNumber {
        guard dated.contains(place) else { return false }
        hasTime = true
      } else if Self.months.contains(word.text) {
        hasTime = true
      } else if !Self.joints.contains(word.text) {
        return false
      }
    }
    return hasTime
  }

  /// Whether a cell holds a band of ages or sizes: `5 to 9`, `16+`, `0-4 years`.
  var isBand: Bool {
    guard let first = words.first, words.count <= 5 else { return false }
    let numbers = words.filter(\.isNumber)
    guard first.isNumber, numbers.allSatisfy({ $0.text.utf8.count <= 2 }), bytes.count <= 24 else {
      return false
    }
    let rest = words.filter { !$0.isNumber }.map(\.text)
    guard rest.allSatisfy({ ["to", "years", "yrs", "and", "over", "under", "plus"].contains($0) })
    else { return false }
    if numbers.count == 1 {
      return bytes.contains(0x2B) || rest.contains("over") || rest.contains("plus")
    }
    return numbers.count == 2
      && (rest.contains("to") || ["-", "–", " - ", " – "].contains(words[1].gap))
  }

  /// Whether the numbers in a cell of words are those of times, ages or names, `Children in care, 31 March
  /// 2024`, `Year 10`, and count nothing.
  private var isNameWithNumbers: Bool {
    guard isLabel, words.count < Self.most else { return false }
    let dated = dated
    return words.indices.allSatisfy { place in
      guard words[place].isNumber, !dated.contains(place) else { return true }
      // A number that counts stands first, or behind a colon.
      return place > 0 && words[place].text.utf8.count <= 2 && !words[place].gap.contains(":")
        && !words[place].gap.contains(",")
    }
  }

  /// Whether a cell without a number may head a column.
  private var isHeadingInWords: Bool {
    isLabel || isUnit || bytes.count(where: isLetter) == 1 && bytes.count <= 3
  }

  /// A line that tells a number and what it counts: `Care leavers: 203`.
  var isLabelledValue: Bool {
    let letters = bytes.count(where: isLetter)
    guard letters >= 3, hasDigit, bytes.count <= 100, let last = bytes.last else { return false }
    if let colon = bytes.lastIndex(of: 0x3A) {
      let value = CellText(
        String(decoding: bytes[(colon + 1)...].drop(while: isSpace), as: UTF8.self))
      return value.isValue && bytes[..<colon].count(where: isLetter) >= 3
    }
    return words.first?.isNumber == true && words.count(where: \.isNumber) <= 2 && last != 0x2E
      && !isPeriod && !isBand
  }
}
