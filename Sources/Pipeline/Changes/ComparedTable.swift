/// A table that releases are compared in: by which columns its rows are known, and which values count.
///
/// What follows from other columns or from other pages is not compared: a code beside its name, the first day of a
/// time, the place in a text, which every sentence before it moves.
struct ComparedTable: Sendable {
  let name: String

  /// The columns that tell a row apart; with a hyphen between them they are its id.
  let ids: [String]

  /// The columns whose values are compared.
  let values: [String]

  /// The columns of its chief value: the first that has one is told of a new or a withdrawn row.
  let chief: [String]

  /// What else is told of a change, by column.
  var document: String?
  var authority: String?
  var authorityCode: String?
  var metric: String?
  var sentence: String?

  /// The columns in which a row of an edited sentence is as it was before; none where rows have no sentences.
  var kept: [String] = []

  /// Columns that have to be the same as well in the cells of tables, whose sentences are numbers.
  var keptWithoutWords: [String] = []

  /// All columns that are read, those of the id first, then the values.
  var columns: [String] {
    var known = Set(ids + values)
    let others =
      [document, authority, authorityCode, metric, sentence].compactMap { $0 } + kept
      + keptWithoutWords
    return ids + values + others.filter { known.insert($0).inserted }
  }

  static let all = [documents, figures, judgements, indicators, inspections, ratings]

  /// The columns that are no values tell where a page lies: see `Change.Kind.moved`.
  static let documents = ComparedTable(
    name: "documents", ids: ["doc_id"],
    values: [
      "path", "url", "site", "title", "published", "language", "authority", "authority_code",
      "framework_version", "inspection_start", "inspection_end", "areas_not_given",
      "areas_not_found", "copy_of",
    ], chief: ["title", "path"], document: "doc_id", authority: "authority",
    authorityCode: "authority_code", kept: ["sha256"])

  static let figures = ComparedTable(
    name: "figures", ids: ["figure_id"],
    values: [
      "value", "value_high", "date", "suppressed", "unit", "qualifier", "per", "direction",
      "metric", "kind", "standing", "concept", "as_of", "holder_kind", "holder", "holder_code",
      "comparator",
    ], chief: ["value", "date", "suppressed"], document: "doc_id", authority: "authority",
    authorityCode: "authority_code", metric: "metric", sentence: "sentence",
    kept: ["metric", "kind", "unit", "holder_kind", "holder", "comparator"],
    keptWithoutWords: ["as_of", "concept"])

  static let judgements = ComparedTable(
    name: "judgements", ids: ["judgement_id"],
    values: ["grade", "date", "current", "authority", "authority_code"], chief: ["grade"],
    document: "doc_id", authority: "authority", authorityCode: "authority_code", metric: "area",
    sentence: "sentence", kept: ["area", "authority"], keptWithoutWords: ["date"])

  static let indicators = ComparedTable(
    name: "indicators", ids: ["authority_code", "metric", "period"],
    values: ["value", "unit", "qualifier", "value_min", "value_max", "agree"], chief: ["value"],
    document: "doc_id", authority: "authority", authorityCode: "authority_code", metric: "metric")

  static let inspections = ComparedTable(
    name: "inspections", ids: ["inspection_id"],
    values: [
      "framework_version", "date", "date_start", "date_end", "published", "length", "urn", "url",
      "overall_effectiveness", "leaders_impact", "leadership_management_governance",
      "help_and_protection", "children_in_care", "care_leavers", "adoption", "lscb", "send_outcome",
      "other_grades", "theme", "priority_actions", "statement_of_action", "previous_inspection",
      "next_inspection", "latest", "agree",
    ], chief: ["overall_effectiveness", "send_outcome", "date"], document: "doc_ids",
    authority: "authority", authorityCode: "authority_code")

  static let ratings = ComparedTable(
    name: "ratings", ids: ["inspection_id", "area"],
    values: ["grade", "date", "framework", "previous_grade", "change", "agree"], chief: ["grade"],
    document: "doc_ids", authority: "authority", authorityCode: "authority_code", metric: "area")
}
