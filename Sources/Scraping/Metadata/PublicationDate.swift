import Model

/// The day on which a page was first published.
///
/// In this order: JSON-LD, `meta`, microdata, the address, `time` elements, the visible text. The
/// first source that gives a day holds, with one exception: an address that names a whole day
/// is never changed later, so it holds before a later claim. The day of the last change is no day of
/// publication, also where the page tells no other.
struct PublicationDate {
  let facts: PageFacts
  let linked: LinkedData
  let url: String?
  let reader: DateReader
  let main: MainText

  func date() -> CalendarDate? {
    let address = url.flatMap(dateInPath)
    if let claimed = claimed() {
      if let address, address < claimed { return address }
      return claimed
    }
    return address ?? dateOfTime() ?? dateInText()
  }

  /// The earliest day that the page tells machines.
  private func claimed() -> CalendarDate? {
    for text in linked.published {
      if let date = reader.date(in: text.utf8) { return date }
    }
    for name in Self.names {
      if let content = facts.meta(name), let date = reader.date(in: content.utf8) { return date }
    }
    for element in facts.published where !main.isInOtherText(element.node) {
      if let date = reader.date(in: element.text.utf8) { return date }
    }
    for (name, content) in facts.metas where Self.saysPublished(name) {
      if let date = reader.date(in: content.utf8) { return date }
    }
    return nil
  }

  /// Whether the name of a `meta` element, which is none of the known ones, is one for the
  /// publication: `w-published-date`, `sw-pubdate`.
  private static func saysPublished(_ name: String) -> Bool {
    let isLater = ["modif", "updat", "expir", "image", "publisher"].contains { name.holds($0) }
    return !isLater && ["publish", "pubdate", "pub-date", "issued"].contains { name.holds($0) }
  }

  /// Names of `meta` elements for the first publication: Open Graph, Dublin Core, and those of
  /// parse.ly, Sailthru, Highwire Press, and of common systems.
  private static let names = [
    "article:published_time", "og:article:published_time", "article:published", "og:published_time",
    "datepublished", "parsely-pub-date", "sailthru.date", "dcterms.created", "dcterms.issued",
    "dc.date.issued", "dc.date.created", "dc.created", "dc.issued", "citation_publication_date",
    "citation_date", "citation_online_date", "publish-date", "publish_date", "publishdate",
    "published_at",
    "published", "publication_date", "publication-date", "pubdate", "pub_date", "publishtime",
    "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate", "article.published",
    "article_date_original", "originalpublicationdate", "ptime", "datecreated",
    "dcsext.articlefirstpublished",
    "dcterms.date", "dc.date", "date", "created", "rnews:datepublished", "displaydate",
    "article.created", "vr:published_time", "shareaholic:article_published_time",
  ]

  /// `/2024/12/03/`, `/2024-12-03-`, `/20241203/`, `/2024/dec/03/`.
  private func dateInPath(_ url: String) -> CalendarDate? {
    let bytes = Array(url.utf8)
    for (date, offset) in reader.all(in: bytes) {
      let before = offset > 0 ? bytes[offset - 1] : 0
      if before == 0x2F || before == 0x2D || before == 0x5F || before == 0x3D { return date }
    }
    return nil
  }

  /// Whether a node stands among other stories or comments.
  private func isElsewhere(_ node: Int) -> Bool { main.isElsewhere(node) }

  /// Whether a node stands behind the headline, and not in a part that has text of its own: a line
  /// with author, date and counters is often called after the counters.
  private func isBesideHeadline(_ node: Int) -> Bool {
    guard let headline = facts.headings.first?.node, node > headline else { return false }
    return !main.isInOtherText(node)
  }

  /// A `time` element outside of lists of other stories and of comments; failing that, in the
  /// columns and feet that often hold author and date.
  private func dateOfTime() -> CalendarDate? {
    for isNear in [{ !isElsewhere($0) }, isBesideHeadline, { !main.isByOthers($0) }] {
      for element in facts.times where isNear(element.node) {
        if let date = reader.date(in: element.text.utf8) { return date }
      }
    }
    return nil
  }

  /// A date behind a word such as `Published`, or one that stands by itself near the headline.
  private func dateInText() -> CalendarDate? {
    for isNear in [{ !isElsewhere($0) }, isBesideHeadline] {
      var alone: CalendarDate?
      for run in main.page.runs where run.count <= 200 && isNear(run.node) {
        let bytes = main.page.text[run.range]
        guard bytes.contains(where: isDigit) else { continue }
        var start = 0
        for (date, offset) in reader.all(in: bytes) {
          let words = bytes.dropFirst(start).prefix(offset - start).suffix(40)
          let before = String(decoding: words, as: UTF8.self).lowercased()
          start = offset
          if Self.others.contains(where: before.holds) { continue }
          if Self.words.contains(where: before.holds) { return date }
          if alone == nil, run.count <= 80 || run.kind == .heading { alone = date }
        }
      }
      if let alone { return alone }
    }
    return nil
  }

  /// Words before a day of first publication.
  private static let words = [
    "published", "posted", "created", "date", "veröffentlicht", "erstellt", "publié", "publicado",
    "pubblicato", "gepubliceerd", "datum", "written", "released",
  ]

  /// Words before another day.
  private static let others = [
    "update", "modified", "next", "due", "until", "valid", "edited", "reviewed", "copyright", "©",
    "expires", "closing",
    "aktualisiert", "geändert", "stand:", "actualizado", "mis à jour",
  ]
}
