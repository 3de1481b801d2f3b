import Reading

/// What tells a dataset from another: the SHA-256 of a line a file, `hash  name`, in the order of the names, as
/// sha256sum(1) prints them. What changed since another release, `changes`, is not of the dataset, nor are the
/// files that hold all tables again, whose bytes follow the version of a library.
struct DatasetDigest: Equatable {
  /// 64 hexadecimal digits.
  let hexadecimal: String

  /// - Parameter files: Those of tables, with the SHA-256 of each, in hexadecimal digits.
  init(_ files: [(name: String, sha256: String)]) {
    let own = files.filter { !$0.name.hasPrefix("\(changesTable.schema.name).") }
    let lines = own.sorted { $0.name < $1.name }.map { "\($0.sha256)  \($0.name)\n" }
    hexadecimal = SHA256.hexadecimal(of: Array(lines.joined().utf8))
  }

  init(_ files: [Dataset.File]) {
    self.init(files.filter { $0.table != nil }.map { ($0.name, $0.sha256) })
  }
}
