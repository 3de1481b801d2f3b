import Language
import Model

extension RefusalRule {
  /// In the order in which they are asked, before dates where they cannot be mistaken for one.
  static let beforeDates: [RefusalRule] = [.address, .copyright, .digitRun, .clockTime, .slashed]

  /// Asked behind the dates.
  static let afterDates: [RefusalRule] = [
    .version, .impossibleDate, .statute, .label, .denominator, .pageNumber, .listNumber, .decade,
    .gluedLetters, .leadingZero,
    .nameWithNumber,
    .street, .score, .pronoun, .loneInteger,
  ]

  /// The name for a number that no rule reads: `once in a hundred`, a lone fraction's noun.
  static let unread = "unread"

  /// The name for the number of a table's cell that is a header, or that names its row: no value.
  static let cellName = "cell-name"

  /// The name for a small number in a cell that nothing says the meaning of.
  static let bareCell = "bare-cell"

  /// Numbers of web and mail addresses: `www.example.org/report-2`.
  static let address = RefusalRule(name: "address") { sentence, at in
    sentence.exists(at) && sentence[at].kind == .address ? at + 1 : nil
  }

  /// `© 2020`, `Crown copyright 2019`.
  static let copyright = RefusalRule(name: "copyright") { sentence, at in
    guard sentence.isDigits(at) else { return nil }
    let isMarked = (1...3).contains { back in
      sentence.sign(at - back) == .copyright || sentence.isText(at - back, "copyright")
    }
    return isMarked ? at + 1 : nil
  }

  /// Telephone and account numbers: `0161 496 0000`, `+44 20 7946 0000`, `123-12-1234`. Not a
  /// range, nor a date, nor "2 1/2".
  static let digitRun = RefusalRule(name: "digit-run") { sentence, at in
    sentence.digitRun(at: at)
  }

  /// `9.30am`, `5 p.m.`, `10:15`, `10 o’clock`.
  static let clockTime = RefusalRule(name: "clock-time") { sentence, at in
    guard sentence.isDigits(at) || sentence.has(at, [.cardinal]) else { return nil }
    if sentence.sign(at + 1) == .colon, sentence.isGlued(at + 1), sentence.isGlued(at + 2),
      sentence.isDigits(at + 2)
    {
      return at + 3
    }
    // "between 9 and 5pm": the first hour has the second's mark.
    if sentence.isText(at + 1, any: "to", "and") || sentence.isHyphen(at + 1),
      let end = sentence.meridiem(behind: at + 2)
    {
      return end
    }
    if sentence.isText(at + 1, "o"), sentence.sign(at + 2) == .apostrophe { return at + 4 }
    if sentence.isText(at + 1, any: "o'clock", "o’clock", "noon", "midnight") { return at + 2 }
    return sentence.meridiem(behind: at)
  }

  /// `24/7`, `9/11`, `50/50`: two numbers at a slash that are no fraction. A fraction of something,
  /// `1/4 inch`, goes on with a unit or with "of".
  static let slashed = RefusalRule(name: "slashed") { sentence, at in
    guard sentence.isDigits(at), sentence.sign(at + 1) == .slash, sentence.isGlued(at + 1),
      sentence.isDigits(at + 2), sentence.isGlued(at + 2)
    else { return nil }
    // A year and the next, or a date, is for the dates.
    if sentence.length(at) == 4 || sentence.length(at + 2) == 4 { return nil }
    if sentence.sign(at + 3) == .slash { return nil }
    if let numeral = sentence.numeral(at: at), numeral.isSlashed,
      sentence.isText(numeral.end, "of") || sentence.has(numeral.end, [.unit])
        || sentence.isDigits(at - 1)
    {
      return nil
    }
    return at + 3
  }

  /// The year of an Act, and the number of its section: `Children Act 1989`.
  static let statute = RefusalRule(name: "statute") { sentence, at in
    guard let year = sentence.numeralOfDigits(at), (1500...2199).contains(year),
      sentence.has(at - 1, [.statute]), sentence[at - 1].letterCase != .small
    else { return nil }
    return at + 1
  }

