import Model

/// The page that a figure or a judgement stands in, as far as aggregation needs it.
package struct Provenance: Sendable {
  /// The name of the document, `d_3f9c2a…`.
  package let document: String

  /// Who says it: the site, which distinguishes sources.
  package let site: String
  package let published: CalendarDate?

  /// The address that the page gives itself.
  package let url: String?

  package init(
    document: String, site: String, published: CalendarDate?, url: String? = nil
  ) {
    self.document = document
    self.site = site
    self.published = published
    self.url = url
  }
}
