import Language
import Model

/// A line that is made of grades, of what they are of and of when they were given, and of nothing else:
/// `Overall: Good (2022)`, `Kent – outstanding`, `June 2018: inadequate again`, `Good for: care leavers`.
struct GradeLine {
  /// Words of one kind.
  enum Part {
    case grade(GradeHit)
    case area(AreaHit)
    case date(WrittenDate)
    /// Of one name or several: "Kent, Essex and Leeds".
    case names(Range<Int>)
    /// "previously", before a grade that is over.
    case earlier
  }

  /// A part of a line, by the places of its words.
  struct PlacedPart {
    let part: Part
    var words: Range<Int>
  }

  let read: GradeText
  private(set) var parts: [PlacedPart] = []

  /// The words of a line from one of them on; nil where one is of no part.
  init?(_ read: GradeText, from first: Int = 0) {
    self.read = read
    let words = read.text.words
    var at = first
    while at < words.count {
      guard let end = readPart(at: at, first: first) else { return nil }
      at = end
    }
  }

  /// Reads what begins at a word, and gives the place behind it.
  private mutating func readPart(at: Int, first: Int) -> Int? {
    let rules = read.rules.line
    if let hit = read.grades.first(where: { $0.words.lowerBound == at }) {
      return add(.grade(hit), hit.words)
    }
    if let date = read.dates.first(where: { $0.words.lowerBound == at }) {
      return add(.date(date), date.words)
    }
    if let hit = read.areas.first(where: { $0.words.lowerBound == at }) {
      return isOfName(hit) ? addName(hit.words) : add(.area(hit), hit.words)
    }
    if parts.isEmpty || isGradeWord(before: at), read.text.has(.figure, at: at) { return at + 1 }
    if holds(rules.earlier, at), gradeFollows(at) { return add(.earlier, at..<at + 1) }
    if isWithinName(at) { return addName(at..<at + 1) }
    if holds(rules.word, at) { return at + 1 }
    return holds(rules.nameWord, at) ? addName(at..<at + 1) : nil
  }

  private func holds(_ rule: Int, _ at: Int) -> Bool {
    read.text.match(of: rule, in: read.rules.lines, at: at) != nil
  }

  private mutating func add(_ part: Part, _ words: Range<Int>) -> Int {
    parts.append(PlacedPart(part: part, words: words))
    return words.upperBound
  }

  /// Adds words to the name before them, unless a mark parts them from it.
  private mutating func addName(_ words: Range<Int>) -> Int {
    if isOpenName(before: words.lowerBound), let last = parts.popLast() {
      let all = last.words.lowerBound..<words.upperBound
      return add(.names(all), all)
    }
    return add(.names(words), words)
  }

  private func isOpenName(before at: Int) -> Bool {
    guard let last = parts.last, case .names = last.part else { return false }
    return last.words.upperBound == at
      && read.text.words[at].before.isDisjoint(with: Separators.breaks)
  }

  /// Whether a name for the whole is part of a council's: "Kent *County Council*", "*Borough* of Poole".
  private func isOfName(_ hit: AreaHit) -> Bool {
    guard hit.area.isWhole, !hit.isTitle else { return false }
    if isOpenName(before: hit.words.lowerBound) { return true }
    let next = hit.words.upperBound
    return next + 1 < read.text.words.count && holds(read.rules.line.nameJoiner, next)
      && read.text.words[next + 1].isCapitalised
      && read.text.words[next].before.isDisjoint(with: Separators.breaks)
  }

  /// Whether a small word joins two names, or the parts of one.
  private func isWithinName(_ at: Int) -> Bool {
    guard isOpenName(before: at), holds(read.rules.line.nameJoiner, at) else { return false }
    let words = read.text.words
    let next = words[(at + 1)...].prefix(3).firstIndex { $0.isCapitalised }
    guard let next, words[next].before.isDisjoint(with: Separators.breaks) else { return false }
    return !read.grades.contains { $0.words.contains(next) }
      && (at..<next).allSatisfy { holds(read.rules.line.nameJoiner, $0) }
  }

  /// Whether a number is that of a grade: "Inadequate, grade *4*".
  private func isGradeWord(before at: Int) -> Bool {
    at > 0 && holds(read.rules.line.gradeWord, at - 1)
  }

  private func gradeFollows(_ at: Int) -> Bool {
    read.grades.contains { (at + 1...at + 6).contains($0.words.lowerBound) }
  }

  /// Whether one of some marks stands before a word from the end of some words to the begin of others.
  private func isMarked(_ marks: Separators, from first: Int, through last: Int) -> Bool {
    guard first <= last else { return false }
    return (first...last).contains { !read.text.words[$0].before.isDisjoint(with: marks) }
  }
}

extension GradeLine {
  /// What stands beside a grade as its label.
  struct Label {
    var areas: [JudgementArea] = []

    /// As bytes of the text.
    var names: Range<Int>?
    var date: PartialDate?

    var isEmpty: Bool { areas.isEmpty && names == nil && date == nil }
  }

  /// A grade of the line with its label.
  struct Entry {
    let grade: GradeHit
    var label: Label
    var isEarlier: Bool
  }

