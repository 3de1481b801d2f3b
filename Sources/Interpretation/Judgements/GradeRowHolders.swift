import Language
import Model

/// Says whose the grades of a list or a table are.
struct GradeRowHolders {
  let gazetteer: Gazetteer
  let page: Page
  let text: AnalysedText

  /// Whose a grade is.
  enum Holders {
    /// The councils that the row names; nil for one that is not known.
    case named([Authority.Reference?])
    /// That of a heading above.
    case heading(Authority.Reference)
    /// The page's.
    case page
  }

  func holders(of row: GradeRow) -> Holders {
    if let names = row.names {
      let found = authorities(in: names)
      return .named(found.isEmpty && row.isCouncil ? [nil] : found)
    }
    for heading in row.headings {
      guard heading.count <= Self.longestHeading else { continue }
      let words = text.words(in: heading)
      let names = gazetteer.names(among: words).filter { !$0.isDoubtful }
      if gazetteer.isAuthority(among: names) {
        // A heading of several councils leaves it open.
        return gazetteer.authority(among: names, on: page.published).map { .heading($0.reference) }
          ?? .page
      }
      if let only = authority(named: heading) { return .heading(only) }
    }
    return .page
  }

  private static let longestHeading = 300

  /// The councils of a list of names, in order, none twice: Kent, Essex and Leeds of "Kent, Essex and Leeds".
  private func authorities(in names: Range<Int>) -> [Authority.Reference] {
    let words = text.words(in: names)
    // "Bournemouth, Christchurch and Poole" is one council.
    let whole = gazetteer.names(among: words).map(\.words)
    var starts = words.indices.filter { place in
      place == 0
        || !words[place].before.isDisjoint(with: Separators.breaks.union(.comma))
          && !whole.contains { $0.contains(place) && $0.lowerBound < place }
    }
    starts.append(words.count)
    var found: [Authority.Reference] = []
    func add(_ reference: Authority.Reference) {
      if !found.contains(reference) { found.append(reference) }
    }
    for (start, end) in zip(starts, starts.dropFirst()) where start < end {
      for reference in authorities(among: Array(words[start..<end])) { add(reference) }
    }
    return found
  }

  /// Those of a part between commas. A name that is a word too, `Reading`, is sure to be one where it is all
  /// that stands there, or on one side of "and".
  private func authorities(among words: [FoldedWord]) -> [Authority.Reference] {
    let names = gazetteer.names(among: words).filter { !$0.isDoubtful }
    let sure = names.compactMap { gazetteer.authority(among: [$0], on: page.published)?.reference }
    let joiners = words.indices.filter { isJoiner(words[$0]) }
    let isWhole = names.contains { $0.words.count * 2 > words.count }
    if !sure.isEmpty, isWhole || joiners.isEmpty || names.count > joiners.count { return sure }
    guard let first = words.first, let last = words.last else { return [] }
    if let only = authority(named: first.start..<last.end) { return [only] }
    var start = 0
    var found: [Authority.Reference] = []
    for end in joiners + [words.count] {
      defer { start = end + 1 }
      guard start < end else { continue }
      let part = words[start].start..<words[end - 1].end
      let own = names.filter { (start..<end).contains($0.words.lowerBound) }
        .compactMap { gazetteer.authority(among: [$0], on: page.published)?.reference }
      found += own.isEmpty ? authority(named: part).map { [$0] } ?? [] : own
    }
    return found.isEmpty ? sure : found
  }

  private func isJoiner(_ word: FoldedWord) -> Bool {
    text.bytes[word.range].elementsEqual("and".utf8)
  }

  /// The council of which words are the whole name.
  private func authority(named range: Range<Int>) -> Authority.Reference? {
    guard range.count <= 60 else { return nil }
    let name = text.text[range]
    for title in SubjectReader.areaTitles {
      let words = text.lexicon.words(in: "\(name) \(title)")
      let names = gazetteer.names(among: words)
      guard names.contains(where: { $0.words.count == words.count }) else { continue }
      if let named = gazetteer.authority(among: names, on: page.published) {
        return named.reference
      }
    }
    return nil
  }
}
