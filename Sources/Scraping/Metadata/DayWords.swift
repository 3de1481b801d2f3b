/// What the words beside a day make of it.
enum DayWords {
  enum Meaning { case published, modified, other }

  /// The meaning of the words in front of a day; nil where they have none. `Date updated` is a day of change,
  /// `Meeting date` another day.
  ///
  /// The word nearest to the day holds: an `Inspection report published` on a day was published on it. A label
  /// of its own that is none for publication, `Year end:`, makes it another day.
  ///
  /// - Parameter text: What stands in front of the day, in any case; its last bytes are read.
  static func meaning(_ text: ArraySlice<UInt8>) -> Meaning? {
    let text = text.suffix(48).map(lower)
    if endsWithinSpan(text) || namesAccount(text) { return .other }
    // "Oakmere News | Published"
    let phrase = text[((text.lastIndex(where: separators.contains) ?? -1) + 1)...]
    return meaning(ofPhrase: Array(phrase)) ?? (isTopic(text) ? nil : meaning(ofPhrase: text))
  }

  /// Whether the text is the name of a part of the site, `News & events`, and no label of a day, `Event date`.
  private static func isTopic(_ text: [UInt8]) -> Bool {
    let words = text.split { !isLetter($0) && $0 < 0x80 }
    guard !text.contains(0x3A), !words.contains(where: { dates.contains(Array($0)) }) else {
      return false
    }
    let rest = words.filter { word in !topics.contains { word.starts(with: $0) } }
    return rest.count < words.count
      && meaning(ofPhrase: Array(rest.joined(separator: [0x20]))) == nil
  }

  private static let topics = words("event|meeting|visit|inspection|hearing|session|decision")

  /// The meaning of a line that stands above or beside a day and may be its label.
  ///
  /// - Parameter isLabel: Whether the page marks the line as a label, as `dt` and `th` do: then it says of
  ///   every day what it is.
  static func meaning(ofLabel text: ArraySlice<UInt8>, isLabel: Bool) -> Meaning? {
    // "Reviewed by Jane Doe" says something of her.
    let words = text.map(lower).split { !isLetter($0) }
    guard !text.contains(where: isDigit), !words.contains(where: { $0.elementsEqual("by".utf8) })
    else { return nil }
    if !isLabel, isTopic(text.map(lower)) { return nil }
    return meaning(text) ?? (isLabel ? .other : nil)
  }

  /// The meaning of the words behind a day: `3 May 2024 | Latest version`, `3 May 2024 (updated)`; nil where they
  /// have none.
  static func meaning(behind text: ArraySlice<UInt8>) -> Meaning? {
    let text = text.prefix(48).map(lower)
    let words = text.drop { !isLetter($0) }.prefix { isLetter($0) || $0 == 0x20 }
    guard words.count == text.drop(while: { !isLetter($0) }).count || words.count <= 24 else {
      return nil
    }
    for (meaning, marks) in behind where marks.contains(where: words.starts) { return meaning }
    return nil
  }

  private static func meaning(ofPhrase text: [UInt8]) -> Meaning? {
    let table = table
    var nearest: (end: Int, row: Int)?
    for start in text.indices where start == 0 || !isLetter(text[start - 1]) {
      for (word, row) in table[Int(text[start])] where text[start...].starts(with: word) {
        guard row < rows.count else { return .other }
        let end = start + word.count
        if let found = nearest, found.end > end || found.end == end && found.row <= row { continue }
        nearest = (end, row)
      }
    }
    return nearest.map { rows[$0.row].0 } ?? label(text)
  }

  /// The words of all rows by their first byte, and behind them those of days to come. A word begins where no letter
  /// stands before it: `Updated` holds `update`, and not `date`.
  private static let table: [[(word: [UInt8], row: Int)]] = {
    var table: [[(word: [UInt8], row: Int)]] = Array(repeating: [], count: 256)
    for (row, words) in (rows.map(\.1) + [decisive]).enumerated() {
      for word in words { table[Int(word[0])].append((word, row)) }
    }
    return table
  }()

