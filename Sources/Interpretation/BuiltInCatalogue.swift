import JSON
import Language
import Model

extension Catalogue {
  /// The catalogue that travels in the binary: metrics.json, frameworks.json,
  /// local_authorities.csv.
  package static func builtIn() throws(CatalogueError) -> Catalogue {
    var catalogue = Catalogue(
      authorities: try authorities(
        ofCSV: PackageResources.local_authorities_csv, file: "local_authorities.csv"))
    catalogue = try catalogue.adding(
      rowsOf: json(PackageResources.metrics_json, file: "metrics.json"), file: "metrics.json",
      isChecked: false)
    return try catalogue.adding(
      rowsOf: json(PackageResources.frameworks_json, file: "frameworks.json"),
      file: "frameworks.json", isChecked: false)
  }

  private static func json(_ bytes: [UInt8], file: String) throws(CatalogueError) -> JSON {
    do {
      return try JSON(parsing: bytes)
    } catch {
      throw .badSyntax(file: file, error)
    }
  }

  /// The rows of a table of authorities with the columns `name`, `official_name`, `code`,
  /// `region`, `start_date`, `end_date`, `replaced_by`, `predecessor_codes`, `former_codes`,
  /// `aliases` (lists are parted by semicolons), and where there is one `ofsted_urn`; further columns are left
  /// aside.
  ///
  /// One that was replaced by an authority without other predecessors goes on in it.
  static func authorities(ofCSV bytes: [UInt8], file: String) throws(CatalogueError)
    -> [Authority]
  {
    let records = try csvRecords(bytes, file: file)
    guard let header = records.first else {
      throw .badRow(file: file, line: 1, fault: "the header is missing")
    }
    var columns: [String: Int] = [:]
    for (index, name) in header.fields.enumerated() { columns[name] = index }
    let rows = records.dropFirst().map { AuthorityRecord(record: $0, columns: columns, file: file) }
    var predecessors: [String: [String]] = [:]
    for row in rows { predecessors[try row.field("code")] = try row.list("predecessor_codes") }
    var result: [Authority] = []
    for row in rows {
      let code = try row.field("code")
      let successors = try row.list("replaced_by")
      let isContinued = successors.count == 1 && predecessors[successors[0]] == [code]
      result.append(
        Authority(
          name: try row.field("name"), officialName: try row.field("official_name"), code: code,
          region: try row.field("region"), aliases: try row.list("aliases"),
          start: try row.date("start_date"), end: try row.date("end_date"),
          continuedBy: isContinued ? successors[0] : nil, formerCodes: try row.formerCodes(),
          urn: try row.optionalField("ofsted_urn")))
    }
    return result
  }
}

/// One line of the table of authorities.
private struct AuthorityRecord {
  let record: CSVRecord
  let columns: [String: Int]
  let file: String

  func field(_ name: String) throws(CatalogueError) -> String {
    guard let column = columns[name] else {
      throw .badRow(file: file, line: 1, fault: "the column \"\(name)\" is missing")
    }
    guard column < record.fields.count else { throw fault("there are too few fields") }
    return record.fields[column]
  }

  func optionalField(_ name: String) throws(CatalogueError) -> String? {
    guard columns[name] != nil else { return nil }
    let text = try field(name)
    return text.isEmpty ? nil : text
  }

  func list(_ name: String) throws(CatalogueError) -> [String] {
    try field(name).split(separator: ";").map(String.init)
  }

  func date(_ name: String) throws(CatalogueError) -> CalendarDate? {
    let text = try field(name)
    return text.isEmpty ? nil : try day(text)
  }

  /// The codes of `E08000016 to 2025-03-31`, each with its last day.
  func formerCodes() throws(CatalogueError) -> [Authority.FormerCode] {
    var result: [Authority.FormerCode] = []
    for text in try list("former_codes") {
      let parts = text.split(separator: " ").map(String.init)
      guard parts.count == 3, parts[1] == "to" else {
        throw fault("\"\(text)\" is no code and last day, as \"E08000016 to 2025-03-31\"")
      }
      result.append(Authority.FormerCode(code: parts[0], end: try day(parts[2])))
    }
    return result
  }

  private func day(_ text: String) throws(CatalogueError) -> CalendarDate {
    guard let date = CalendarDate(iso: text) else { throw fault("\"\(text)\" is no day") }
    return date
  }

  private func fault(_ fault: String) -> CatalogueError {
    .badRow(file: file, line: record.line, fault: fault)
  }
}
