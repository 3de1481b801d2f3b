/// What a user knows of one site's pages: where the content stands, as XPath 1.0.
package struct SiteProfile: Hashable, Sendable {
  /// The host of the page's address; those below it (`www.`) are meant, too.
  package let host: String

  /// The element, or elements, whose text is the main text.
  package let content: String?
  package let title: String?
  package let published: String?

  /// Elements within the content that are left out.
  package let drop: [String]

  package init(
    host: String, content: String? = nil, title: String? = nil, published: String? = nil,
    drop: [String] = []
  ) {
    self.host = host
    self.content = content
    self.title = title
    self.published = published
    self.drop = drop
  }
}
