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
  static let form = 2

  static let schemas = [
    documentsTable.schema, figuresTable.schema, judgementsTable.schema,
    quantifiersTable.schema, indicatorsTable.schema, inspectionsTable.schema, ratingsTable.schema,
    changesTable.schema, rejectsTable.schema, refusalsTable.schema, leadInspectorsTable.schema,
  ]

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
      json.member("title", "Figures and judgements that reports state")
      json.member("form", Self.form)
      json.member("created_by", Version.application.description)
      json.name("resources")
      json.array(files) { json, file in
        let isOnly = files.count { $0.table == file.table } == 1
        json.write(file, withSchema: isOnly || file.format != .csv)
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension JSONText {
  fileprivate mutating func write(_ file: Dataset.File, withSchema: Bool) {
    guard let schema = DataPackage.schemas.first(where: { $0.name == file.table }) else { return }
    object { json in
      // A resource's name is unique in its package, a table's is not: it stands in three formats.
      json.member("name", file.name)
      json.member("title", file.table)
      json.member("description", schema.description)
      json.member("path", file.name)
      switch file.format {
      case .csv, .csvGzip:
        json.member("format", "csv")
        json.member("mediatype", file.format == .csv ? "text/csv" : "application/gzip")
        json.member("encoding", "utf-8")
        if file.format == .csvGzip { json.member("compression", "gz") }
      case .parquet:
        json.member("format", "parquet")
        json.member("mediatype", "application/vnd.apache.parquet")
      }
      json.member("bytes", file.size)
      json.member("hash", "sha256:\(file.sha256)")
      json.member("rows", file.rows)
      json.member("csv_escaped", file.format == .csv)
      guard withSchema else { return }
      json.name("schema")
      json.object { json in
        json.name("fields")
        json.array(schema.fields) { $0.write($1) }
        json.name("missingValues")
        json.array([""]) { $0.string($1) }
      }
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
