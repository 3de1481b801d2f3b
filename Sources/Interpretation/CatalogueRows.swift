import JSON
import Language
import Model

extension Catalogue {
  /// This catalogue with the rows of a file in the catalogue's format: rows of a new id join it,
  /// and a row of a known id takes the place of that row.
  ///
  /// The format is that of docs/catalogue.schema.json, and nothing else: a key that it does not
  /// have, a value of another type and a pattern that cannot be read are errors that say where.
  ///
  /// With `isChecked` false the patterns are left to those who look for them, so that each is
  /// expanded once: the built-in rows are read at every start.
  package func adding(rowsOf json: JSON, file: String, isChecked: Bool = true)
    throws(CatalogueError) -> Catalogue
  {
    var result = self
    var root = try Row(json, file: file, path: "", groups: phraseGroups, isChecked: isChecked)
    _ = try root.optionalString("$schema")
    result.phrases.replace(with: try root.rows("phrases"))
    root.groups = result.phraseGroups
    result.units.replace(with: try root.rows("units"))
    result.metrics.replace(with: try root.rows("metrics"))
    result.areas.replace(with: try root.rows("areas"))
    result.grades.replace(with: try root.rows("grades"))
    result.frameworks.replace(with: try root.rows("frameworks"))
    result.authorities.replace(with: try root.rows("authorities"))
    try root.finish()
    try result.checkReferences(file: file)
    try result.checkUnits(file: file)
    return result
  }

  /// Each group as one alternative of a pattern, by its name.
  private var phraseGroups: [String: String] {
    var groups: [String: String] = [:]
    for group in phrases {
      groups[group.id] = "(" + group.patterns.joined(separator: "|") + ")"
    }
    return groups
  }

  /// Every framework's areas and grades have a row.
  private func checkReferences(file: String) throws(CatalogueError) {
    for framework in frameworks {
      for id in framework.areas where !areas.contains(where: { $0.id == id }) {
        throw .badValue(
          file: file, path: "frameworks.\(framework.id).areas", fault: "\"\(id)\" is no area's id")
      }
      for id in framework.optionalAreas where !framework.areas.contains(id) {
        throw .badValue(
          file: file, path: "frameworks.\(framework.id).optionalAreas",
          fault: "\"\(id)\" is none of its areas")
      }
      for id in framework.grades where !grades.contains(where: { $0.id == id }) {
        throw .badValue(
          file: file, path: "frameworks.\(framework.id).grades",
          fault: "\"\(id)\" is no grade's id")
      }
    }
  }
}

/// What a row of the catalogue is made into.
protocol CatalogueRow {
  /// What tells it from the others of its list.
  var key: String { get }

  init(row: inout Row) throws(CatalogueError)
}

extension Array where Element: CatalogueRow {
  fileprivate mutating func replace(with rows: [Element]) {
    var places: [String: Int] = [:]
    for (index, row) in enumerated() { places[row.key] = index }
    for row in rows {
      if let place = places[row.key] {
        self[place] = row
      } else {
        append(row)
      }
    }
  }
}

/// An object of the file: its members are taken one by one, and none may be left.
struct Row {
  let file: String
  let path: String
  var groups: [String: String]
  private let isChecked: Bool
  private let members: [JSON.Member]
  private var taken: [String] = []

  init(
    _ json: JSON, file: String, path: String, groups: [String: String], isChecked: Bool
  ) throws(CatalogueError) {
    guard let members = json.members else {
      throw .wrongType(file: file, path: path.isEmpty ? "the file" : path, expected: "an object")
    }
    self.file = file
    self.path = path
    self.groups = groups
    self.isChecked = isChecked
    self.members = members
  }

