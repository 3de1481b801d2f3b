import JSON
import Model
import Tables

/// The dataset's description of itself: every file with its columns, its size and its hash.
///
/// A table's columns stand at the files for programs. The spreadsheet's file, whose header begins
/// with a byte order mark and whose cells are disarmed, has them where it is the only one.
///
/// Nothing in it depends on the hour or the machine.
///
/// Source: Frictionless Data, Data Package v2 and Table Schema v2.
struct DataPackage {
  let files: [Dataset.File]

  /// The form of the tables: releases whose ids or columns mean something else have another one.
  static let form = 3

  static let title = "Figures and judgements that reports state"

  static let schemas = [
    documentsTable.schema, figuresTable.schema, judgementsTable.schema,
    quantifiersTable.schema, indicatorsTable.schema, inspectionsTable.schema, ratingsTable.schema,
    changesTable.schema, rejectsTable.schema, refusalsTable.schema, leadInspectorsTable.schema,
    metricsTable.schema, columnsTable.schema,
  ]

  /// Those of a release that has the tables of the form.
  static func schemas(of form: DocumentRows.Form) -> [Schema] {
    let left = DocumentRows.Table.allCases.filter { !form.tables.contains($0) }
      .map(\.ofCells.schema.name)
    return schemas.filter { !left.contains($0.name) }
  }

  /// The columns of the tables of a release.
  static func columns(of form: DocumentRows.Form) -> [ColumnRow] {
    schemas(of: form).flatMap { schema in
      schema.fields.enumerated().map {
        ColumnRow(table: schema.name, position: $0.offset + 1, field: $0.element)
      }
    }
  }

  /// What Table Schema calls the type of the column.
  static func type(of field: Field) -> String {
    switch field.type {
    case .boolean: "boolean"
    case .int32, .int64: "integer"
    case .float, .double, .decimal: "number"
    case .string, .uuid: "string"
    case .list: "array"
    case .date: "date"
    case .timestamp: "datetime"
    }
  }

  var bytes: [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
      json.member("name", "gleaner")
      json.member("title", Self.title)
      json.member("form", Self.form)
      json.member("created_by", Version.application.description)
      json.name("resources")
      json.array(files) { json, file in
        let isOnly = files.count { $0.table?.name == file.table?.name } == 1
        json.write(file, withSchema: isOnly || file.table?.format != .csv)
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension JSONText {
  fileprivate mutating func write(_ file: Dataset.File, withSchema: Bool) {
    guard let table = file.table else { return write(bundle: file) }
    guard let schema = DataPackage.schemas.first(where: { $0.name == table.name }) else { return }
    object { json in
      // A resource's name is unique in its package, a table's is not: it stands in three formats.
      json.member("name", file.name)
      json.member("title", table.name)
      json.member("description", schema.description)
      json.member("path", file.name)
      switch table.format {
      case .csv, .csvGzip:
        json.member("format", "csv")
        json.member("mediatype", table.format == .csv ? "text/csv" : "application/gzip")
        json.member("encoding", "utf-8")
        if table.format == .csvGzip { json.member("compression", "gz") }
      case .parquet:
        json.member("format", "parquet")
        json.member("mediatype", "application/vnd.apache.parquet")
      }
      json.member("bytes", file.size)
      json.member("hash", "sha256:\(file.sha256)")
      json.member("rows", table.rows)
      json.member("csv_escaped", table.format == .csv)
      guard withSchema else { return }
      json.name("schema")
      json.object { json in
        json.name("fields")
        json.array(schema.fields) { $0.write($1) }
        json.name("missingValues")
        json.array([""]) { $0.string($1) }
        json.write(TableKeys(schema), suffix: table.format.rawValue)
      }
    }
  }

  /// - Parameter suffix: A table refers to those in its own format.
  private mutating func write(_ keys: TableKeys, suffix: String) {
    if !keys.primary.isEmpty {
      name("primaryKey")
      array(keys.primary) { $0.string($1) }
    }
    guard !keys.references.isEmpty else { return }
    name("foreignKeys")
    array(keys.references) { json, key in
      json.object { json in
        json.name("fields")
        json.array([key.column]) { $0.string($1) }
        json.name("reference")
        json.object { json in
          json.member("resource", "\(key.table).\(suffix)")
          json.name("fields")
          json.array([key.column]) { $0.string($1) }
        }
      }
    }
  }

  /// A file that holds all tables, or that belongs to one.
  private mutating func write(bundle file: Dataset.File) {
    object { json in
      json.member("name", file.name)
      json.member("description", file.description)
      json.member("path", file.name)
      json.member("format", file.name.split(separator: ".").last.map(String.init))
      json.member("mediatype", file.mediaType)
      json.member("bytes", file.size)
      json.member("hash", "sha256:\(file.sha256)")
    }
  }

  fileprivate mutating func write(_ field: Field) {
    object { json in
      json.member("name", field.name)
      json.member("type", DataPackage.type(of: field))
      json.member("description", field.description)
      if !field.isNullable {
        json.name("constraints")
        json.object { $0.member("required", true) }
      }
    }
  }
}
