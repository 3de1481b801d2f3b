import Language
import Model

/// What the headers of a table say of the numbers under and beside them.
///
/// Source: Government Analysis Function, "Releasing statistics in spreadsheets": units stand in the
/// column's header, in brackets behind its name.
struct CellHeaders {
  /// What a bare number in a cell is.
  struct Measure: Equatable {
    var kind: Figure.Kind
    var unit: Unit?

    /// What the numbers are written in: 1000 under `£000`.
    var factor: Int64 = 1
  }

  private let column: Sentence
  private let row: Sentence
  private let caption: Sentence
  private let slot: TableSlot

  init(of slot: TableSlot, lexicon: Lexicon) {
    self.slot = slot
    column = Sentence(header: slot.columnHeader, lexicon: lexicon)
    row = Sentence(header: slot.rowHeader, lexicon: lexicon)
    caption = Sentence(header: slot.caption, lexicon: lexicon)
  }

  /// The headers' words, the row's first; nil where there are none.
  var words: String? {
    if slot.rowHeader.isEmpty { return slot.columnHeader.isEmpty ? nil : slot.columnHeader }
    return slot.columnHeader.isEmpty
      ? slot.rowHeader : slot.rowHeader + " " + slot.columnHeader
  }

  /// Whether the numbers below are names of things: years, references, pages.
  var nameThings: Bool { column.namesThings || slot.isCard && row.namesThings }

  /// Whether the label of a card tells of those who read the page, not of what it is about: "comments".
  var tellOfReaders: Bool { row.tellsOfReaders }

  /// Whether the numbers are rates, averages, changes, which count nothing.
  var tellRates: Bool { column.isDerived || row.isDerived }

  /// The measure of the cells: a unit that a header spells out, the noun of "Number of children", a
  /// unit in brackets in the caption, else the plural that heads a column or a row. Where the columns
  /// are periods, or only say "number", the caption tells what is measured.
  var measure: Measure? {
    if let spelled = column.spelledMeasure() ?? row.spelledMeasure() { return ofPersons(spelled) }
    let isNumber = column.saysNumber || row.saysNumber
    let isBracketed = !column.isPeriod || caption.saysNumber
    if !isNumber, let captioned = caption.spelledMeasure(isInBrackets: isBracketed) {
      return ofPersons(captioned)
    }
    let factor = column.thousands ?? row.thousands ?? caption.thousands ?? 1
    let isCaptioned = (isNumber || column.isPeriod) && !tellRates
    guard
      var noun = column.countedMeasure() ?? (column.isDerived ? nil : row.countedMeasure())
        ?? (isCaptioned ? caption.headedMeasure() : nil)
    else {
      return factor > 1 ? Measure(kind: .number, factor: factor) : nil
    }
    noun.factor = factor
    return noun
  }
}

/// What the numbers under `£m` and `(thousands)` are multiplied by.
private enum HeaderScales {
  static let ofMoney = WordValues<Int64>("header.scale.money")
  static let ofCounts = WordValues<Int64>("header.scale")
}

extension CellHeaders {
  /// A rate "per 10,000" that does not say of whom, with the persons that the row or the caption names.
  private func ofPersons(_ measure: Measure) -> Measure {
    guard let rate = measure.unit?.rate, rate.persons == nil,
      let person = row.personWord ?? caption.personWord
    else { return measure }
    var measure = measure
    measure.unit = Unit(Rate(per: rate.base, of: person))
    return measure
  }
}

extension Sentence {
  /// The plural of persons that a header names first.
  fileprivate var personWord: String? {
    (0..<count).first { has($0, [.person]) && looksPlural($0) }.map { text($0).lowercased() }
  }

  fileprivate var namesThings: Bool {
    if count == 1, isWord(0, of: .headerAlone) || sign(0) == .hash { return true }
    if isWord(0, of: .ageWord) {
      return count == 1 || sign(1) == .open || isWord(1, of: .headerAgeFollower)
    }
    if count == 2, isWord(1, of: .headerPeriod) { return isWord(0, of: .yearKind) }
    return isWord(0, of: .headerLabel) && (count == 1 || !isWord(1, of: .headerLabelNot))
  }

  /// `%`, `(£000)`, `£m`, `per 10,000`, `(days)`.
  fileprivate func spelledMeasure(isInBrackets: Bool = false) -> CellHeaders.Measure? {
    var isInside = false
    for at in 0..<count {
      if sign(at) == .open { isInside = true }
      if sign(at) == .close { isInside = false }
      if isInBrackets, !isInside { continue }
      if let found = spelledMeasure(at: at) { return found }
    }
    return nil
  }

