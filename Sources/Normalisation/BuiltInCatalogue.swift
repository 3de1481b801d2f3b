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
  /// `region`, `start_date`, `end_date` and `aliases` (parted by semicolons); further columns are
  /// left aside.
  static func authorities(ofCSV bytes: [UInt8], file: String) throws(CatalogueError)
    -> [Authority]
  {
    let records = try csvRecords(bytes, file: file)
    guard let header = records.first else {
      throw .badRow(file: file, line: 1, fault: "the header is missing")
    }
    var columns: [String: Int] = [:]
    for (index, name) in header.fields.enumerated() { columns[name] = index }
    var result: [Authority] = []
    for record in records.dropFirst() {
      func field(_ name: String) throws(CatalogueError) -> String {
        guard let column = columns[name] else {
          throw .badRow(file: file, line: 1, fault: "the column \"\(name)\" is missing")
        }
        guard column < record.fields.count else {
          throw .badRow(file: file, line: record.line, fault: "there are too few fields")
        }
        return record.fields[column]
      }
      func date(_ name: String) throws(CatalogueError) -> CalendarDate? {
        let text = try field(name)
        if text.isEmpty { return nil }
        guard let date = CalendarDate(iso: text) else {
          throw .badRow(file: file, line: record.line, fault: "\"\(text)\" is no day")
        }
        return date
      }
      result.append(
        Authority(
          name: try field("name"), officialName: try field("official_name"),
          code: try field("code"), region: try field("region"),
          aliases: try field("aliases").split(separator: ";").map(String.init),
          start: try date("start_date"), end: try date("end_date")))
    }
    return result
  }
}
