import Glibc

/// Which parts of a page an element belongs to, by its class, id, role and tag: menus, comments, the
/// article itself. One element may belong to several.
///
/// The word lists hold what authors of sites call those parts. They match whole words of a name:
/// `post-share`, `postShare` and `post_share` are two words each. Words that may also name what a text is about
/// (`registration`, `social`, `promotion`) give a topic, which counts only where the element holds no text of
/// its own.
struct BoilerplateClass: OptionSet, Sendable {
  let rawValue: UInt32

  /// Cookies, consent, subscriptions, sign-in, paywalls, pop-ups, notices.
  static let notice = BoilerplateClass(rawValue: 1 << 0)
  /// Menus, breadcrumbs, pages of a list, tags.
  static let navigation = BoilerplateClass(rawValue: 1 << 1)
  /// Buttons to share, to print, to follow.
  static let share = BoilerplateClass(rawValue: 1 << 2)
  /// Other stories.
  static let related = BoilerplateClass(rawValue: 1 << 3)
  static let advert = BoilerplateClass(rawValue: 1 << 4)
  static let comments = BoilerplateClass(rawValue: 1 << 5)
  static let sidebar = BoilerplateClass(rawValue: 1 << 6)
  static let footer = BoilerplateClass(rawValue: 1 << 7)
  /// Author, date, counters beside a headline.
  static let byline = BoilerplateClass(rawValue: 1 << 8)
  /// Not seen by a reader of the page.
  static let hidden = BoilerplateClass(rawValue: 1 << 9)
  /// The text of an article, by a name that nothing else has: `entry-content`.
  static let body = BoilerplateClass(rawValue: 1 << 10)
  /// The article and what belongs to it, or the main part of the page.
  static let article = BoilerplateClass(rawValue: 1 << 11)
  static let main = BoilerplateClass(rawValue: 1 << 12)
  /// The head of the page, or of the article.
  static let header = BoilerplateClass(rawValue: 1 << 13)
  /// The words below a picture.
  static let caption = BoilerplateClass(rawValue: 1 << 14)
  /// What a reader opens with a click: an answer below its question, a part of an accordion.
  static let disclosure = BoilerplateClass(rawValue: 1 << 15)

  /// Every reason to leave an element out.
  static let boilerplate: BoilerplateClass = [
    .notice, .navigation, .share, .related, .advert, .comments, .sidebar, .footer, .byline, .hidden,
  ]

  /// The classes that a name only hints at.
  var topics: BoilerplateClass { BoilerplateClass(rawValue: rawValue >> 16) }

  /// These classes as hints.
  var asTopics: BoilerplateClass { BoilerplateClass(rawValue: rawValue << 16) }

  /// What words say, and what whole names and pairs of words do.
  private struct Tables {
    let words = NameClassTable(BoilerplateClass.words + topicWords.map { ($0.asTopics, $1) })
    let names = NameClassTable(BoilerplateClass.names)
  }

  private static let tables = Tables()

  /// What a class attribute or an id says.
  static func classes(inNames names: UnsafeBufferPointer<UInt8>) -> BoilerplateClass {
    let tables = tables
    var found: BoilerplateClass = []
    // On a wide screen the name for the widest one holds.
    var display: ResponsiveDisplay?
    var start = 0
    while start < names.count {
      while start < names.count, isSpace(names[start]) { start += 1 }
      var end = start
      while end < names.count, !isSpace(names[end]) { end += 1 }
      if start < end, end - start <= 100 {
        let name = UnsafeBufferPointer(rebasing: names[start..<end])
        if let responsive = ResponsiveDisplay(name) {
          if responsive.width > display?.width ?? 0 { display = responsive }
        } else if !name.contains(UInt8(ascii: ":")) {
          // Other variants, `print:flex` and `hover:underline`, are of other times.
          found.formUnion(classes(inName: name, by: tables))
        }
      }
      start = end
    }
    if let display {
      if display.isShown { found.remove(.hidden) } else { found.insert(.hidden) }
    }
    return found
  }

  private static func isForeign(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = name.baseAddress,
      let hyphen = name.firstIndex(of: 0x2D, from: 0), hyphen <= longestForeign
    else { return false }
    return foreign.contains { beginning in
      let count = beginning.utf8CodeUnitCount
      return beginning.utf8Start[0] == name[0] && count <= name.count
        && memcmp(start, beginning.utf8Start, count) == 0
    }
  }