  /// The label that a line is, which holds no grade.
  var label: Label? {
    var label = Label()
    for part in parts {
      switch part.part {
      case .grade, .earlier: return nil
      case .area(let hit): label.areas.append(hit.area)
      case .date(let date): label.date = date.first
      case .names(let words): label.names = joined(label.names, words)
      }
    }
    return label.isEmpty ? nil : label
  }

  /// The grades with their labels, which stand before them or behind; `key` is the label in the line
  /// before. Nil where it is open which label is whose.
  ///
  /// - Parameter bracketsEarlier: Whether a second grade in brackets is the earlier one.
  func entries(key: Label?, bracketsEarlier: Bool = false) -> [Entry]? {
    let kinds = parts.filter { if case .date = $0.part { false } else { true } }
    guard let first = kinds.first?.part, let last = kinds.last?.part else { return nil }
    if case .grade = first {
      if case .grade = last {
        // A date that leads is the label itself.
        if case .date = parts.first?.part { return before(Label(), bracketsEarlier) }
        return before(key ?? Label(), bracketsEarlier)
      }
      return behind()
    }
    return before(Label(), bracketsEarlier)
  }

  private func before(_ key: Label, _ bracketsEarlier: Bool) -> [Entry]? {
    var entries: [Entry] = []
    var label = key
    var (labelEnd, isUsed, isEarlier) = (0, false, false)
    func begin(keepingNames: Bool = false) {
      guard isUsed else { return }
      label = Label(names: keepingNames ? label.names : nil)
      isUsed = false
    }
    for (number, part) in parts.enumerated() {
      switch part.part {
      case .area(let hit):
        begin(keepingNames: true)
        label.areas.append(hit.area)
      case .names(let words):
        begin()
        label.names = joined(label.names, words)
      case .date(let date):
        if !entries.isEmpty, entries[entries.count - 1].label.date == nil, !leads(number) {
          entries[entries.count - 1].label.date = date.first
          continue
        }
        begin()
        label.date = date.first
      case .earlier:
        isEarlier = true
        continue
      case .grade(let hit):
        if isUsed {
          // Of two grades of one label, one has to be the earlier one.
          if hit.words.lowerBound > 0,
            holds(read.rules.line.to, hit.words.lowerBound - 1) || isArrow(before: hit)
          {
            entries[entries.count - 1].isEarlier = true
          }
          isEarlier =
            isEarlier
            || bracketsEarlier && read.text.words[hit.words.lowerBound].before.contains(.open)
          guard isEarlier || entries.last?.isEarlier == true else { return nil }
          label.date = nil
        } else if number > 0 {
          guard isLabelled(hit, by: label, labelEnd, isLast: number == parts.count - 1) else {
            return nil
          }
        }
        entries.append(Entry(grade: hit, label: label, isEarlier: isEarlier))
        (isUsed, isEarlier) = (true, false)
      }
      labelEnd = part.words.upperBound
    }
    return isUsed ? entries : nil
  }

  /// Whether the marks between a label and a grade are those of a label: "Kent: good", not "Kent good".
  private func isLabelled(_ hit: GradeHit, by label: Label, _ end: Int, isLast: Bool) -> Bool {
    let start = hit.words.lowerBound
    if isMarked(.stop, from: end, through: start) {
      // "May 2013. Inadequate."
      return label.areas.isEmpty && label.names == nil && parts.count <= 3
    }
    if !label.areas.isEmpty { return true }
    return isMarked([.colon, .dash, .open, .comma], from: end, through: start)
      || label.names == nil && isLast
  }

  /// Whether an arrow leads to a grade: "Inadequate → good".
  private func isArrow(before hit: GradeHit) -> Bool {
    let marks = String(decoding: read.text.marks(before: hit.words.lowerBound), as: UTF8.self)
    return marks.contains { "→➔➜⇒>".contains($0) }
  }

  /// Whether a date belongs to the grade behind it.
  private func leads(_ number: Int) -> Bool {
    let words = parts[number].words
    if isMarked([.stop, .colon], from: words.lowerBound, through: words.lowerBound) { return true }
    return words.upperBound < read.text.words.count
      && isMarked([.colon, .dash], from: words.upperBound, through: words.upperBound)
      && number + 1 < parts.count
  }

  private func behind() -> [Entry]? {
    var entries: [Entry] = []
    for (number, part) in parts.enumerated() {
      switch part.part {
      case .earlier: return nil
      case .grade(let hit):
        if let last = entries.last, last.label.isEmpty { return nil }
        entries.append(Entry(grade: hit, label: Label(), isEarlier: false))
      case .area(let hit): entries[entries.count - 1].label.areas.append(hit.area)
      case .date(let date):
        guard !entries.isEmpty else { return nil }
        entries[entries.count - 1].label.date = date.first
      case .names(let words):
        let last = entries.count - 1
        if entries[last].label.names == nil {
          let end = parts[number - 1].words.upperBound
          guard isMarked([.colon, .dash, .open], from: end, through: words.lowerBound) else {
            return nil
          }
        }
        entries[last].label.names = joined(entries[last].label.names, words)
      }
    }
    return entries
  }

  private func joined(_ names: Range<Int>?, _ words: Range<Int>) -> Range<Int> {
    let all = read.text.words
    return (names?.lowerBound ?? all[words.lowerBound].start)..<all[words.upperBound - 1].end
  }
}
