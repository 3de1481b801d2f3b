/// The lines of a run that single `<br>` part. Where they read as entries, each with its number, every line is a
/// run of its own: `Foster homes: 91<br>Adopters: 34`.
struct BrokenLines {
  struct Line {
    let range: Range<Int>
    let linked: Int
    let bold: Int
  }

  /// Where each line ends, with the bytes of links and bold type up to there.
  private var ends: [(end: Int, linked: Int, bold: Int)] = []

  /// Where the first two inline elements of the run meet, and how many such places there are.
  private var seam: (end: Int, linked: Int, bold: Int)?
  private var seams = 0

  /// A line that is longer is prose.
  private static let longest = 160

  mutating func add(end: Int, linked: Int, bold: Int) { ends.append((end, linked, bold)) }

  mutating func addSeam(end: Int, linked: Int, bold: Int) {
    seam = seam ?? (end, linked, bold)
    seams += 1
  }

  mutating func removeAll() {
    guard !ends.isEmpty || seams > 0 else { return }
    ends.removeAll(keepingCapacity: true)
    (seam, seams) = (nil, 0)
  }

  /// The text from `start` on as one line, if nothing may part it.
  func whole(from start: Int, isParted: Bool) -> Line? {
    guard let last = ends.last, !isParted || ends.count == 1 && seams != 1 else { return nil }
    return Line(range: start..<last.end, linked: last.linked, bold: last.bold)
  }

  /// The lines of the text from `start` on; one where they are no entries.
  func parts(of text: [UInt8], from start: Int, isParted: Bool) -> [Line] {
    guard let last = ends.last else { return [] }
    let whole = [Line(range: start..<last.end, linked: last.linked, bold: last.bold)]
    guard isParted else { return whole }
    if ends.count == 1, seams == 1, let seam, seam.end + 1 < last.end,
      isLabelled(text[start..<seam.end], by: text[seam.end + 1..<last.end])
    {
      return [
        Line(range: start..<seam.end, linked: seam.linked, bold: seam.bold),
        Line(
          range: seam.end + 1..<last.end, linked: last.linked - seam.linked,
          bold: last.bold - seam.bold),
      ]
    }
    guard ends.count > 1 else { return whole }
    var lines: [Line] = []
    var (place, linked, bold) = (start, 0, 0)
    for end in ends {
      // A space stands before each line but the first.
      while place < end.end, text[place] == 0x20 { place += 1 }
      if place < end.end {
        lines.append(
          Line(range: place..<end.end, linked: end.linked - linked, bold: end.bold - bold))
      }
      (place, linked, bold) = end
    }
    let numbers = lines.count { text[$0.range].contains(where: isDigit) }
    guard lines.count > 1, numbers > 1, lines.allSatisfy({ isEntry(text[$0.range]) }) else {
      return whole
    }
    return lines
  }

  /// Whether a label stands before a number and nothing else: `Open assessments` and `749`.
  private func isLabelled(_ label: ArraySlice<UInt8>, by number: ArraySlice<UInt8>) -> Bool {
    !label.contains(where: isDigit) && label.count(where: isLetter) >= 3
      && number.count <= 24 && number.contains(where: isDigit)
      && number.count(where: isLetter) <= 2
  }

  /// Whether a line may stand alone: it is short, begins with a capital, a number or a sign, and goes not on.
  private func isEntry(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= Self.longest, let first = line.first, let last = line.last else {
      return false
    }
    return !isLower(first) && last != 0x2C && last != 0x2D
  }
}