  /// Numbers that a noun before them makes a name: `key stage 4`, `Year 6`, `section 17`, `No. 12`,
  /// `Step one`, and what follows in their list: `sections 17 and 47`. Not "stage, 4 children".
  static let label = RefusalRule(name: "label") { sentence, at in
    guard sentence.isNumberToken(at), sentence.isBehindLabel(at) else { return nil }
    var end = sentence.numeral(at: at)?.end ?? at + 1
    while let next = sentence.nextOfList(behind: end) { end = next }
    // "Page 4 of 28"
    if sentence.isText(at - 1, any: "page", "part", "slide", "sheet", "step"),
      sentence.isText(end, "of"), sentence.isNumberToken(end + 1)
    {
      return end + 2
    }
    return end
  }

  /// The base of a rate, `per 10,000 of the population`, which belongs to the number before it.
  static let denominator = RefusalRule(name: "denominator") { sentence, at in
    guard sentence.isDigits(at), sentence.isText(at - 1, "per") else { return nil }
    return sentence.numeral(at: at)?.end ?? at + 1
  }

  /// The number of a page behind a title, in a table of contents or a foot that has run into a line:
  /// `Executive summary 2`, and between two titles, `Executive summary 39 Recommendations`. A title is
  /// a noun, and the next one has a capital.
  static let pageNumber = RefusalRule(name: "page-number") { sentence, at in
    guard sentence.isDigits(at), sentence.length(at) <= 3, sentence.isWord(at - 1),
      sentence[at].isSpaced, !sentence.endsPhrase(at - 1),
      !sentence.has(at - 1, [.verb, .rise, .fall, .month, .cardinal]),
      sentence.numeralOfDigits(at) != nil, sentence[0].letterCase != .small
    else { return nil }
    if at + 1 == sentence.count { return sentence.isTitle(upTo: at) ? at + 1 : nil }
    guard sentence.isWord(at + 1), sentence[at + 1].isSpaced,
      sentence[at + 1].letterCase == .initial,
      let noun = sentence.nounPhrase(at: at + 1), noun.head == at + 1
    else { return nil }
    let last = sentence.lastByte(at - 1)
    let mayBeVerb = last == UInt8(ascii: "s") || last == UInt8(ascii: "d")
    return mayBeVerb ? nil : at + 1
  }

  /// `3. Foreword`, `4.2 Outlook`, `12 Children …`: a number that opens a block and orders it.
  static let listNumber = RefusalRule(name: "list-number") { sentence, at in
    // `4.2 Outlook`, wherever a table of contents has run into a line.
    if sentence.isDigits(at), sentence.length(at) <= 4, sentence.numeralOfDigits(at) == nil,
      sentence.isWord(at + 1), sentence[at + 1].letterCase == .initial, sentence[at + 1].isSpaced,
      !sentence.has(at + 1, [.scale, .unit, .currencyName])
    {
      return at + 1
    }
    guard at == 0, sentence.isDigits(0), sentence.length(0) <= 5, sentence.count > 1 else {
      return nil
    }
    if sentence.count == 2, sentence.length(0) <= 3, sentence.sign(1) == .point { return 2 }
    let isPointed = sentence.sign(1) == .point || sentence.sign(1) == .close
    if isPointed, sentence.isGlued(1), sentence.isWord(2) || sentence.sign(2) == .quote { return 2 }
    guard sentence.beginsBlock, sentence.isWord(1), sentence[1].isSpaced else { return nil }
    let isHeading = sentence[1].letterCase == .initial && !sentence.has(1, [.month, .scale, .unit])
    return isHeading && sentence.length(0) <= 4 ? 1 : nil
  }

  /// `the 1960s`: a decade is no year.
  static let decade = RefusalRule(name: "decade") { sentence, at in
    guard sentence.isDigits(at) else { return nil }
    if sentence.isText(at + 1, "s"), sentence.isGlued(at + 1) { return at + 2 }
    if sentence.sign(at + 1) == .apostrophe, sentence.isText(at + 2, "s"), sentence.isGlued(at + 1),
      sentence.isGlued(at + 2)
    {
      return at + 3
    }
    return nil
  }

  /// Digits that touch letters, or the sign behind them, without being a unit: `service14`, `A38`,
  /// `OX9 4QD`, `Covid-19`, `80%1`, `need.2`.
  static let gluedLetters = RefusalRule(name: "glued-letters") { sentence, at in
    sentence.gluedNumber(at: at)
  }

