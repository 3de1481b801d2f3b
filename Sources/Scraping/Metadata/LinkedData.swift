/// What a page's JSON-LD says of the article, in whatever shape: one object, an array, a `@graph`,
/// objects within objects, references by `@id`.
///
/// Of several objects the one with the most telling type holds, of equals the one with the page's own
/// address, of equals the first; what it does not say is taken from the next.
///
/// Source: schema.org, `Article`, `WebPage`, `WebSite`; JSON-LD 1.1, section 4.9 for `@graph`.
struct LinkedData {
  private let reader: LinkedDataReader

  /// Those that may be the article or its page, the best first.
  private var articles: [(object: Int, rank: Int)] = []
  private var siteObject: Int?

  /// What the types of its objects say that the page is.
  private(set) var claims: PageClaims = []

  /// The names of objects that others refer to, by their `@id`.
  private var names: [String: String] = [:]

  /// Objects of that kind that are looked at, and names of authors that are given.
  private static let most = 200
  private static let mostAuthors = 20

  /// - Parameter address: The page's address as its markup has it.
  init(_ scripts: [Range<Int>], of bytes: [UInt8], address: String?) {
    reader = LinkedDataReader(scripts, of: bytes)
    for object in reader.objects.indices
    where !reader.objects[object].isPart && articles.count < Self.most {
      let types = types(of: object)
      let rank = types.map(Self.rank).max() ?? 0
      for type in types { claims.formUnion(.claims(ofType: type)) }
      if rank >= 2 { articles.append((object, rank)) }
      if siteObject == nil, types.contains("WebSite") { siteObject = object }
    }
    readReferences()
    guard articles.count > 1 else { return }
    let own = address.map { letters($0) }
    let keys = articles.map { article in
      let isOwn = own != nil && url(of: article.object).map { letters($0) } == own
      return (-article.rank, isOwn ? 0 : 1, article.object)
    }
    articles = zip(keys, articles).sorted { $0.0 < $1.0 }.map(\.1)
  }

  var headline: String? {
    first { article in
      reader.text(.headline, of: article.object)
        ?? (article.rank == 3 ? reader.text(.name, of: article.object) : nil)
    }
  }

  /// The days of first publication, those of the best objects alone.
  var published: [String] {
    for property in [LinkedDataReader.Property.datePublished, .dateCreated] {
      var best = 0
      let days = articles.compactMap { article -> String? in
        guard article.rank >= best, let day = reader.text(property, of: article.object) else {
          return nil
        }
        best = article.rank
        return day
      }
      if !days.isEmpty { return days }
    }
    return []
  }

  var modified: String? { first { reader.text(.dateModified, of: $0.object) } }

  /// The whole text of the article, where it may have so many bytes at least.
  func body(atLeast least: Int) -> String? {
    first { article in
      for case .text(let range) in reader.values(.articleBody, of: article.object)
      where range.count >= least {
        return reader.string(range)
      }
      return nil
    }
  }

  /// The publisher, or the site that the page is part of.
  var site: String? {
    first { names(.publisher, of: $0.object).first }
      ?? siteObject.flatMap { reader.text(.name, of: $0) }
  }

  var url: String? { first { url(of: $0.object) } }

  /// As the best of the objects says; the page's language is not that of its other parts.
  var language: String? { first { reader.text(.inLanguage, of: $0.object) } }

  var authors: [String] {
    for article in articles {
      for property in [LinkedDataReader.Property.author, .creator] {
        let names = names(property, of: article.object)
        if !names.isEmpty { return names }
      }
    }
    return []
  }

  private func first(_ value: ((object: Int, rank: Int)) -> String?) -> String? {
    for article in articles {
      if let value = value(article), !value.isEmpty { return value }
    }
    return nil
  }

  private func url(of object: Int) -> String? {
    if let url = reader.text(.url, of: object) ?? reader.text(.mainEntityOfPage, of: object) {
      return url
    }
    for case .object(let page) in reader.values(.mainEntityOfPage, of: object) {
      if let url = reader.text(.id, of: page) ?? reader.text(.url, of: page) { return url }
    }
    return nil
  }

  /// The names of people or organisations: texts, or objects with a name, or with the `@id` of one
  /// that has a name.
  private func names(_ property: LinkedDataReader.Property, of object: Int) -> [String] {
    var names: [String] = []
    for value in reader.values(property, of: object).prefix(Self.mostAuthors) {
      switch value {
      case .text(let range) where range.count <= 2_000: names.append(reader.string(range))
      case .text: continue
      case .object(let person):
        if let name = reader.text(.name, of: person) ?? named(person) { names.append(name) }
      }
    }
    return names
  }

  private func named(_ reference: Int) -> String? {
    reader.text(.id, of: reference).flatMap { names[$0] }
  }

  /// Reads the names of all objects with an `@id`, where one refers to another.
  private mutating func readReferences() {
    let people: [LinkedDataReader.Property] = [.author, .creator, .publisher]
    let refers = reader.objects.indices.contains { object in
      people.contains(reader.objects[object].property) && reader.text(.name, of: object) == nil
        && reader.text(.id, of: object) != nil
    }
    guard refers else { return }
    for object in reader.objects.indices {
      if let id = reader.text(.id, of: object), names[id] == nil,
        let name = reader.text(.name, of: object)
      {
        names[id] = name
      }
    }
  }

  /// The types of an object without their vocabulary: `NewsArticle` of `schema:NewsArticle`.
  private func types(of object: Int) -> [String] {
    reader.values(.type, of: object).prefix(8).compactMap { value in
      guard case .text(let range) = value, range.count <= 100 else { return nil }
      let type = reader.string(range)
      return type.split(whereSeparator: { "/:#".contains($0) }).last.map(String.init) ?? type
    }
  }

  /// 3 for an article, 2 for a page that may be one, 1 for anything else.
  private static func rank(_ type: String) -> Int {
    if type.hasSuffix("Article") || type.hasSuffix("Posting") && type != "JobPosting"
      || ["Report", "Recipe", "Review", "HowTo", "NewsItem"].contains(type)
    {
      return 3
    }
    return type.hasSuffix("Page") || type == "CreativeWork" ? 2 : 1
  }
}