  /// The meaning of a label that has none of the known words: `Date:` is that of publication, `Decision date` and
  /// `Year end:` are not.
  private static func label(_ text: [UInt8]) -> Meaning? {
    let words = text.split { !isLetter($0) && $0 < 0x80 }
      .filter { !$0.suffix(3).elementsEqual("day".utf8) && !articles.contains(Array($0)) }
    if let last = words.last, words.contains(where: { dates.contains(Array($0)) }) {
      let others = words.filter { !dates.contains(Array($0)) }
      return others.isEmpty || others.count == 1 && texts.contains(Array(others[0]))
        ? .published
        : dates.contains(Array(last)) || text.last { $0 != 0x20 } == 0x3A ? .other : nil
    }
    return !words.isEmpty && text.last { $0 != 0x20 } == 0x3A ? .other : nil
  }

  /// Whether an account of a social network stands there, `Oakmere (@oakmere) `: what follows is the day of
  /// its post.
  private static func namesAccount(_ text: [UInt8]) -> Bool {
    zip(text.indices, text).contains { place, byte in
      byte == 0x40 && (place == 0 || text[place - 1] == 0x20 || text[place - 1] == 0x28)
        && place + 1 < text.count && (isLetter(text[place + 1]) || text[place + 1] == 0x5F)
    }
  }

  /// Whether a word with a capital stands in front of the day, `From Oakmere Published `: it is a label, and no word of
  /// a sentence.
  static func endsInLabel(_ text: ArraySlice<UInt8>) -> Bool {
    let words = text.suffix(48).split { $0 == 0x20 || $0 == 0x3A }
    guard let word = words.last(where: { !articles.contains($0.map(lower)) }) else { return false }
    return word.first.map(isUpper) == true && meaning(word) == .published
  }

  /// Whether the text behind a day begins with a span of hours, `, 6pm to 8.30pm`, ` 18:00-20:00`: that of an event.
  static func isSpanOfHours(behind text: ArraySlice<UInt8>) -> Bool {
    var rest = text.prefix(48).map(lower)[...]
    var isTime = false
    func hour() -> Bool {
      let number = rest.prefix { isDigit($0) || $0 == 0x3A || $0 == 0x2E }
      guard let first = number.first, isDigit(first), number.count <= 5 else { return false }
      rest = rest.dropFirst(number.count).drop { $0 == 0x20 }
      if number.dropFirst().contains(where: { !isDigit($0) }) { isTime = true }
      if let half = rest.first, half == 0x61 || half == 0x70, rest.dropFirst().first == 0x6D {
        isTime = true
        rest = rest.dropFirst(2).drop { $0 == 0x20 }
      }
      return true
    }
    rest = rest.drop { !isDigit($0) }
    guard rest.startIndex <= 8, hour() else { return false }
    guard let join = joins.first(where: { rest.starts(with: $0) }) else { return false }
    rest = rest.dropFirst(join.count).drop { $0 == 0x20 }
    // "9:30 - 5 min read"
    return hour() && isTime && !rest.starts(with: "min".utf8)
  }

  /// Whether an hour follows a day, ` 6.30 pm`, `, 18:00`: in a heading it is that of a meeting.
  static func isHour(behind text: ArraySlice<UInt8>) -> Bool {
    let rest = text.prefix(16).map(lower).drop { !isDigit($0) && !isLetter($0) }
    let number = rest.prefix { isDigit($0) || $0 == 0x3A || $0 == 0x2E }
    let half = rest.dropFirst(number.count).drop { $0 == 0x20 }.prefix(2)
    guard let first = number.first, isDigit(first), number.count <= 5 else { return false }
    return number.contains(0x3A) || half.elementsEqual("am".utf8) || half.elementsEqual("pm".utf8)
  }

