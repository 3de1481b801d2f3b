import Model

/// Where a figure stands, for whoever wants to look it up.
package struct FigureEvidence: Hashable, Sendable {
  /// The name of its row, `f_3f9c2a…`.
  package let figure: String

  /// The words that state it.
  package let sentence: String

  /// The address that opens the page there; nil where there is none.
  package let link: String?

  package init(figure: String, sentence: String, link: String?) {
    (self.figure, self.sentence, self.link) = (figure, sentence, link)
  }
}

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
