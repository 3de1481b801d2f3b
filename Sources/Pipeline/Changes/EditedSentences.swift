import Model

/// Finds the rows that stand in a sentence that was edited: the same thing said in nearly the same words.
///
/// "It looks after 800 children in care" became "It looks after 850 children in care": the old figure is not
/// withdrawn and the new one is not new, its value changed. Numbers may be others, and one word in four.
struct EditedSentences {
  /// How many rows of one thing are tried for each. A convention of this program.
  private static let tried = 32

  private var difference: TableDifference
  private let renamed: [String: String]
  private let kept: [Int]
  private let keptWithoutWords: [Int]
  private let values: [Int]
  private let document: Int
  private let sentence: Int

  /// - Parameter renamed: The new names of documents that had others before.
  init?(_ difference: TableDifference, renamed: [String: String]) {
    let table = difference.table
    guard let document = table.document.flatMap({ difference.columns[$0] }),
      let sentence = table.sentence.flatMap({ difference.columns[$0] })
    else { return nil }
    (self.document, self.sentence) = (document, sentence)
    self.difference = difference
    self.renamed = renamed
    kept = table.kept.compactMap { difference.columns[$0] }
    keptWithoutWords = table.keptWithoutWords.compactMap { difference.columns[$0] }
    values = table.values.compactMap { difference.columns[$0] }
  }

  /// The difference, with the pairs in it.
  mutating func paired() -> TableDifference {
    let rows = self
    pairRows {
      [$1.text($0, rows.sentence) ?? "", rows.key($0, $1, isOld: $2)]
    } choose: { _, candidates in
      candidates.startIndex
    }
    var words: [Int: [Int]] = [:]
    pairRows {
      [rows.key($0, $1, isOld: $2)]
    } choose: { oldRow, candidates in
      let own = Self.words(rows.difference.old.bytes(oldRow, rows.sentence))
      var best: (place: Int, distance: Int)?
      for place in candidates.indices.prefix(Self.tried) {
        let newRow = candidates[place]
        let other = words[newRow] ?? Self.words(rows.difference.new.bytes(newRow, rows.sentence))
        words[newRow] = other
        guard let distance = rows.distance(oldRow, own, newRow, other) else { continue }
        if best.map({ distance < $0.distance }) ?? true { best = (place, distance) }
      }
      return best?.place
    }
    return difference
  }

  /// Pairs old rows with new ones of the same key, as `choose` picks them.
  private mutating func pairRows(
    by key: (Int, TableRows, _ isOld: Bool) -> [String],
    choose: (_ oldRow: Int, _ candidates: [Int]) -> Int?
  ) {
    var candidates: [[String]: [Int]] = [:]
    for row in difference.added {
      candidates[key(row, difference.new, false), default: []].append(row)
    }
    guard !candidates.isEmpty else { return }
    for row in difference.withdrawn {
      let key = key(row, difference.old, true)
      guard let rows = candidates[key], !rows.isEmpty, let place = choose(row, rows) else {
        continue
      }
      difference.pair(rows[place], with: row)
      candidates[key]?.remove(at: place)
    }
    difference.settle()
  }

  /// What two rows have in common that are of one thing.
  private func key(_ row: Int, _ rows: TableRows, isOld: Bool) -> String {
    let name = rows.text(row, document) ?? ""
    let parts = [isOld ? renamed[name] ?? name : name] + kept.map { rows.text(row, $0) ?? "" }
    return parts.joined(separator: "\0")
  }

  /// How far two sentences, and then the values of two rows, are from each other; nil where it is too far.
  private func distance(_ oldRow: Int, _ old: [Int], _ newRow: Int, _ new: [Int]) -> Int? {
    let (olds, news) = (difference.old, difference.new)
    let most = max(old.count, new.count)
    guard
      most > 0 && !isCell(oldRow, of: olds)
        || keptWithoutWords.allSatisfy({ olds.equals(oldRow, $0, news, newRow) })
    else {
      return nil
    }
    let edits = Self.edits(old, new)
    guard edits <= (most + 3) / 4, edits < max(1, most) else { return nil }
    let others = values.count { !olds.equals(oldRow, $0, news, newRow) }
    return edits * 32 + others
  }

  /// Whether a row stands in a table's cell, whose sentence has the headers before it.
  private func isCell(_ row: Int, of rows: TableRows) -> Bool {
    rows.text(row, sentence)?.contains(TableSlot.separator) ?? false
  }

  /// A number for each word without digits, in order of size.
  private static func words(_ sentence: ArraySlice<UInt8>?) -> [Int] {
    (sentence ?? []).split(separator: UInt8(ascii: " ")).compactMap { word -> Int? in
      word.contains { $0 &- 0x30 < 10 } ? nil : word.hashValue
    }.sorted()
  }

  /// How many words one of two has and the other has not.
  private static func edits(_ one: [Int], _ two: [Int]) -> Int {
    var (i, j, common) = (0, 0, 0)
    while i < one.count, j < two.count {
      if one[i] == two[j] {
        (i, j, common) = (i + 1, j + 1, common + 1)
      } else if one[i] < two[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return max(one.count, two.count) - common
  }
}