  /// `2.1.3`, `1,00`, `1.000.000`, `31/02/2020`: more points or commas than a number has, more
  /// slashes than a fraction.
  static let version = RefusalRule(name: "version") { sentence, at in
    guard sentence.isDigits(at) else { return nil }
    var end = at + 1
    while sentence.sign(end) == .point || sentence.sign(end) == .comma, sentence.isGlued(end),
      sentence.isGlued(end + 1), sentence.isDigits(end + 1)
    {
      end += 2
    }
    if end > at + 1 { return end }
    while sentence.sign(end) == .slash || sentence.sign(end) == .hyphen, sentence.isGlued(end),
      sentence.isGlued(end + 1), sentence.isDigits(end + 1)
    {
      end += 2
    }
    return end > at + 3 ? end : nil
  }

  /// `31 February 2020`: a day that no calendar has, with its month and year.
  static let impossibleDate = RefusalRule(name: "impossible-date") { sentence, at in
    guard sentence.isDigits(at), sentence.length(at) <= 2 else { return nil }
    var month = sentence.ordinalSuffix(behind: at) ? at + 2 : at + 1
    if sentence.isText(month, "of") { month += 1 }
    guard sentence.has(month, [.month]), sentence[month].letterCase != .small else { return nil }
    return sentence.yearNumber(at: month + 1)?.1 ?? month + 1
  }

  /// `00`, `007`: a count begins with no zero.
  static let leadingZero = RefusalRule(name: "leading-zero") { sentence, at in
    // "£000" says in what the numbers below are told.
    let number = sentence.sign(at).flatMap(Sentence.code(of:)) == nil ? at : at + 1
    guard sentence.isDigits(number), sentence.length(number) > 1,
      sentence.bytes[sentence[number].start] == 0x30,
      sentence.bytes[sentence[number].start + 1] != 0x2E
    else { return nil }
    return number + 1
  }

  /// Names with a number in them: `Care 4 Children`, `Together 4 Adoption`, `The 333 care leavers
  /// hub continues`.
  static let nameWithNumber = RefusalRule(name: "name-with-number") { sentence, at in
    if sentence.isReleaseOfName(at) { return at + 1 }
    guard sentence.isDigits(at), sentence.length(at) <= 4 else { return nil }
    let isBetweenCapitals =
      sentence.isWord(at - 1) && sentence[at - 1].letterCase == .initial
      && sentence.isWord(at + 1) && sentence[at + 1].letterCase == .initial
      && !sentence.has(at - 1, [.month, .weekday])
      && (at > 1 && sentence.isWord(at - 2) || sentence.sign(at - 2) == .apostrophe
        || !sentence.has(at - 1, [.function, .datePreposition, .verb]))
      && !sentence.has(at + 1, [.month])
    // "In Kent 300 Syrian children": more than a pun on "for" or "to", with a common noun behind.
    let isCommon =
      sentence.length(at) > 1
      && sentence.nounPhrase(at: at + 1).map { sentence[$0.head].letterCase == .small } ?? false
    if isBetweenCapitals, !isCommon { return at + 1 }
    return sentence.isNameOfSingular(at) ? at + 1 : nil
  }

  /// `14 Abbey Road`, `8 Mint Walk`.
  static let street = RefusalRule(name: "street") { sentence, at in
    guard sentence.isDigits(at), sentence.length(at) <= 4 else { return nil }
    var index = at + 1
    while index < at + 5, sentence.isWord(index), sentence[index].letterCase == .initial {
      if index > at + 1, sentence.has(index, [.street]) { return index + 1 }
      index += 1
    }
    return nil
  }

  /// `won 3-1`, `beat them 2-0`.
  static let score = RefusalRule(name: "score") { sentence, at in
    guard let first = sentence.numeralOfDigits(at), sentence.isHyphen(at + 1),
      sentence.isGlued(at + 1), sentence.isGlued(at + 2),
      let second = sentence.numeralOfDigits(at + 2)
    else { return nil }
    guard sentence.length(at) <= 2, sentence.length(at + 2) <= 2 else { return nil }
    return first >= second && !sentence.isGlued(at + 3) || sentence.roles.contains(.game)
      ? at + 3 : nil
  }

