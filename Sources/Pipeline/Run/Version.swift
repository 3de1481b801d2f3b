import Extraction
import Interpretation
import Language
import Parquet
import Reading

/// Which program this is.
package enum Version {
  package static let number = "0.1.0"

  /// `0.1.0 (rules 3f9c2a81)`: the same pages may give other figures under another one.
  package static var description: String { "\(number) (rules \(rules))" }

  /// The rule set: the first eight hexadecimal digits of the SHA-256 of the words, rules and rows that
  /// travel in the binary. It takes a millisecond, so it is not asked for at each start.
  package static let rules = fingerprint(of: files)

  static var files: [EmbeddedFile] {
    EmbeddedFile.language + EmbeddedFile.extraction + EmbeddedFile.interpretation
  }

  /// As files name their writer. Readers of Parquet leave statistics aside where the version or the
  /// build is missing. The build is the rule set, not a commit: the same sources give the same bytes.
  ///
  /// Source: parquet-java, `VersionParser`.
  static let application = ParquetOptions.Application(
    name: "gleaner", version: number, build: rules)

  /// The same in whatever order the files are listed.
  static func fingerprint(of files: [EmbeddedFile]) -> String {
    let hash = SHA256()
    for file in files.sorted(by: { $0.name < $1.name }) {
      // Where a file ends is told by its length, so no byte can pass from one to the next.
      Array("\(file.name) \(file.bytes.count)\n".utf8).withUnsafeBytes(hash.update)
      file.bytes.withUnsafeBytes(hash.update)
    }
    return String(hash.hexadecimal().prefix(8))
  }
}
