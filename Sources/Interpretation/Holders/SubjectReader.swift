import Language
import Model

/// Says whom a figure or a grade is about.
struct SubjectReader: Sendable {
  let gazetteer: Gazetteer

  enum Subject: Equatable {
    case authority(Authority.Reference)
    /// Several, or nobody that is known.
    case open
    /// A place that is no authority of the catalogue, of which no metric is a value.
    case elsewhere

    init(_ reference: Authority.Reference?) { self = reference.map { .authority($0) } ?? .open }
  }

  /// Whom a sentence of a block is about: the one authority that it names, or the headers of its cell do;
  /// else `whole`, whom the page is about, unless several are named.
  func subject(
    ofSentence sentence: Range<Int>, block: Int, in text: AnalysedText, on day: CalendarDate?,
    else whole: Authority.Reference?
  ) -> Subject {
    if let slot = text.text.blocks[block].slot, !slot.isHeader {
      if let named = subject(ofCell: slot, text.lexicon, on: day) { return named }
    }
    return subject(among: text.words(in: sentence), on: day) ?? Subject(whole)
  }

  /// The one authority that some words name; nil where they name none.
  private func subject(among words: [FoldedWord], on day: CalendarDate?) -> Subject? {
    let names = gazetteer.names(among: words).filter { !$0.isDoubtful }
    guard gazetteer.isAuthority(among: names) else { return nil }
    return Subject(gazetteer.authority(among: names, on: day)?.reference)
  }

  /// Whom the headers of a cell name: the row's, else the column's; nil where neither names any. The two
  /// are read apart, as they are no one text. In a table by area, a row of no authority is elsewhere.
  func subject(ofCell slot: TableSlot, _ lexicon: Lexicon, on day: CalendarDate?)
    -> Subject?
  {
    for header in [slot.rowHeader, slot.columnHeader] {
      if let named = subject(among: lexicon.words(in: header), on: day) { return named }
    }
    if let named = authority(ofRow: slot, lexicon, on: day) { return .authority(named) }
    return !slot.rowHeader.isEmpty && Self.isByArea(slot) ? .elsewhere : nil
  }

  /// The authority that is all a row's header says in a table "by local authority": a name that is a word
  /// or a surname too, `Bromley`, is sure to be one there.
  private func authority(ofRow slot: TableSlot, _ lexicon: Lexicon, on day: CalendarDate?)
    -> Authority.Reference?
  {
    let caption = slot.caption.lowercased()
    guard
      Self.isByArea(slot)
        || Self.areaParts.contains(where: caption.contains),
      !slot.rowHeader.isEmpty, slot.rowHeader.utf8.count <= 60
    else { return nil }
    // Hull is known by "Hull City Council" alone.
    for title in Self.areaTitles {
      let names = gazetteer.names(among: lexicon.words(in: "\(slot.rowHeader) \(title)"))
      if let named = gazetteer.authority(among: names, on: day) { return named.reference }
    }
    return nil
  }

  /// Whether the rows of a table are areas, as its corner or its caption says.
  private static func isByArea(_ slot: TableSlot) -> Bool {
    let corner = words(of: slot.corner)
    if (1...4).contains(corner.count), let last = corner.last {
      let named = behindAreas.contains(last) ? corner.dropLast().last ?? last : last
      if areas.contains(named) { return true }
    }
    let caption = words(of: slot.caption)
    return caption.indices.contains { at in
      guard beforeAreas.contains(caption[at]) else { return false }
      let next = caption.dropFirst(at + 1).drop { adjectives.contains($0) }
      return next.first.map(areas.contains) ?? false
    }
  }

  private static let areas = Set(WordClasses.english["header.area"].texts)
  private static let adjectives = Set(WordClasses.english["header.area.adjective"].texts)
  static let areaTitles = WordClasses.english["header.area.title"].texts
  private static let behindAreas = WordClasses.english["header.area.behind"].texts
  private static let beforeAreas = WordClasses.english["header.area.before"].texts
  private static let areaParts = WordClasses.english["header.area.part"].texts

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter }.map(String.init)
  }
}
