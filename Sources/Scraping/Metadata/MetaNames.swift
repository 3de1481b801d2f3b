import Model

/// What a page may say of itself as a whole.
enum Field: Sendable { case type, title, published, modified, site, url, language, authors }

/// The names of `meta` elements that say something of the page.
///
/// Sources: Open Graph protocol, "Structured Properties" and "article"; DCMI Metadata Terms; schema.org;
/// Highwire Press (`citation_`), parse.ly, Sailthru, Chartbeat and common systems' own.
enum MetaNames {
  struct Row: Sendable {
    let field: Field
    let origin: Page.Origin

    /// Of two names of one field the one with the lower rank holds.
    let rank: Int
  }

  /// In the order in which they hold.
  private static let rows: [(Field, Page.Origin, String)] = [
    (
      .published, .openGraph,
      "article:published_time og:article:published_time article:published og:published_time"
    ),
    (
      .published, .meta,
      """
      datepublished published-date parsely-pub-date sailthru.date citation_publication_date \
      citation_date citation_online_date publish-date publish_date publishdate published_at published \
      publication_date publication-date publicationdate pubdate pub_date pub-date publishtime \
      cxenseparse:recs:publishtime cxenseparse:publishtime bt:pubdate article.published \
      article_date_original originalpublicationdate originally-published-date ptime datecreated \
      dcsext.articlefirstpublished rnews:datepublished vr:published_time \
      shareaholic:article_published_time
      """
    ),
    (
      .published, .dublinCore,
      """
      dcterms.issued dc.date.issued dc.issued dcterms.created dc.date.created dc.created \
      dcterms.available dcterms.date dc.date
      """
    ),
    (.published, .meta, "date displaydate created article.created article:created_time"),
    (
      .modified, .openGraph,
      "article:modified_time og:article:modified_time article:modified og:updated_time og:modified_time"
    ),
    (
      .modified, .meta,
      """
      datemodified last-modified last_modified lastmodified lastmod modified-date modified_time \
      modified revised updated updated_time update_date last-updated last_updated lastupdated \
      article.updated dateupdated bt:moddate citation_lastmodified_date
      """
    ),
    (.modified, .dublinCore, "dcterms.modified dc.date.modified dc.modified dc.date.lastmodified"),
    (.type, .openGraph, "og:type"),
    (.title, .openGraph, "og:title"),
    (.title, .meta, "twitter:title parsely-title sailthru.title citation_title headline"),
    (.title, .dublinCore, "dcterms.title dc.title"),
    (.site, .openGraph, "og:site_name"),
    (.site, .meta, "application-name apple-mobile-web-app-title"),
    (.site, .dublinCore, "dcterms.publisher dc.publisher"),
    (.site, .meta, "twitter:site"),
    (.url, .openGraph, "og:url"),
    (.url, .meta, "twitter:url parsely-link savepage-url dcterms.identifier dc.identifier"),
    (.language, .openGraph, "og:locale"),
    (.language, .meta, "content-language language"),
    (.language, .dublinCore, "dcterms.language dc.language"),
    (
      .authors, .meta,
      "author citation_author parsely-author sailthru.author article:author_name byl article.author"
    ),
    (.authors, .dublinCore, "dcterms.creator dc.creator"),
    (.authors, .openGraph, "article:author og:article:author og:author"),
    (.authors, .meta, "twitter:creator_name creator authors"),
  ]

  private static let table: [UInt64: Row] = {
    var table: [UInt64: Row] = [:]
    for (rank, row) in rows.flatMap({ row in
      row.2.split(separator: " ").map { (row.0, row.1, $0) }
    }).enumerated() {
      table[hash(row.2.utf8)] = Row(field: row.0, origin: row.1, rank: rank)
    }
    return table
  }()

  /// What a `meta` element of that name, in any case, says something of.
  static func row(_ name: ArraySlice<UInt8>) -> Row? {
    guard name.count <= 60 else { return nil }
    return table[hash(name)] ?? unknown(name)
  }

  /// What a name that is none of the known ones says by its words: `w-published-date`, `ms.date`,
  /// `sw-pubdate`. It holds behind all known names.
  private static func unknown(_ name: ArraySlice<UInt8>) -> Row? {
    let name = name.map(lower)[...]
    guard name.contains(0x64) else { return nil }
    let isElse = others.contains { contains(name, $0) }
    if isElse { return nil }
    if published.contains(where: { contains(name, $0) }) {
      return Row(field: .published, origin: .meta, rank: 1_000)
    }
    // The last word alone: `ms.date`, `article-date`.
    let parts = name.split { !isLetter($0) }
    guard parts.count > 1, parts.last?.elementsEqual("date".utf8) == true else { return nil }
    return Row(field: .published, origin: .meta, rank: 1_001)
  }

  private static let published = ["published", "pubdate", "pub-date", "issued"].map {
    Array($0.utf8)
  }

  /// Words for another day, or for something else.
  private static let others = [
    "modif", "updat", "expir", "image", "publisher", "start", "end", "event", "review", "birth",
    "valid", "until", "build", "release", "session", "now", "current", "crawl", "cache", "deadline",
  ].map { Array($0.utf8) }

  /// FNV-1a of the name in lower case.
  private static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
    name.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64(lower($1))) &* 0x0000_0100_0000_01B3 }
  }
}

/// Whether `part` stands in `text`.
func contains(_ text: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
  guard let first = part.first else { return true }
  guard part.count <= text.count else { return false }
  for start in text.startIndex...(text.endIndex - part.count)
  where text[start] == first && text[start...].starts(with: part) {
    return true
  }
  return false
}
