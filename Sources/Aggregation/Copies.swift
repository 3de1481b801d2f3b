import Model

/// Finds the documents that say again what another said before them: the reprint of a press release, a page that
/// was saved twice.
///
/// A document is a copy where all of its sentences stand in another, or at least half of them and three. The
/// original is the one that was published first, then the one whose path comes first, so that the order in
/// which documents are read does not matter; a copy is one of an original and never of a copy. Takes time
/// and memory linear in the documents.
package struct Copies: Sendable {
  /// How many sentences two documents share at least that are not all of one. A convention of this program.
  static let fewest = 3

  /// How many of the sentences of a document are compared, from its first.
  package static let most = 64

  /// A sentence of more originals than these is no sign of a copy: "Ofsted inspects services for children".
  static let widest = 64

  private struct Text {
    let document: String
    let path: String
    let published: Int
    let sentences: [UInt64]
  }

  private var texts: [Text] = []

  package init() {}

  /// Takes in one document.
  ///
  /// - Parameter sentences: A number for each of its sentences, the same for the same words, none twice.
  package mutating func add(
    _ document: String, path: String, published: CalendarDate?, sentences: [UInt64]
  ) {
    guard !sentences.isEmpty else { return }
    texts.append(
      Text(
        document: document, path: path, published: published?.daysSince1970 ?? .max,
        sentences: Array(sentences.prefix(Self.most))))
  }

  /// The originals, by the copies.
  package func originals() -> [String: String] {
    let ordered = texts.sorted { ($0.published, $0.path) < ($1.published, $1.path) }
    var places: [UInt64: [Int]] = [:]
    var result: [String: String] = [:]
    for (place, text) in ordered.enumerated() {
      var shared: [Int: Int] = [:]
      for sentence in text.sentences {
        for other in places[sentence] ?? [] { shared[other, default: 0] += 1 }
      }
      let original = shared.filter { Self.isCopy(sharing: $0.value, of: text.sentences.count) }
        .max { ($0.value, $1.key) < ($1.value, $0.key) }
      if let original {
        result[text.document] = ordered[original.key].document
        continue
      }
      for sentence in text.sentences where places[sentence, default: []].count < Self.widest {
        places[sentence, default: []].append(place)
      }
    }
    return result
  }

  private static func isCopy(sharing shared: Int, of count: Int) -> Bool {
    shared == count || shared >= fewest && shared * 2 >= count
  }
}

extension [String: String] {
  /// How many documents there are, and of how many sites, where a copy is its original and of its site.
  ///
  /// - Parameter documents: With the sites of each.
  func count(originalsOf documents: [String: String]) -> (pages: Int, sites: Int) {
    var sites: [String: String] = [:]
    for (document, site) in documents.sorted(by: { $0.key < $1.key }) {
      let original = self[document] ?? document
      if original == document || sites[original] == nil { sites[original] = site }
    }
    return (sites.count, Set(sites.values).count)
  }

  /// The documents, with their originals in the place of copies.
  func originals(of documents: Set<String>) -> Set<String> {
    Set(documents.map { self[$0] ?? $0 })
  }
}
