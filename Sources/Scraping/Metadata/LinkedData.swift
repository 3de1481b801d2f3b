import Model

/// What a page's JSON-LD says of the article, in whatever shape: one object, an array, a `@graph`,
/// objects within objects.
///
/// Source: schema.org, `Article`, `WebPage`, `WebSite`; JSON-LD 1.1, section 4.9 for `@graph`.
struct LinkedData {
  var headline: String?
  var published: [String] = []
  var body: String?
  var site: String?
  var url: String?
  var language: String?

  private var articleRank = 0

  init(_ scripts: [[UInt8]]) {
    for script in scripts {
      guard let first = script.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
        let last = script.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), first < last
      else { continue }
      do throws(JSONError) {
        read(try JSON(parsing: Array(script[first...last]), .lenient))
      } catch {
        salvage(script)
      }
    }
  }

  /// Takes the day and the headline out of a script that is no JSON, by their names.
  private mutating func salvage(_ script: [UInt8]) {
    if published.isEmpty, let day = Self.string(named: "datePublished", in: script) {
      published.append(day)
    }
    if headline == nil { headline = Self.string(named: "headline", in: script) }
  }

  private static func string(named name: String, in script: [UInt8]) -> String? {
    let key = Array("\"\(name)\"".utf8)
    var place = 0
    while place + key.count < script.count {
      guard script[place] == 0x22, script[place...].starts(with: key) else {
        place += 1
        continue
      }
      place += key.count
      while place < script.count, isSpace(script[place]) || script[place] == 0x3A { place += 1 }
      guard place < script.count, script[place] == 0x22,
        let end = script[(place + 1)...].firstIndex(of: 0x22)
      else { continue }
      return try? JSON(parsing: Array(script[place...end]), .lenient).string
    }
    return nil
  }

  /// Visits every object, in the order of the text.
  private mutating func read(_ root: JSON) {
    var rest = [root]
    while let json = rest.popLast() {
      if let items = json.array {
        rest += items.reversed()
      } else if let members = json.members {
        take(json)
        rest += members.reversed().compactMap { member in
          // What others wrote about the article, or parts of it, is not the article.
          ["comment", "review", "author", "itemListElement", "hasPart", "mentions", "citation"]
            .contains(member.name) ? nil : member.value
        }
      }
    }
  }

  private mutating func take(_ object: JSON) {
    let rank = types(of: object).map(Self.rank).max() ?? 0
    if rank == 1, let name = object["name"]?.string, types(of: object).contains("WebSite") {
      site = site ?? name
    }
    if language == nil, let tag = object["inLanguage"]?.string { language = tag }
    guard rank >= 2 else { return }
    if let day = object["datePublished"]?.string ?? object["dateCreated"]?.string,
      rank >= articleRank
    {
      if rank > articleRank { published = [] }
      published.append(day)
    }
    guard rank > articleRank else { return }
    articleRank = rank
    headline = object["headline"]?.string ?? (rank == 3 ? object["name"]?.string : nil) ?? headline
    body = object["articleBody"]?.string ?? body
    if let name = object["publisher"]?["name"]?.string { site = name }
    url =
      object["url"]?.string ?? object["mainEntityOfPage"]?.string
      ?? object["mainEntityOfPage"]?["@id"]?.string ?? url
  }

  private func types(of object: JSON) -> [String] {
    guard let type = object["@type"] else { return [] }
    return type.string.map { [$0] } ?? type.array?.compactMap(\.string) ?? []
  }

  /// 3 for an article, 2 for a page that may be one, 1 for anything else.
  private static func rank(_ type: String) -> Int {
    let name = type.split(separator: "/").last.map(String.init) ?? type
    if name.hasSuffix("Article") || name.hasSuffix("Posting") && name != "JobPosting"
      || ["Report", "Recipe", "Review", "HowTo", "NewsItem"].contains(name)
    {
      return 3
    }
    return name.hasSuffix("Page") || name == "CreativeWork" ? 2 : 1
  }
}
