import Tables

/// A table of a database: its columns, what its rows are known by, and what is looked up in it.
///
/// Its columns are booleans, numbers, days and texts; moments, identifiers and lists stop the program.
package struct DatabaseTable: Sendable {
  package let schema: Schema

  /// The columns that together tell a row from every other; none where rows may be alike.
  package let primaryKey: [String]

  /// Columns with an index of their own.
  package let indexes: [String]

  /// Columns whose texts can be searched by words; none for a table without a search.
  package let searched: [String]

  /// The column by which a row names a row of another table, and that table; its primary key is one column.
  package let references: [(column: String, table: String, key: String)]

  package init(
    _ schema: Schema, primaryKey: [String] = [], indexes: [String] = [], searched: [String] = [],
    references: [(column: String, table: String, key: String)] = []
  ) {
    self.schema = schema
    self.primaryKey = primaryKey
    self.indexes = indexes
    self.searched = searched
    self.references = references
  }
}

extension DatabaseTable {
  /// The statement that makes it.
  var creation: String {
    var lines = schema.fields.map { field in
      "\(quoted(field.name)) \(Self.type(of: field))\(field.isNullable ? "" : " NOT NULL")"
    }
    if !primaryKey.isEmpty {
      lines.append("PRIMARY KEY (\(primaryKey.map(quoted).joined(separator: ", ")))")
    }
    lines += references.map {
      "FOREIGN KEY (\(quoted($0.column))) REFERENCES \(quoted($0.table)) (\(quoted($0.key)))"
    }
    return "CREATE TABLE \(quoted(schema.name)) (\n  \(lines.joined(separator: ",\n  "))\n)"
  }

  var insertion: String {
    let places = repeatElement("?", count: schema.fields.count).joined(separator: ", ")
    return "INSERT INTO \(quoted(schema.name)) VALUES (\(places))"
  }

  /// What is made when all rows are there: indexes, and the search, whose rows are those of the table.
  ///
  /// Source: SQLite, "SQLite FTS5 Extension", 4.4.3 "External Content Tables".
  var completion: [String] {
    var statements = indexes.map {
      "CREATE INDEX \(quoted("\(schema.name)_\($0)")) ON \(quoted(schema.name)) (\(quoted($0)))"
    }
    if !searched.isEmpty {
      let search = quoted("\(schema.name)_fts")
      statements += [
        "CREATE VIRTUAL TABLE \(search) USING fts5(\(searched.map(quoted).joined(separator: ", ")), "
          + "content=\(quoted(schema.name)), tokenize='porter unicode61')",
        "INSERT INTO \(search) (\(search)) VALUES ('rebuild')",
      ]
    }
    return statements
  }

  /// A declared type, which SQLite takes as an affinity and other engines take at its word.
  ///
  /// Source: SQLite, "Datatypes In SQLite", 3.1 "Determination Of Column Affinity".
  private static func type(of field: Field) -> String {
    switch field.type {
    case .boolean: "BOOLEAN"
    case .int32, .int64: "INTEGER"
    case .float, .double: "REAL"
    case .decimal(let precision, let scale): "DECIMAL(\(precision), \(scale))"
    case .date: "DATE"
    case .string: "TEXT"
    case .timestamp, .uuid, .list:
      preconditionFailure("\(field.name): databases have no such columns")
    }
  }
}

func quoted(_ name: String) -> String {
  "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    + "\""
}
