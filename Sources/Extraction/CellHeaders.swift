import Model

/// What the headers of a table say of the numbers under and beside them.
///
/// Source: Government Analysis Function, "Releasing statistics in spreadsheets": units stand in the
/// column's header, in brackets behind its name.
struct CellHeaders {
  /// What a bare number in a cell is.
  struct Measure: Equatable {
    var kind: Figure.Kind
    var unit: String?

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
  var nameThings: Bool { column.namesThings }

  /// The measure of the cells: a unit that a header spells out, the noun of "Number of children", a
  /// unit in brackets in the caption, else the plural that heads a column or a row.
  var measure: Measure? {
    if let spelled = column.spelledMeasure() ?? row.spelledMeasure() { return spelled }
    let isNumber = column.saysNumber || row.saysNumber
    if !isNumber, let captioned = caption.spelledMeasure(isInBrackets: true) { return captioned }
    let factor = column.thousands ?? row.thousands ?? caption.thousands ?? 1
    guard var noun = column.countedMeasure() ?? (column.isDerived ? nil : row.countedMeasure())
    else {
      return factor > 1 ? Measure(kind: .number, factor: factor) : nil
    }
    noun.factor = factor
    return noun
  }
}

extension Sentence {
  /// A header, whatever words it has.
  init(header text: String, lexicon: Lexicon) {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    let roles = bytes.withUnsafeBufferPointer {
      Tokenizer.read($0, range: 0..<$0.count, lexicon: lexicon, into: &tokens)
    }
    self.init(
      bytes: bytes, range: 0..<bytes.count, tokens: tokens, roles: roles ?? [], lexicon: lexicon,
      beginsBlock: true, isWholeBlock: false)
  }

  fileprivate var namesThings: Bool {
    if count == 1, isText(0, any: "week", "day", "month", "no") || sign(0) == .hash { return true }
    return isText(
      0, any: "year", "years", "date", "ref", "reference", "urn", "id", "code", "phone",
      "telephone", "tel", "page", "pages", "rank", "ranking", "row", "item", "postcode", "quarter")
      && (count == 1 || !isText(1, any: "to", "of", "on"))
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
    let isShare =
      isText(at, any: "percentage", "percent", "pct") || isText(at, "per") && isText(at + 1, "cent")
    if isText(at, "percentage"), isText(at + 1, any: "point", "points") {
      return CellHeaders.Measure(kind: .percent, unit: "percentage_point")
    }
    if isShare || sign(at) == .percent && !isDigits(at - 1) {
      return CellHeaders.Measure(kind: .percent, unit: "percent")
    }
    if let sign = sign(at), let code = Self.code(of: sign) { return money(code, at: at + 1) }
    if isText(at, "per"), let base = numeral(at: at + 1)?.integer, base >= 100 { return rate(base) }
    if sign(at - 1) == .open, sign(at + 1) == .close, has(at, [.unit]) {
      let unit = Units.all[lexeme(at).unit]
      return CellHeaders.Measure(kind: unit.kind, unit: unit.name)
    }
    return nil
  }

  /// The scale behind a currency's sign in a header; nil where an amount stands there: `over £500`.
  private func money(_ code: String, at start: Int) -> CellHeaders.Measure? {
    let at = sign(start) == .apostrophe ? start + 1 : start
    if isDigits(at), !isText(at, "000") { return nil }
    let factor: Int64 =
      if isText(at, any: "000", "000s", "k", "thousand", "thousands") {
        1_000
      } else if isText(at, any: "m", "mn", "million", "millions") {
        1_000_000
      } else if isText(at, any: "bn", "billion", "billions") {
        1_000_000_000
      } else {
        1
      }
    return CellHeaders.Measure(kind: .money, unit: code, factor: factor)
  }

  /// A rate, of the persons whom the header names.
  private func rate(_ base: Int) -> CellHeaders.Measure {
    var unit = "per_\(base)"
    if let person = (0..<count).first(where: { has($0, [.person]) && looksPlural($0) }) {
      unit += "_" + text(person).lowercased()
    }
    return CellHeaders.Measure(kind: .ratio, unit: unit)
  }

  /// `(000s)`, `(thousands)`, `(millions)` behind what is counted.
  fileprivate var thousands: Int64? {
    for at in 0..<count {
      if isText(at, "thousands") || isText(at, "000") && sign(at - 1) != .comma { return 1_000 }
      if isText(at, "millions") { return 1_000_000 }
    }
    return nil
  }

  fileprivate var saysNumber: Bool { (0..<count).contains { isText($0, any: "number", "no") } }

  /// Whether a header tells of numbers that count nothing: rates, averages, changes.
  fileprivate var isDerived: Bool {
    (0..<count).contains {
      isText(
        $0, any: "rate", "average", "mean", "median", "ratio", "score", "rank", "index", "share",
        "proportion", "change", "difference", "per", "variance", "age", "target")
    }
  }

  /// The plural that a header counts, behind "number of" where that stands, else the first.
  fileprivate func countedMeasure() -> CellHeaders.Measure? {
    guard !isDerived else { return nil }
    let named = (0..<count).first { isText($0, any: "number", "numbers", "no") && isOf($0 + 1) }
    var at = named.map { isText($0 + 1, "of") ? $0 + 2 : $0 + 3 } ?? 0
    while at < count {
      if let noun = nounPhrase(at: at) {
        guard
          !isText(
            noun.head, any: "numbers", "figures", "results", "totals", "statistics", "details",
            "notes", "values", "counts", "boroughs", "regions", "councils", "authorities", "areas")
        else { return nil }
        if has(noun.head, [.unit]) {
          let unit = Units.all[lexeme(noun.head).unit]
          return CellHeaders.Measure(kind: unit.kind, unit: unit.name)
        }
        return CellHeaders.Measure(kind: .count, unit: noun.unit(of: self))
      }
      at += 1
    }
    return nil
  }

  private func isOf(_ at: Int) -> Bool {
    isText(at, "of") || sign(at) == .point && isText(at + 1, "of")
  }
}
