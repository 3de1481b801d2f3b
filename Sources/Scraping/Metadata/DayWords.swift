/// What the words in front of a day make of it.
enum DayWords {
  enum Meaning { case published, modified, other }

  /// The meaning of the words; nil where they have none. `Date updated` is a day of change.
  ///
  /// - Parameter text: What stands in front of the day, in any case; its last bytes are read.
  static func meaning(_ text: ArraySlice<UInt8>) -> Meaning? {
    let text = text.suffix(48).map(lower)
    if endsWithinSpan(text) { return .other }
    for (meaning, words) in rows {
      for word in words where stands(word, in: text) { return meaning }
    }
    return nil
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

  /// Whether the word begins somewhere in the text: `Updated` holds `update`, and not `date`.
  private static func stands(_ word: [UInt8], in text: [UInt8]) -> Bool {
    guard word.count <= text.count else { return false }
    for start in 0...(text.count - word.count)
    where text[start] == word[0] && (start == 0 || !isLetter(text[start - 1])) {
      if text[start...].starts(with: word) { return true }
    }
    return false
  }

  /// Words for another day and for a change hold before those for publication.
  private static let rows: [(Meaning, [[UInt8]])] = [
    (
      .other,
      words(
        """
        next|due|until|valid|reviewed|copyright|©|expires|closing|joined|registered|registriert|\
        member since|founded|born|deadline|starts|begins|ends|inscrit|mitglied|received|accepted|\
        last visit|last login|accessed|retrieved|inspection date|date of inspection|dates of inspection|\
        date of previous|dates of previous|date of last|fieldwork|visit date|took place
        """)
    ),
    (
      .modified,
      words(
        """
        updated|update|modified|edited|revised|amended|last change|aktualisiert|geändert|stand:|\
        actualizado|mis à jour|modifié|aggiornato|bijgewerkt|atualizado|oppdatert|uppdaterad|\
        opdateret|обновлено|更新
        """)
    ),
    (
      .published,
      words(
        """
        published|posted|created|date|veröffentlicht|erstellt|publié|publicado|pubblicato|gepubliceerd|\
        datum|written|released|post time|publicerad|publiceret|publisert|opublikowano|опубликовано|\
        yayınlan|公開|发布|発行|erschienen|issued|online since
        """)
    ),
  ]

  private static func words(_ list: String) -> [[UInt8]] {
    list.split(separator: "|").map { Array($0.utf8) }
  }
}