  func place(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  mutating func take(_ key: String) -> JSON? {
    taken.append(key)
    return members.first { $0.name == key }?.value
  }

  mutating func optionalString(_ key: String) throws(CatalogueError) -> String? {
    guard let json = take(key), !json.isNull else { return nil }
    guard let text = json.string else {
      throw .wrongType(file: file, path: place(of: key), expected: "a string")
    }
    return text
  }

  /// What to say of a key that has to be there: that it is missing, or that it is misspelt: `units` for `unit`.
  private func missing(_ key: String) -> CatalogueError {
    for member in members where nearest(to: member.name, within: 1, among: [key]) != nil {
      guard member.name != key else { break }
      return .unknownKey(file: file, path: place(of: member.name), nearest: key)
    }
    return .missingKey(file: file, path: place(of: key))
  }

  mutating func string(_ key: String) throws(CatalogueError) -> String {
    guard let text = try optionalString(key) else { throw missing(key) }
    guard !text.isEmpty else {
      throw .badValue(file: file, path: place(of: key), fault: "an empty string says nothing")
    }
    return text
  }

  mutating func strings(_ key: String) throws(CatalogueError) -> [String] {
    guard let json = take(key) else { return [] }
    guard let items = json.array else {
      throw .wrongType(file: file, path: place(of: key), expected: "a list of strings")
    }
    var result: [String] = []
    for (index, item) in items.enumerated() {
      guard let text = item.string else {
        throw .wrongType(file: file, path: "\(place(of: key))[\(index)]", expected: "a string")
      }
      guard !text.allSatisfy(\.isWhitespace) else {
        throw .badValue(
          file: file, path: "\(place(of: key))[\(index)]",
          fault: "an empty string says nothing; leave it out")
      }
      result.append(text)
    }
    return result
  }

  mutating func boolean(_ key: String) throws(CatalogueError) -> Bool {
    guard let json = take(key) else { return false }
    guard let flag = json.boolean else {
      throw .wrongType(file: file, path: place(of: key), expected: "true or false")
    }
    return flag
  }

  /// Patterns with places, each of which can be read.
  mutating func metricPatterns(_ key: String, needed: Bool = false) throws(CatalogueError)
    -> [String]
  {
    try patterns(key, needed: needed) { text throws(PhraseFault) in
      for term in try MetricPattern(text).terms { _ = try phrases(of: term.phrase) }
    }
  }

  /// Phrases without places, each of which can be read.
  mutating func phrasePatterns(_ key: String, needed: Bool = false) throws(CatalogueError)
    -> [String]
  {
    try patterns(key, needed: needed) { text throws(PhraseFault) in _ = try phrases(of: text) }
  }

  private mutating func patterns(
    _ key: String, needed: Bool, check: (String) throws(PhraseFault) -> Void
  ) throws(CatalogueError) -> [String] {
    let texts = try strings(key)
    if needed, texts.isEmpty { throw missing(key) }
    var result: [String] = []
    for (index, text) in texts.enumerated() {
      do {
        let whole = try named(text)
        if isChecked { try check(whole) }
        result.append(whole)
      } catch {
        throw .badPattern(file: file, path: "\(place(of: key))[\(index)]", fault: error.fault)
      }
    }
    return result
  }

  /// A pattern with the groups that it names in their place.
  private func named(_ text: String) throws(PhraseFault) -> String {
    guard text.contains("{") || text.contains("}") else { return text }
    var result = ""
    for (index, piece) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated()
    {
      let halves = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      guard index > 0 else {
        result += piece
        continue
      }
      guard halves.count == 2 else { throw PhraseFault("a brace is not closed") }
      guard let group = groups[String(halves[0])] else {
        throw PhraseFault("\"\(halves[0])\" names no group of phrases")
      }
      guard result.utf8.count + group.utf8.count <= 100_000 else {
        throw PhraseFault("it is longer than 100,000 bytes")
      }
      result += group + halves[1]
    }
    return result
  }

  /// The rows of a list, whose keys differ.
  mutating func rows<Value: CatalogueRow>(_ key: String) throws(CatalogueError) -> [Value] {
    guard let json = take(key) else { return [] }
    guard let items = json.array else {
      throw .wrongType(file: file, path: place(of: key), expected: "a list of objects")
    }
    var result: [Value] = []
    var keys: Set<String> = []
    for (index, item) in items.enumerated() {
      let path = "\(place(of: key))[\(index)]"
      let value: Value = try row(item, path: path)
      guard keys.insert(value.key).inserted else {
        throw .duplicateId(file: file, path: path, id: value.key)
      }
      result.append(value)
      if let group = value as? PhraseGroup {
        groups[group.id] = "(" + group.patterns.joined(separator: "|") + ")"
      }
    }
    return result
  }

  /// One row of a list. It lets go of the groups before the list adds one, which would copy them all.
  private func row<Value: CatalogueRow>(_ json: JSON, path: String) throws(CatalogueError) -> Value
  {
    var row = try Row(json, file: file, path: path, groups: groups, isChecked: isChecked)
    let value = try Value(row: &row)
    try row.finish()
    return value
  }

  /// Refuses the first member that was not asked for.
  func finish() throws(CatalogueError) {
    for member in members where !taken.contains(member.name) {
      throw .unknownKey(
        file: file, path: place(of: member.name), nearest: nearest(to: member.name, among: taken))
    }
  }
}

/// The candidate that differs from `name` in so few letters, the nearest first.
func nearest(to name: String, within letters: Int = 2, among candidates: [String]) -> String? {
  candidates.map { (distance(name, $0), $0) }.filter { $0.0 <= letters }.min { $0.0 < $1.0 }?.1
}

/// Levenshtein's distance, over at most 64 bytes of each.
private func distance(_ first: String, _ second: String) -> Int {
  let (a, b) = (Array(first.utf8.prefix(64)), Array(second.utf8.prefix(64)))
  var row = Array(0...b.count)
  for (i, left) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, right) in b.enumerated() {
      let cost = min(diagonal + (left == right ? 0 : 1), row[j] + 1, row[j + 1] + 1)
      (diagonal, row[j + 1]) = (row[j + 1], cost)
    }
  }
  return row[b.count]
}