  /// Whether nothing but a word or a sign for a span stands between two days: `3 June 2024 – 7 June 2024`.
  static func joinsDays(_ text: ArraySlice<UInt8>) -> Bool {
    var words = text.map(lower).split(separator: 0x20).prefix(3).map(Array.init)
    if words.count > 1, words.last?.suffix(3).elementsEqual("day".utf8) == true {
      words.removeLast()
    }
    return words.count == 1 && joins.contains(words[0])
  }

  /// Whether the text ends within a span of days: "7 to ", "Monday 3 July – Friday ". Nothing is published on
  /// several days.
  private static func endsWithinSpan(_ text: [UInt8]) -> Bool {
    var words = text.split(separator: 0x20).suffix(5).map(Array.init)
    if let last = words.last, last.suffix(3).elementsEqual("day".utf8) { words.removeLast() }
    guard let join = words.popLast(), joins.contains(join) else { return false }
    // "7", or "3 July".
    return words.suffix(2).contains { $0.first.map(isDigit) ?? false }
  }

  private static let joins = words("to|until|–|-|—")

  /// Behind which a label begins. The middle dot and the bullet end in these bytes.
  private static let separators: Set<UInt8> = [0x7C, 0x3B, 0xB7, 0xA2]

  /// Words of a day to come, or of a right, wherever they stand in front of it.
  private static let decisive = words(
    """
    next|due|until|valid|copyright|©|expir|to be reviewed|will be|planned|expected|review date|\
    date of review|review by|last visit|last login|captured|archived|snapshot
    """)

  /// Of two words that end at one place the one of the earlier row holds.
  private static let rows: [(Meaning, [[UInt8]])] = [
    (
      .other,
      words(
        """
        closing|closes|closed|joined|registered|registriert|member since|founded|birth|born|deadline|start|\
        begin|ends|ended|end date|inscrit|mitglied|received|accepted|accessed|retrieved|inspection|inspected|\
        date of previous|dates of previous|date of last|fieldwork|visit date|visit|visited|took place|delivered|\
        takes place|taking place|when|agenda|minutes of|meeting|held|hearing|event|opening|opens|apply by|decision|effective|\
        in force|into force|commence|year end|as at|as of|session|reply by|respond by|return by|\
        cyfarfod|cau|arolygu|arolwg|ymweliad|digwyddiad
        """)
    ),
    (
      .modified,
      words(
        """
        updated|update|modified|edited|revised|reviewed|amended|last change|latest version|aktualisiert|geändert|\
        stand:|actualizado|mis à jour|modifié|aggiornato|bijgewerkt|atualizado|oppdatert|uppdaterad|\
        opdateret|обновлено|更新|diweddarwyd|diweddariad|adolygwyd
        """)
    ),
    (
      .published,
      words(
        """
        published|publication|publish|posted|post date|created|creation|added|uploaded|veröffentlicht|\
        erstellt|publié|publicado|pubblicato|gepubliceerd|written|release|released|post time|publicerad|\
        publiceret|publisert|opublikowano|опубликовано|yayınlan|公開|发布|発行|erschienen|issue|issued|\
        online since|cyhoedd|postiwyd
        """)
    ),
  ]

  private static let behind: [(Meaning, [[UInt8]])] = [
    (
      .modified,
      words(
        "last updated|updated|latest version|last modified|last reviewed|revised|amended|edited")
    ),
    (.published, words("originally published|first published|published|posted|issued|released")),
  ]

  /// Words for a day, for the text that has it, and those that say nothing.
  private static let dates = Set(words("date|dates|dated|datum|dyddiad"))
  private static let texts = Set(
    words("document|report|article|news|press|entry|story|item|page|letter|statement|insert"))
  private static let articles = Set(words("the|a|of|on|by|this|and"))

  private static func words(_ list: String) -> [[UInt8]] {
    list.split(separator: "|").map { Array($0.utf8) }
  }
}
