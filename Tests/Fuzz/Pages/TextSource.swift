import Support

/// Makes up sentences of figures, dates and grades, sound and broken.
struct TextSource {
  var random: SeededGenerator
  private let words: Vocabulary

  /// One in so many joints between two words gets an odd code point; 0 for none.
  private let oddity: Int

  init(random: SeededGenerator, words: Vocabulary) {
    self.random = random
    self.words = words
    oddity = self.random.pick([0, 0, 0, 40, 12, 4])
  }

  // MARK: Code points

  /// Any code point, those that programs stumble over more often than the others.
  private mutating func oddScalar() -> Unicode.Scalar {
    if random.once(in: 2) { return random.pick(oddScalars) }
    while true {
      let top = random.pick([0x7F, 0x2FF, 0xFFFF, 0x10FFFF])
      if let scalar = Unicode.Scalar(UInt32(random.number(0...top))),
        !["<", ">", "&"].contains(scalar)
      {
        return scalar
      }
    }
  }

  /// What stands between two words: most often a space.
  private mutating func joint(_ usual: String = " ") -> String {
    guard oddity > 0, random.once(in: oddity) else { return usual }
    var text = random.once(in: 2) ? usual : ""
    for _ in 0..<random.number(1...2) { text.unicodeScalars.append(oddScalar()) }
    return random.once(in: 3) ? text + usual : text
  }

  /// The text with odd code points put into it, now and then.
  private mutating func bent(_ text: String) -> String {
    guard oddity > 0, random.once(in: oddity) else { return text }
    var scalars = Array(text.unicodeScalars)
    scalars.insert(oddScalar(), at: random.number(0...scalars.count))
    return String(String.UnicodeScalarView(scalars))
  }

  // MARK: Numbers

  private mutating func digits() -> String {
    switch random.number(0...19) {
    case 0...6: String(random.number(0...20))
    case 7...10: String(random.number(0...999))
    case 11...12: String(random.number(1_890...2_040))
    case 13...14: String(random.next() >> UInt64(random.number(1...60)))
    case 15: "0" + String(random.number(0...99))
    case 16: String(random.number(0...99)) + "," + String(random.number(0...9_999))
    case 17:
      String(repeating: String(random.number(0...9)), count: random.pick([18, 19, 20, 39, 400]))
    case 18: String(random.number(0...999).description.map { random.pick(digitForms)[$0] ?? $0 })
    default: random.pick(["½", "¾", "⅓", "²", "③", "Ⅳ", "1e5", "1E400", "0x1F", "10⁶", "5×10³"])
    }
  }

  private mutating func grouped() -> String {
    let separator = random.pick([",", ",", ",", ".", "\u{2009}", "\u{A0}", " ", "'", "’", "_", "٬"])
    var text = String(random.number(1...999))
    for _ in 0..<random.number(1...3) {
      let group = String(random.number(0...999))
      let length = random.once(in: 12) ? random.number(1...4) : 3
      text += separator + String(repeating: "0", count: max(0, length - group.count)) + group
    }
    return text
  }

  private mutating func plain() -> String {
    switch random.number(0...9) {
    case 0...4: digits()
    case 5...6: grouped()
    case 7: digits() + joint(".") + digits()
    case 8: random.pick([".", "-", "−", "+", "(", "±", "~", "c."]) + digits()
    default: digits() + random.pick([".", ".0", ")", "+", "*", "†", ".5.5", "/10", "%"])
    }
  }

  private mutating func inWords() -> String {
    var text = random.pick(numberWords)
    for _ in 0..<random.pick([0, 0, 1, 2, 5]) {
      text += joint(random.pick([" ", "-", " and ", "‑", " "])) + random.pick(numberWords)
    }
    return text
  }

  private mutating func amount() -> String {
    switch random.number(0...11) {
    case 0...3: plain()
    case 4: inWords()
    case 5...6:
      random.pick(["£", "$", "€", "£", "GBP ", "US$", "¥"]) + joint("") + plain() + joint("")
        + random.pick(scales)
    case 7: plain() + joint("") + random.pick(["p", " pence", " pounds", " euros", "k", "m", "bn"])
    case 8...9: plain() + joint("") + random.pick(percents)
    case 10: plain() + joint(" ") + random.pick(scales)
    default: random.pick(ordinals)
    }
  }

  /// A number in any of its shapes, ranges and shares among them.
  mutating func quantity() -> String {
    let text =
      switch random.number(0...24) {
      case 0...9: amount()
      case 10...13: amount() + joint(random.pick(dashes)) + amount()
      case 14: "between " + amount() + joint(" and ") + amount()
      case 15: "from " + amount() + joint(" to ") + amount()
      case 16: plain() + joint("/") + plain()
      case 17: random.pick(["one", "1", "two", "nine", plain()]) + " in " + plain()
      case 18: random.pick(shares)
      case 19: random.pick(["IV", "xii", "MCMXCIX", "iiii", "Year VI", "Part II", "C"])
      case 20:
        digits() + random.pick([":", ".", "h"]) + digits() + random.pick(["am", " pm", "", "Z"])
      case 21:
        random.pick(["020 8726 6000", "+44 (0)20 7946 0018", "0800-1111", "tel: 01632 960 001"])
      case 22: random.pick(labels) + joint(" ") + plain()
      case 23: age()
      default: date()
      }
    return bent(text)
  }