  private func spelledMeasure(at: Int) -> CellHeaders.Measure? {
    if sign(at) != .percent || !isDigits(at - 1),
      let unit = percent(at: at)?.0 ?? (isWord(at, of: .percent) ? Units.percent : nil)
    {
      return CellHeaders.Measure(kind: unit.kind, unit: Unit(unit.name))
    }
    if let sign = sign(at), let code = Self.code(of: sign) { return money(code, at: at + 1) }
    if isText(at, "per"), let base = numeral(at: at + 1)?.integer, base >= 100 { return rate(base) }
    if sign(at - 1) == .open, sign(at + 1) == .close, has(at, [.unit]) {
      let unit = Units.all[lexeme(at).unit]
      return CellHeaders.Measure(kind: unit.kind, unit: Unit(unit.name))
    }
    return nil
  }

  /// The scale behind a currency's sign in a header; nil where an amount stands there: `over £500`.
  private func money(_ code: String, at start: Int) -> CellHeaders.Measure? {
    let at = sign(start) == .apostrophe ? start + 1 : start
    if isDigits(at), !isText(at, "000") { return nil }
    let factor = isDigits(at) ? 1_000 : value(at, of: HeaderScales.ofMoney) ?? 1
    return CellHeaders.Measure(kind: .money, unit: Unit(code), factor: factor)
  }

  /// A rate, of the persons whom the header names.
  private func rate(_ base: Int) -> CellHeaders.Measure {
    CellHeaders.Measure(kind: .ratio, unit: Unit(Rate(per: base, of: personWord)))
  }

  /// `(000s)`, `(thousands)`, `(millions)` behind what is counted.
  fileprivate var thousands: Int64? {
    for at in 0..<count {
      if isText(at, "000"), sign(at - 1) != .comma { return 1_000 }
      if let scale = value(at, of: HeaderScales.ofCounts) { return scale }
    }
    return nil
  }

  fileprivate var tellsOfReaders: Bool { (0..<count).contains { isWord($0, of: .headerPage) } }

  /// Whether a header is a date or a period and nothing else: `2023-24`, `As at 31 March`, `Q1 2024/25`.
  fileprivate var isPeriod: Bool {
    count > 0
      && (0..<count).allSatisfy {
        !isWord($0) || has($0, [.month])
          || isWord($0, of: .headerTime)
      }
  }

  fileprivate var saysNumber: Bool { (0..<count).contains { isWord($0, of: .headerCount) } }

  /// Whether a header tells of numbers that count nothing: rates, averages, changes.
  fileprivate var isDerived: Bool { (0..<count).contains { isWord($0, of: .headerRate) } }

  /// The plural that heads a caption, behind its number: "Table 1: Children looked after by area".
  fileprivate func headedMeasure() -> CellHeaders.Measure? {
    let at = (0..<min(count, 6)).first { isWord($0) && !isWord($0, of: .headerNumber) }
    guard let at, let noun = nounPhrase(at: at),
      !(at...noun.head).contains(where: { isWord($0, of: .headerRate) })
    else { return nil }
    return measure(counting: noun)
  }

  /// The plural that a header counts, behind "number of" where that stands, else the first.
  fileprivate func countedMeasure() -> CellHeaders.Measure? {
    guard !isDerived else { return nil }
    let named = (0..<count).first { isWord($0, of: .headerCountNoun) && isOf($0 + 1) }
    var at = named.map { isText($0 + 1, "of") ? $0 + 2 : $0 + 3 } ?? 0
    while at < count {
      if let noun = nounPhrase(at: at) {
        if isWord(noun.head, of: .headerScale) {
          at = max(noun.end, at + 1)
          continue
        }
        return measure(counting: noun)
      }
      at += 1
    }
    return nil
  }

  private func measure(counting noun: NounPhrase) -> CellHeaders.Measure? {
    guard !isWord(noun.head, of: .headerNounNot) else { return nil }
    if has(noun.head, [.unit]) {
      let unit = Units.all[lexeme(noun.head).unit]
      return CellHeaders.Measure(kind: unit.kind, unit: Unit(unit.name))
    }
    return CellHeaders.Measure(kind: .count, unit: noun.unit(of: self))
  }

  private func isOf(_ at: Int) -> Bool {
    isText(at, "of") || sign(at) == .point && isText(at + 1, "of")
  }
}
