import Reading

/// What tells a dataset from another: the SHA-256 of a line a file, `hash  name`, in the order of the names, as
/// sha256sum(1) prints them. What is said of the release before, `changes`, has no part in it.
struct DatasetDigest: Equatable {
  /// 64 hexadecimal digits.
  let hexadecimal: String

  init(_ files: [Dataset.File]) {
    let lines = files.filter { $0.table != "changes" }.sorted { $0.name < $1.name }
      .map { "\($0.sha256)  \($0.name)\n" }
    hexadecimal = SHA256.hexadecimal(of: Array(lines.joined().utf8))
  }
}
