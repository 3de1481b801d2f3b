/// The one of `known` that takes the fewest edits to become `word`, where that is at most a third of
/// its length; the first of several.
package func nearest(to word: String, of known: [String]) -> String? {
  // A word that is longer than any of them, which the file may have as long as it likes.
  guard word.utf8.count <= 100 else { return nil }
  let ranked = known.map { (name: $0, edits: edits(from: word, to: $0)) }
  guard let best = ranked.min(by: { $0.edits < $1.edits }), best.edits <= max(1, word.count / 3)
  else { return nil }
  return best.name
}

/// How many insertions, deletions and replacements of a character, or exchanges of two neighbours,
/// turn one word into the other.
///
/// Source: the optimal string alignment distance.
private func edits(from: String, to: String) -> Int {
  let (a, b) = (Array(from), Array(to))
  var rows = [Array(0...b.count)]
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        best = min(best, rows[i - 1][j - 1] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
