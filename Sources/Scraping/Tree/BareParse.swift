/// libxml2 by itself on a page as it is: the floor under every reader that is built on it, measured by
/// `gleaner-bench`.
package enum BareParse: String, CaseIterable, Sendable {
  /// Calls that nobody receives.
  case sax = "SAX"

  /// libxml2's own tree, freed at once.
  case dom = "DOM"

  /// Parses the bytes and keeps nothing.
  package func run(_ bytes: [UInt8]) { MarkupParser.parse(bytes, self) }
}