  /// "one of the homes", "that one", "no one", "one another", "one day".
  static let pronoun = RefusalRule(name: "pronoun") { sentence, at in
    guard sentence.isText(at, "one"), !sentence.isMinusWord(at - 1),
      !sentence.has(at + 1, [.scale])
    else { return nil }
    // ‘One Family’: a name.
    if at > 0, sentence[at].letterCase == .initial, sentence[at + 1].letterCase == .initial,
      sentence.isWord(at + 1)
    {
      return at + 1
    }
    if sentence.isText(at + 1, "of"),
      !sentence.has(at + 2, [.cardinal]) || sentence.isText(at + 2, "the")
    {
      return at + 1
    }
    if sentence.isText(
      at - 1, any: "the", "that", "this", "no", "any", "every", "each", "which", "another", "some",
      "first", "last", "next")
    {
      return sentence.partOfWhole(at: at) == nil ? at + 1 : nil
    }
    if sentence.isHyphenated(at) {
      // "one-off", "one-to-one"; "one-year", "one-fifth" and "one-in-ten" go on as numbers.
      return sentence.has(at + 2, [.unit, .fraction, .currencyName])
        || sentence.partOfWhole(at: at) != nil ? nil : at + 1
    }
    return sentence.isText(at + 1, any: "another", "day", "off", "way", "by") ? at + 1 : nil
  }

  /// A block that is a whole number of up to four digits and nothing else: the number of a page.
  static let loneInteger = RefusalRule(name: "lone-integer") { sentence, at in
    guard at == 0, sentence.count == 1, sentence.isWholeBlock, sentence.numeralOfDigits(0) != nil,
      sentence.length(0) <= 4
    else { return nil }
    return 1
  }
}

extension Sentence {
  /// Whether the words before a token are a title: no verb that can be told, none of the words that
  /// lead up to a number.
  fileprivate func isTitle(upTo end: Int) -> Bool {
    guard !isText(end - 1, any: "total", "number", "average", "count", "score") else {
      return false
    }
    return (0..<min(end, 12)).allSatisfy { at in
      isWord(at) && !has(at, [.verb, .rise, .fall]) && (!has(at, [.function]) || isLinking(at))
        && !(at > 0 && lastByte(at) == UInt8(ascii: "d") && lastByte(at, back: 1) == 0x65)
    } && end <= 12
  }

  private func isLinking(_ at: Int) -> Bool {
    has(at, [.preposition, .determiner]) || isText(at, "and")
  }

  /// Whether a decimal is the release of what a name before it names: `Windmill 3.11`, without a unit
  /// or a scale.
  fileprivate func isReleaseOfName(_ at: Int) -> Bool {
    guard at > 1, isDigits(at), numeralOfDigits(at) == nil, isWord(at - 1), self[at].isSpaced,
      self[at - 1].letterCase == .initial, !has(at - 1, [.function, .month, .verb, .weekday]),
      bytes[self[at].start..<self[at].end].contains(UInt8(ascii: ".")), let amount = amount(at: at)
    else { return false }
    return !amount.hasUnit && amount.tokens.count == 1 && !isText(at + 1, "per")
  }

  func isMinusWord(_ at: Int) -> Bool { isText(at, any: "minus", "negative") }

  /// The token behind a run of digits that is no quantity.
  func digitRun(at start: Int) -> Int? {
    var at = start
    let isInternational = sign(at) == .plus && isDigits(at + 1) && isGlued(at + 1)
    let isBracketed =
      sign(at) == .open && isDigits(at + 1) && sign(at + 2) == .close
      && isDigits(at + 3) && length(at + 1) == 3 && length(at + 3) >= 3
    if isInternational || isBracketed { at += 1 }
    guard isDigits(at), !isGlued(at) || at > start || sign(at - 1) == .open else { return nil }
    let first = at
    var groups = 1
    var dashes = 0
    at += 1
    while groups < 16, let next = nextGroup(at: at, &dashes) {
      at = next
      groups += 1
    }
    if isInternational { return groups > 1 || length(first) > 6 ? at : nil }
    if isBracketed { return at }
    let hasZero = bytes[self[first].start] == 0x30 && length(first) >= 2 && isPlainDigits(first)
    if hasZero, groups > 1 || length(first) >= 5, !isDateLike(first) { return at }
    if dashes >= 2, groups >= 3, !isDateLike(first) { return at }
    return nil
  }

