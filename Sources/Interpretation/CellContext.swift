import Language
import Model

/// The headers of a table's cell as words that stand around its figures.
struct CellContext {
  /// A header that holds for the whole cell.
  struct Header {
    let text: String
    let words: [FoldedWord]
    let matches: [PhraseIndex.Match]

    /// Its words that say what is derived, by place.
    let derived: [(place: Int, kind: DerivedHeader)]

    /// Whether it says so of a percentage or of a rate of 10,000.
    var hasPercentSign: Bool { text.contains("%") }
    var saysPer10000: Bool {
      text.contains("per 10,000") || text.contains("per 10 000") || text.contains("per 10000")
    }
  }

  /// Those of the row and of the column, and the caption.
  let headers: [Header]
  let date: Interval?

  /// Whether the row or the column is of one band of ages or one sex, which is not all of a stock.
  let isOfBand: Bool

  /// What the row, or the column, is of where it is not of the authority: England, neighbours.
  let heading: Holder?

  init(
    _ slot: TableSlot, index: PhraseIndex, lexicon: Lexicon, dates: WrittenDates, rules: FigureRules
  ) {
    var headers: [Header] = []
    var heading: Holder?
    var isOfBand = false
    // "London Borough of Merton" is no row of London.
    let isBorough = slot.rowHeader.contains("London Borough")
    var date = HeaderDates()
    for (number, text) in [slot.rowHeader, slot.columnHeader, slot.caption].enumerated() {
      let words = Array(lexicon.words(in: text).prefix(FigureSentence.reach))
      let header = rules.text(bytes: Array(text.utf8), words: words)
      let isCaption = number == 2
      headers.append(
        Header(
          text: text, words: words, matches: index.matches(in: words),
          derived: isCaption ? [] : rules.derived(in: header)))
      if !isCaption {
        if heading == nil, !isBorough { heading = rules.heading(of: header) }
        isOfBand = isOfBand || AgeBand.isNamed(text, header, rules)
      }
      date.add(header, dates: dates.dates(in: words), rules)
    }
    date.settle()
    self.headers = headers
    self.date = date.date
    self.heading = heading
    self.isOfBand = isOfBand
  }

  /// The headers of the row and of the column.
  private var own: ArraySlice<Header> { headers.dropLast() }

  /// Where the row or the column is of targets or of forecasts.
  var standing: Standing? {
    let kinds = own.flatMap(\.derived).map(\.kind)
    return kinds.contains(.goal) ? .target : kinds.contains(.forecast) ? .forecast : nil
  }

  var saysPer10000: Bool { own.contains(where: \.saysPer10000) }

  func saysPercent(_ phrase: Int) -> Bool {
    own.contains { $0.hasPercentSign || $0.matches.contains { $0.phrase == phrase } }
  }
}
