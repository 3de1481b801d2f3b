/// What a page says in its metadata that it is.
struct PageClaims: OptionSet, Sendable {
  let rawValue: UInt8

  /// An article, by its JSON-LD.
  static let article = PageClaims(rawValue: 1 << 0)
  /// An article, by words that sites also write on other pages.
  static let perhapsArticle = PageClaims(rawValue: 1 << 1)
  /// A question with its answers, or a thread of a forum.
  static let thread = PageClaims(rawValue: 1 << 2)

  /// What a type of schema.org says of the page that has it.
  ///
  /// Source: schema.org, `Article`, `DiscussionForumPosting`, `QAPage`.
  static func claims(ofType type: String) -> PageClaims {
    let name = type.split(separator: "/").last.map { String($0) } ?? ""
    switch name {
    case "DiscussionForumPosting": return .thread
    case "Recipe", "Report", "Review", "NewsItem", "HowTo": return .perhapsArticle
    case "JobPosting", "SocialMediaPosting": return []
    default: return name.hasSuffix("Article") || name.hasSuffix("Posting") ? .article : []
    }
  }

  /// What the Open Graph type of the page says.
  ///
  /// Source: The Open Graph protocol, "Object Types".
  static func claims(ofOpenGraph type: String) -> PageClaims {
    switch type.lowercased() {
    case "article", "blog", "news", "newsarticle", "blogposting": .perhapsArticle
    default: []
    }
  }

  /// What the page's microdata say. A page with the types of several articles lists them.
  static func claims(ofMicrodata tree: MarkupTree) -> PageClaims {
    var claims: PageClaims = []
    var articles = 0
    for attribute in tree.attributes where attribute.name == .itemtype {
      let value = tree.bytes[Int(attribute.first)..<Int(attribute.first + attribute.count)]
      let found = Self.claims(ofType: String(decoding: value.prefix(100), as: UTF8.self))
      if found == .article { articles += 1 } else { claims.formUnion(found) }
    }
    if articles == 1 { claims.insert(.perhapsArticle) }
    return claims.subtracting(.article)
  }
}