  private func isPlainDigits(_ at: Int) -> Bool {
    bytes[self[at].start..<self[at].end].allSatisfy { $0 &- 0x30 < 10 }
  }

  /// Past the next group of digits of a run, with the space or the hyphen before it.
  private func nextGroup(at: Int, _ dashes: inout Int) -> Int? {
    if isDigits(at), self[at].isSpaced, length(at) >= 2 { return at + 1 }
    guard isHyphen(at) || sign(at) == .slash && dashes > 0 || sign(at) == .close, isDigits(at + 1),
      isGlued(at) || sign(at) == .close
    else { return nil }
    if isHyphen(at) { dashes += 1 }
    return at + 2
  }

  /// `2024-10-31` and `01/02/2024` are dates, though they look like runs.
  private func isDateLike(_ at: Int) -> Bool {
    (length(at) == 4 && length(at + 2) <= 2 && length(at + 4) <= 2 && !isHyphen(at + 5)
      || length(at) <= 2 && length(at + 2) <= 2 && length(at + 4) == 4 && !isHyphen(at + 5))
      && isDigits(at + 2) && isDigits(at + 4)
      || length(at) <= 2
        && (has(at + 1, [.month]) || has(at + 2, [.month])
          || isText(at + 1, any: "st", "nd", "rd", "th"))
  }

  /// Past `am`, `p.m.` behind the number at a token.
  func meridiem(behind at: Int) -> Int? {
    guard isNumberToken(at) else { return nil }
    let next = at + 1
    // "I am": the words are no time of day where nothing but letters surrounds them.
    if isText(next, any: "am", "pm"), isDigits(at) { return next + 1 }
    if isText(next, any: "a", "p"), sign(next + 1) == .point, isText(next + 2, "m") {
      return sign(next + 3) == .point ? next + 4 : next + 3
    }
    return nil
  }

  /// Whether a label stands before a number: `stage 4`, `No. 4`, `number 9`, `Part 8`.
  func isBehindLabel(_ at: Int) -> Bool {
    var before = at - 1
    if sign(before) == .point || sign(before) == .hash { before -= 1 }
    if sign(at - 1) == .hash { return true }
    guard isWord(before), has(before, [.label]), self[at].isSpaced, !self[before].isPossessive
    else {
      return false
    }
    if sign(at - 1) == .point {
      return isText(before, any: "no", "nos", "p", "pp", "para", "fig", "vol", "reg", "tel", "ext")
    }
    return !isOrdinaryNoun(before, number: at)
  }

  /// Whether a word of the labels is used as a common noun or verb: "in the year 2020", "a goal of",
  /// "day two children", "act 12 times".
  private func isOrdinaryNoun(_ label: Int, number: Int) -> Bool {
    // "in the year 2020", "over the past year 2,300 children": what is labelled has small numbers.
    if isDigits(number), length(number) > 3, numeralOfDigits(number) == nil { return true }
    // "Of this number 176 live": the label speaks of a group.
    if isText(label, "number"), isText(label - 1, any: "this", "that") { return true }
    if isText(label, "year"), let year = numeralOfDigits(number), year > 13 { return true }
    if isText(
      label, any: "no", "text", "call", "order", "act", "study", "form", "target", "standard")
    {
      // "call 12 children": what is counted comes behind.
      return looksPlural(number + 1) || has(number + 1, [.unit]) || sign(number + 1) == .percent
    }
    if isText(label, any: "day", "week", "step", "line", "group", "theme", "size", "code"),
      !isDigits(number), self[label].letterCase == .small
    {
      return true
    }
    // "at this stage 12 children were": a count with its noun, unless the label has a capital.
    if self[label].letterCase == .small, looksPlural(number + 1) || sign(number + 1) == .percent,
      isText(label - 1, any: "this", "that", "each", "every", "the", "a", "last", "next", "any")
        || has(label - 1, [.ordinal])
    {
      return true
    }
    return false
  }

