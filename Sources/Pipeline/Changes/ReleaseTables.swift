import JSON
import Model
import Reading

/// The files of a release's tables, of which each table is read from the one that reads fastest.
struct ReleaseTables {
  struct File {
    let name: String
    let format: Configuration.Format
    let sha256: String
  }

  /// The release's name, or what its folder is called.
  let release: String
  private let folder: FilePath
  private let files: [String: [File]]

  /// The tables that a run has just written.
  init(_ files: [Dataset.File], in folder: Folder) {
    release = folder.name
    self.folder = folder.path
    var tables: [String: [File]] = [:]
    for file in files {
      guard let table = file.table else { continue }
      tables[table.name, default: []].append(
        File(name: file.name, format: table.format, sha256: file.sha256))
    }
    self.files = tables
  }

  /// The tables of a release, by its `datapackage.json`.
  init(of folder: Folder) throws(ComparisonProblem) {
    release = folder.name
    self.folder = folder.path
    let package = try Self.package(of: folder)
    guard package["form"]?.integer == DataPackage.form else { throw .otherForm(release: release) }
    var files: [String: [File]] = [:]
    for resource in package["resources"]?.array ?? [] where resource["rows"] != nil {
      guard let table = resource["title"]?.string, let name = resource["path"]?.string,
        let format = Configuration.Format.allCases.first(where: {
          name == "\(table).\($0.rawValue)"
        }),
        let hash = resource["hash"]?.string
      else {
        throw .unreadable(release: release, reason: "datapackage.json: a resource lacks a member")
      }
      files[table, default: []].append(
        File(name: name, format: format, sha256: String(hash.drop { $0 != ":" }.dropFirst())))
    }
    self.files = files
  }

  private static func package(of folder: Folder) throws(ComparisonProblem) -> JSON {
    func problem(_ reason: String) -> ComparisonProblem {
      .unreadable(release: folder.name, reason: "datapackage.json: \(reason)")
    }
    let bytes: [UInt8]
    do throws(ReadingError) {
      bytes = try DocumentReader(limit: 256 << 20)
        .file(at: folder.path.appending(FilePath("datapackage.json")), source: "").bytes
    } catch {
      throw problem(error.message)
    }
    do throws(JSONError) {
      return try JSON(parsing: bytes)
    } catch {
      throw problem(error.message)
    }
  }

  /// Whether a table is the same, byte by byte.
  func isSame(_ table: String, as other: ReleaseTables) -> Bool {
    (files[table] ?? []).contains { file in
      (other.files[table] ?? []).contains { $0.name == file.name && $0.sha256 == file.sha256 }
    }
  }

  /// Hands each row of a table on, with its number.
  ///
  /// - Parameters:
  ///   - columns: The columns of the row that is handed on, in this order.
  ///   - wanted: The numbers of the rows that are wanted, in order; all without any.
  func forEachRow(
    of table: String, columns: [String], wanted: [Int]? = nil,
    _ body: (Int, TableRows) throws -> Void
  ) throws {
    let order: [Configuration.Format] = [.parquet, .csvGzip, .csv]
    let files = (files[table] ?? []).sorted {
      (order.firstIndex(of: $0.format) ?? 0) < (order.firstIndex(of: $1.format) ?? 0)
    }
    guard let file = files.first else {
      throw ComparisonProblem.unreadable(release: release, reason: "it has no table \(table)")
    }
    let open = TableFile(
      path: folder.appending(FilePath(file.name)), format: file.format, columns: columns)
    do {
      try open.forEachRow(wanted: wanted, body)
    } catch let fault as TableFile.Fault {
      switch fault {
      case .noColumn: throw ComparisonProblem.otherForm(release: release)
      case .unreadable(let reason):
        throw ComparisonProblem.unreadable(release: release, reason: reason)
      }
    }
  }
}

extension Folder {
  /// The last name of its path.
  var name: String {
    path.description.split(separator: "/").last.map(String.init) ?? path.description
  }
}