extension Metric: CatalogueRow {
  var key: String { id }

  init(row: inout Row) throws(CatalogueError) {
    self.init(
      id: try row.identifier("id"), label: try row.string("label"), unit: try row.string("unit"),
      denominator: try row.optionalString("denominator"),
      population: try row.optionalString("population"), measure: try row.measure("measure"),
      isChange: try row.boolean("change"), isStock: try row.boolean("stock"),
      needsContext: try row.boolean("context"),
      patterns: try row.metricPatterns("patterns", needed: true),
      mustNot: try row.metricPatterns("mustNot"), source: try row.string("source"),
      examples: try row.strings("examples"))
  }
}

extension PhraseGroup: CatalogueRow {
  var key: String { id }

  init(row: inout Row) throws(CatalogueError) {
    self.init(
      id: try row.identifier("id"), patterns: try row.phrasePatterns("patterns", needed: true))
  }
}

extension MetricUnit: CatalogueRow {
  var key: String { id }

  init(row: inout Row) throws(CatalogueError) {
    self.init(
      id: try row.identifier("id"), nouns: try row.phrasePatterns("nouns"),
      mustNot: try row.metricPatterns("mustNot"), isFractional: try row.boolean("fractional"))
  }
}

extension JudgementArea: CatalogueRow {
  var key: String { id }

  init(row: inout Row) throws(CatalogueError) {
    self.init(
      id: try row.identifier("id"), patterns: try row.phrasePatterns("patterns"),
      names: try row.phrasePatterns("names"), isWhole: try row.boolean("whole"),
      isOfReports: try row.boolean("reports"))
  }
}

extension Grade: CatalogueRow {
  var key: String { id }

  init(row: inout Row) throws(CatalogueError) {
    let id = try row.identifier("id")
    guard let json = row.take("rank") else {
      throw .missingKey(file: row.file, path: row.place(of: "rank"))
    }
    guard json.isNull || json.integer != nil else {
      throw .wrongType(
        file: row.file, path: row.place(of: "rank"), expected: "a whole number or null")
    }
    let rank = json.integer
    guard rank.map((1...99).contains) ?? true else {
      throw .badValue(
        file: row.file, path: row.place(of: "rank"), fault: "a rank runs from 1 through 99")
    }
    self.init(
      id: id, rank: rank, patterns: try row.phrasePatterns("patterns", needed: true),
      isVerb: try row.boolean("verb"), area: try row.optionalString("area"))
  }
}

extension Framework: CatalogueRow {
  var key: String { id }

  init(row: inout Row) throws(CatalogueError) {
    let id = try row.identifier("id")
    let days = try row.days()
    self.init(
      id: id, family: try row.identifier("family"),
      type: try row.optionalString("type") ?? Framework.childrensServices,
      remit: try row.optionalString("remit") ?? Framework.childrensServices,
      isOfProvider: try row.boolean("provider"), start: days.first, end: days.last,
      areas: try row.strings("areas"),
      optionalAreas: try row.strings("optionalAreas"), grades: try row.strings("grades"),
      patterns: try row.phrasePatterns("patterns"), source: try row.string("source"))
  }
}

extension Authority: CatalogueRow {
  var key: String { code }

  init(row: inout Row) throws(CatalogueError) {
    let name = try row.identifier("name")
    let days = try row.days()
    self.init(
      name: name, officialName: try row.optionalString("officialName") ?? name,
      code: try row.identifier("code"), region: try row.optionalString("region") ?? "",
      aliases: try row.strings("aliases"), start: days.first, end: days.last,
      continuedBy: try row.optionalString("continuedBy"), formerCodes: try row.rows("formerCodes"),
      urn: try row.optionalString("urn"))
  }
}

extension Authority.FormerCode: CatalogueRow {
  var key: String { code }

  init(row: inout Row) throws(CatalogueError) {
    let code = try row.identifier("code")
    guard let end = try row.date("end") else {
      throw .missingKey(file: row.file, path: row.place(of: "end"))
    }
    self.init(code: code, end: end)
  }
}
