/// A file of words, rules or rows that travels in the binary.
///
/// All of them together are the rule set of a version, which `gleaner --version` tells from others.
package struct EmbeddedFile: Sendable {
  package let name: String
  package let bytes: [UInt8]

  package init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension EmbeddedFile {
  /// The files of this module.
  package static let language =
    WordClasses.builtIn.map { EmbeddedFile($0.name, $0.bytes) } + [
      EmbeddedFile("refusals.rules", PackageResources.refusals_rules),
      EmbeddedFile("refusals_before_dates.rules", PackageResources.refusals_before_dates_rules),
    ]
}