  private static func classes(
    inName name: UnsafeBufferPointer<UInt8>, by tables: Tables
  ) -> BoilerplateClass {
    if isForeign(name) { return tables.names[NameHash(name)] }
    var words = NameWords()
    var wasLower = false
    for byte in name {
      if isLower(byte) {
        words.add(byte)
        wasLower = true
      } else if isUpper(byte) {
        if wasLower { words.close(isParting: false, by: tables) }
        words.add(byte | 0x20)
        wasLower = false
      } else if isDigit(byte) || byte >= 0x80 {
        words.add(byte)
        wasLower = byte < 0x80
      } else {
        words.part(by: tables)
        wasLower = false
      }
    }
    words.part(by: tables)
    return words.classes(by: tables)
  }

  /// The words of a name, as they are read letter by letter, and what they say.
  private struct NameWords {
    private var found: BoilerplateClass = []

    /// What the word says that ended last.
    private var last: BoilerplateClass = []
    private var whole = NameHash()
    private var previous = NameHash()
    private var word = NameHash()
    private var letters = 0
    private var isParted = true

    @inline(__always) mutating func add(_ byte: UInt8) {
      word.add(byte)
      letters += 1
    }

    /// Ends a word at a sign between two words.
    mutating func part(by tables: Tables) {
      close(isParting: true, by: tables)
      isParted = true
    }

    /// Ends a word at that sign, or where a capital begins another.
    mutating func close(isParting: Bool, by tables: Tables) {
      guard letters > 0 else { return }
      // `comments-from-inspectors` tells whose they are, and is no place for those of readers.
      if !last.isEmpty { found.formUnion(Self.joiners.contains(word.value) ? last.asTopics : last) }
      // `sc-hJpAd` is not an advert: short words count only between hyphens.
      last = letters >= 4 || isParted && isParting ? tables.words[word] : []
      isParted = isParting
      if !previous.isEmpty {
        previous.add(0x2D)
        previous.add(word)
        found.formUnion(tables.names[previous])
        whole.add(0x2D)
      }
      whole.add(word)
      previous = word
      word = NameHash()
      letters = 0
    }

    /// What the words, the pairs of neighbours and the whole name say.
    func classes(by tables: Tables) -> BoilerplateClass {
      found.union(last).union(tables.names[whole])
    }

    private static let joiners = ["from", "of", "about"].map { NameHash($0.utf8).value }
  }
}

/// The hash of a name that is read letter by letter; two may be joined.
private struct NameHash {
  private(set) var value: UInt64 = 0
  private var power: UInt64 = 1
  private static let base: UInt64 = 0x0000_0100_0000_01B3

  init() {}

  init(_ name: some Sequence<UInt8>) {
    for byte in name { add(byte) }
  }

  var isEmpty: Bool { power == 1 }

  mutating func add(_ byte: UInt8) {
    value = value &* Self.base &+ UInt64(byte) &+ 1
    power = power &* Self.base
  }

  mutating func add(_ other: NameHash) {
    value = value &* other.power &+ other.value
    power = power &* other.power
  }
}

/// The classes by the hash of a name.
private struct NameClassTable: Sendable {
  /// A power of two of slots, no more than half of them taken: a small table stays in the cache.
  private var slots: [(key: UInt64, classes: BoilerplateClass)]

  init(_ rows: [(BoilerplateClass, String)]) {
    let rows = rows.flatMap { classes, names in
      names.split(separator: " ").map { (classes, NameHash($0.utf8).value) }
    }
    var size = 16
    while size < 2 * rows.count { size *= 2 }
    slots = Array(repeating: (0, []), count: size)
    for (classes, key) in rows {
      let place = place(of: key)
      slots[place] = (key, slots[place].classes.union(classes))
    }
  }

  subscript(name: NameHash) -> BoilerplateClass { slots[place(of: name.value)].classes }

  /// The slot that has the key, or the empty one where it would stand.
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 50) & (slots.count - 1)
    while slots[place].key != 0, slots[place].key != key { place = (place + 1) & (slots.count - 1) }
    return place
  }
}
