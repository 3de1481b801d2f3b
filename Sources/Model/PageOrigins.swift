extension Page {
  /// The part of a page that says something of the page as a whole.
  package enum Origin: String, CaseIterable, Sendable {
    /// schema.org in a script, in attributes, or as RDFa.
    case jsonLD = "json-ld"
    case microdata, rdfa

    /// `meta` elements: of the Open Graph, of Dublin Core, and all others.
    case openGraph = "open-graph"
    case dublinCore = "dublin-core"
    case meta

    /// `title`, `link` and `html lang` of the document.
    case title, link
    case htmlLang = "html-lang"

    /// The page's canonical address.
    case url

    /// What the program that saved the page wrote into a comment of it.
    case comment

    /// What a reader sees: a heading, a `time` element, the text.
    case heading, time, text

    /// A rule that the user wrote for the site.
    case profile
  }

  /// Where what a page says of itself was found; nil for what was not found.
  package struct Origins: Hashable, Sendable {
    package var url: Origin?
    package var site: Origin?
    package var title: Origin?
    package var published: Origin?
    package var modified: Origin?
    package var authors: Origin?
    package var language: Origin?

    package init() {}
  }
}