  private mutating func age() -> String {
    let (low, high) = (String(random.number(0...25)), String(random.number(0...99)))
    return switch random.number(0...5) {
    case 0: "aged \(low)\(joint(" to "))\(high)"
    case 1: "\(low)-\(high)-year-olds"
    case 2: "under-\(low)s"
    case 3: "\(low)–\(high) year olds"
    case 4: "over \(low)"
    default: "ages \(low)\(joint("+"))"
    }
  }

  // MARK: Dates

  mutating func date() -> String {
    let year = random.once(in: 12) ? random.number(0...99_999) : random.number(1_990...2_030)
    let (day, month) = (random.number(0...32), random.number(0...13))
    let name = random.pick(months)
    let mark = joint(random.pick(["/", "-", ".", ".", " ", "–"]))
    let text =
      switch random.number(0...19) {
      case 0...3: "\(day) \(name) \(year)"
      case 4: "\(day)\(mark)\(month)\(mark)\(year)"
      case 5: "\(day)\(mark)\(month)\(mark)\(year % 100)"
      case 6: "-\(day)\(mark)\(month)\(mark)\(year % 100)"
      case 7: "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      case 8: "\(name) \(year)"
      case 9: "\(year)\(joint(random.pick(["-", "/", "–", " to "])))\((year + 1) % 100)"
      case 10: "\(name) \(day)\(random.pick(["st", "nd", "rd", "th", ","])) \(year)"
      case 11: "\(day)\(joint(random.pick(dashes)))\(random.number(1...31)) \(name) \(year)"
      case 12: "\(day) \(name)\(joint(random.pick(dashes)))\(day) \(random.pick(months)) \(year)"
      case 13: "\(random.pick(["Q", "quarter ", "week "]))\(random.number(0...60)) \(year)"
      case 14: random.pick(relativeDates)
      case 15: "\(random.pick(["spring", "autumn", "early", "mid-", "the end of", "FY"])) \(year)"
      case 16: "\(year)\(joint(random.pick(dashes)))\(year + random.number(-3...9))"
      case 17: "\(year)-\(month)-\(day)T\(day):\(month):99+0\(month):00"
      case 18: "the year \(random.pick(["ending", "ended", "to"])) \(day) \(name) \(year)"
      default: "\(random.pick(["Monday", "Tues", "Sun."])) \(day) \(name)"
      }
    return bent(text)
  }

  // MARK: Words

  mutating func noun() -> String {
    bent(
      random.phrase(of: random.once(in: 3) ? random.pick(words.metrics) : random.pick(words.nouns)))
  }

  mutating func authority() -> String { bent(random.pick(words.authorities)) }
  mutating func grade() -> String { bent(random.phrase(of: random.pick(words.grades))) }
  mutating func area() -> String { bent(random.phrase(of: random.pick(words.areas))) }
  mutating func framework() -> String { random.phrase(of: random.pick(words.frameworks)) }

  /// A few words without an end: a heading, a header, an item of a list.
  mutating func phrase() -> String {
    switch random.number(0...9) {
    case 0...2: noun()
    case 3: quantity() + joint() + noun()
    case 4: noun() + joint(", ") + date()
    case 5: authority() + joint() + noun()
    case 6: area() + joint(random.pick([": ", " – ", " is ", " "])) + grade()
    case 7: date()
    case 8: quantity()
    default: random.pick(headings)
    }
  }

  mutating func sentence() -> String {
    var text = ""
    for index in 0..<random.number(1...7) {
      if index > 0 { text += joint() }
      switch random.number(0...15) {
      case 0...4: text += quantity() + joint() + noun()
      case 5: text += quantity()
      case 6: text += random.pick(connectors)
      case 7: text += random.pick(qualifiers) + joint() + quantity() + joint() + noun()
      case 8: text += authority() + random.pick(["", "’s", " council", " and Kent"])
      case 9: text += area() + joint() + random.pick(verbs) + joint() + mark(grade())
      case 10: text += "in" + joint() + date() + random.pick([",", ""])
      case 11: text += random.pick(connectors) + joint() + quantity()
      case 12: text += mark(quantity())
      case 13: text += "(" + quantity() + joint() + noun() + random.pick([")", ""])
      case 14: text += random.pick(quantifiers) + joint() + noun()
      default: text += noun() + joint() + random.pick(verbs)
      }
    }
    text += random.pick([".", ".", ".", ".", "", "!", "?", ":", ";", "…", ".”", ". . ."])
    return text
  }