  /// Past the next number of a list of labelled ones: `17 and 47`, `3 to 5`, `2, 3`.
  func nextOfList(behind end: Int) -> Int? {
    guard
      isText(end, any: "and", "or", "to") || sign(end) == .comma || isHyphen(end)
        || sign(end) == .slash
    else { return nil }
    let at = end + 1
    guard isDigits(at) || has(at, [.cardinal]), !looksPlural(at + 1), sign(at + 1) != .percent,
      !has(at + 1, [.unit, .scale, .month])
    else { return nil }
    // "page 3, 12 children": what counts something is a number again.
    if isWord(at + 1), !endsPhrase(at + 1), sign(end) == .comma { return nil }
    return at + 1
  }

  /// The token behind a number that touches what it should not.
  func gluedNumber(at: Int) -> Int? {
    if isHyphen(at), isDigits(at + 1), isGlued(at + 1), isWord(at + 2) {
      return amount(at: at)?.hasUnit == true ? nil : gluedNumber(at: at + 1)
    }
    guard isDigits(at) else { return nil }
    if isGlued(at), !mayTouch(at), !isLostSpace(at) { return pastGlued(at) }
    let next = at + 1
    guard isGlued(next), isWord(next) else { return nil }
    if isText(next, any: "st", "nd", "rd", "th", "k", "m", "bn", "b", "p", "mn", "tn") {
      return isGlued(next + 1) && (isDigits(next + 1) || isWord(next + 1)) ? pastGlued(at) : nil
    }
    if has(next, [.scale, .unit, .currencyCode, .currencyName]) { return nil }
    if let amount = amount(at: at), amount.hasUnit { return nil }
    return pastGlued(at)
  }

  /// Whether only a space is lost before an amount: "the average is19.4%". No note is marked, and
  /// nothing is named, at a function word.
  private func isLostSpace(_ at: Int) -> Bool {
    has(at - 1, [.function]) && length(at - 1) > 1 && !isGlued(at - 1)
      && amount(at: at)?.hasUnit == true
  }

  /// Past everything without white space.
  private func pastGlued(_ at: Int) -> Int {
    var end = at + 1
    while exists(end), isGlued(end),
      isDigits(end) || isWord(end) || isHyphen(end) && isDigits(end + 1)
    { end += 1 }
    return end
  }

  /// Whether a number may touch the token before it: a bracket, a quote, a currency, a dash between
  /// numbers, the hyphen of a minus.
  private func mayTouch(_ at: Int) -> Bool {
    let before = at - 1
    switch sign(before) {
    case .open, .pound, .dollar, .euro, .yen, .rupee, .emDash, .less, .more, .hash, .plus, .minus:
      return true
    case .quote, .apostrophe:
      return self[before].isSpaced || before == 0
    case .enDash, .hyphen:
      // "Covid-19" and "report-2" are names; "-5" and "10-15" are not.
      return !isGlued(before) || !isWord(before - 1) || isNumberToken(before - 1)
        || has(before - 1, [.unit, .month, .scale])
    case .slash: return !isWord(before - 1)
    case .colon: return !isDigits(before - 1)
    case .comma: return false
    case .point:
      // "c.30 families"
      return !isWord(before - 1) || !isGlued(before)
        || isText(before - 1, any: "c", "ca") && !isGlued(before - 1)
          && self[before - 1].letterCase == .small
    case .other: return !isGlued(before) || !isWord(before - 1)
    default: return false
    }
  }

  /// "The 333 care leavers hub continues": a determiner of the singular phrase that ends in a
  /// singular verb, so the number is no count of the plural between them.
  func isNameOfSingular(_ at: Int) -> Bool {
    guard isText(at - 1, any: "the", "a", "this", "our"), let noun = nounPhrase(at: at + 1),
      isWord(noun.end), !endsPhrase(noun.end), !has(noun.end, [.verb, .unit])
    else { return false }
    if isText(at - 1, any: "a", "this") { return true }
    let verb = noun.end + 1
    if isText(verb, any: "is", "was", "has", "does") { return true }
    return isWord(verb) && has(verb, [.verb]) && lastByte(verb) == UInt8(ascii: "s")
  }
}
