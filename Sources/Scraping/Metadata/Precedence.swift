import Model

/// Which part of a page holds where it contradicts itself: the one table of precedence.
///
/// What a page declares to machines about the article (JSON-LD, then the Open Graph, other `meta` elements,
/// Dublin Core, attributes of its elements) is made by the system that knows when and by whom it was
/// written; what a reader sees may be about something else. The headline is the exception: it is
/// written for readers, and machines get it with the site's name or shortened.
///
/// A value that says nothing (a blank, no date, an address for a name) holds for nothing, and the next
/// part is asked. Beyond the table:
/// - A day in the address holds before a later claim: an address is not changed afterwards. So does one in a line of
///   its own beside the headline, if it lies more than a day before.
/// - No page was changed before it was published: such a `modified` is dropped. A story that was saved
///   one day and came out on the next has one.
/// - A day that only the text or a `time` element gives is none of publication if it lies behind the
///   day of the last change: it is announced, not past.
/// - Of the days that a reader sees those within a few lines of the headline hold before all others, and
///   none that stands in the teaser of another story or behind a word for another day holds at all.
/// - A day such as 03/04/2024 is the one of its two readings that another day of the page confirms, else
///   the one that the custom of the page's language has.
///
/// `docs/FORMAT.md` says the same to users.
enum Precedence {
  static let published: [Page.Origin] = [
    .jsonLD, .openGraph, .meta, .dublinCore, .microdata, .rdfa, .url, .time, .text,
  ]
  static let modified: [Page.Origin] = [
    .jsonLD, .openGraph, .meta, .dublinCore, .microdata, .rdfa, .time, .text,
  ]
  static let title: [Page.Origin] = [
    .heading, .jsonLD, .openGraph, .meta, .dublinCore, .title,
  ]
  static let url: [Page.Origin] = [.link, .openGraph, .jsonLD, .meta, .comment]
  static let site: [Page.Origin] = [.openGraph, .meta, .jsonLD, .dublinCore, .url]
  static let language: [Page.Origin] = [.htmlLang, .openGraph, .meta, .dublinCore, .jsonLD]
  static let authors: [Page.Origin] = [
    .jsonLD, .meta, .dublinCore, .microdata, .rdfa, .link, .openGraph, .text,
  ]

  /// What the first part of the page, in that order, that has a value says.
  static func first<Value>(
    _ order: [Page.Origin], _ value: (Page.Origin) -> Value?
  ) -> Claim<Value>? {
    for origin in order {
      if let value = value(origin) { return Claim(value, origin) }
    }
    return nil
  }
}
