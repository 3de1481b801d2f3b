import Model

/// The page that a figure or a judgement stands in, as far as aggregation needs it.
package struct Provenance: Sendable {
  /// The name of the document, `d_3f9c2a…`.
  package let document: String

  /// Who says it: the site, which distinguishes sources.
  package let site: String
  package let published: CalendarDate?

  /// The version of the framework of which it is an inspectorate's own report: `ilacs_2023`.
  package let framework: String?

  package init(
    document: String, site: String, published: CalendarDate?, framework: String? = nil
  ) {
    self.document = document
    self.site = site
    self.published = published
    self.framework = framework
  }
}