  private mutating func mark(_ text: String) -> String {
    let quote = random.pick([
      ("‘", "’"), ("“", "”"), ("\"", "\""), ("(", ")"), ("[", "]"), ("'", ""),
    ])
    return random.once(in: 2) ? text : quote.0 + text + quote.1
  }
}

private let oddScalars: [Unicode.Scalar] = [
  "\u{FFFD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202E}",
  "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{301}", "\u{338}", "\u{20E3}", "\u{FE0F}", "\u{FFFE}",
  "\u{FFFF}", "\u{1FFFE}", "\u{10FFFF}", "\u{E000}", "\u{AD}", "\u{2028}", "\u{2029}", "\u{85}",
  "\u{0}", "\u{1B}", "\u{7F}", "\u{5D0}", "\u{661}", "\u{1D7D9}", "\u{1F1EC}", "\u{1F468}",
  "\u{300C}", "\u{FF10}", "\u{2044}", "\u{2215}", "\u{2212}", "‘", "’", "“", "”", "'", "\"", "-",
  "–", "—", ".", ",", ":", ";", "/", "(", ")", "[", "]", "%", "£", "*", "·", "•", "\n", "\t",
  "\u{A0}", "\u{2009}", "\u{3000}", "ß", "İ", "ſ", "K", "ﬁ",
]

private let digitForms: [[Character: Character]] = [
  Dictionary(uniqueKeysWithValues: zip("0123456789", "٠١٢٣٤٥٦٧٨٩")),
  Dictionary(uniqueKeysWithValues: zip("0123456789", "０１２３４５６７８９")),
  Dictionary(uniqueKeysWithValues: zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")),
]

private let scales = [
  "", "", "m", "bn", "k", "tn", " million", " billion", " thousand", " hundred", " trillion",
  "million",
  "M", " mn", "-million", " lakh", " dozen",
]

private let percents = [
  "%", "%", "%", " per cent", " percent", "pc", " percentage points", "pp", "‰", " %", "％",
]

private let dashes = [
  "-", "–", "—", "‐", "‑", "−", " - ", " – ", "--", "~", " to ", " through ", " or ", "/", "...",
  "→",
  " and ", " until ", "\u{FFFD}", "–\n", "to",
]

private let numberWords = [
  "zero", "one", "two", "three", "five", "seven", "ten", "eleven", "nineteen", "twenty", "thirty",
  "ninety", "hundred", "a hundred", "thousand", "million", "billion", "half", "a dozen", "couple",
  "first", "third", "fifths", "quarters", "no", "none", "single", "twice", "and a half",
  "point five",
]

private let ordinals = [
  "1st", "22nd", "3rd", "11th", "3th", "first", "twenty-first", "the second", "last", "0th",
  "999th",
]

private let shares = [
  "half", "a third", "two thirds", "three-quarters", "one in five", "nine out of ten",
  "a quarter of",
  "twice as many", "three times", "double", "half of a third of", "1/0", "0/0", "22/7", "threefold",
]

private let labels = [
  "Year", "page", "section", "Section", "chapter", "Figure", "Table", "No.", "room", "URN",
  "paragraph",
  "version", "article", "grade", "Key Stage", "Part", "the A", "CR", "#", "@", "Covid-", "Band",
]

private let months = [
  "January", "Feb", "March", "April", "May", "June", "July", "Aug.", "Sept", "October", "nov",
  "DECEMBER", "Mai", "",
]

private let relativeDates = [
  "last year", "this month", "last month", "this year", "in the last year", "a year earlier",
  "the previous year", "two years ago", "yesterday", "since then", "at the same time",
  "year on year",
]

private let headings = [
  "Inspection dates", "Lead inspector: Ann Other HMI", "Previous inspections", "Local authority",
  "What needs to improve", "Total", "Of whom", "Of this number:", "Key", "c", "[c]", "Share (%)",
  "Number", "Rate per 10,000", "England", "London", "2023", "2023-24", "Statistical neighbours",
  "The Children Act 1989", "£m", "£000s", "Overall effectiveness", "Judgement", "Grade",
]

private let connectors = [
  "and", "of whom", "of which", "compared with", "nationally", "up from", "down", "rose by",
  "fell to",
  "fell from", "an increase of", "more than", "out of", "per", "a year", "a week each", "for every",
  "the national average is", "in England", "whereas", "respectively", "while", "by", "to", "from",
  "or",
  "than", "against", "before", "a total of", "including", "but", "with", "not", "until", "since",
]

private let qualifiers = [
  "about", "around", "nearly", "almost", "over", "more than", "at least", "fewer than", "up to",
  "some",
  "approximately", "just under", "roughly", "a record", "only", "no more than", "as many as",
  "an extra",
]

private let verbs = [
  "is", "was", "are", "were", "has been rated", "was judged", "remains", "rose to", "was graded",
  "had", "spent", "cared for", "inspected", "went from inadequate to", "improved to", "are not",
]

private let quantifiers = [
  "too many", "most", "a small number of", "all", "nearly all", "the vast majority of", "few",
  "a very small number of", "several", "no", "a minority of", "many",
]
