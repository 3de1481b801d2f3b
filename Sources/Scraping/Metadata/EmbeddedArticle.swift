/// The article of a page that shows nothing until a script draws it, as the script's data have it.
///
///     <script id="__NEXT_DATA__" type="application/json">{"props": {"article": {"title": …, "body": "<p>…"}}}</script>
///
/// Source: Next.js, "Pages Router"; Nuxt, "Data fetching": the state of the page in a script of type
/// `application/json`.
struct EmbeddedArticle {
  let title: String?

  /// The markup of its text.
  let markup: [UInt8]

  /// A shorter text is a label of the page.
  private static let shortest = 80

  /// So many objects of the data are looked at.
  private static let mostObjects = 5_000

  /// The longest text that an object of the data has; nil where the document has none.
  init?(_ document: [UInt8]) {
    let reader = LinkedDataReader(Self.scripts(of: document), of: document)
    var best: (object: Int, text: Range<Int>)?
    for object in reader.objects.indices.prefix(Self.mostObjects)
    where !reader.objects[object].isPart {
      for property in [LinkedDataReader.Property.articleBody, .body, .content, .html] {
        for case .text(let range) in reader.values(property, of: object)
        where range.count >= max(Self.shortest, (best?.text.count ?? 0) + 1) {
          best = (object, range)
        }
      }
    }
    guard let best else { return nil }
    title =
      reader.text(.headline, of: best.object) ?? reader.text(.title, of: best.object)
      ?? reader.text(.name, of: best.object)
    markup = Array(reader.string(best.text).utf8)
    guard markup.contains(0x20) else { return nil }
  }

  /// Where the scripts with data of the page stand.
  private static func scripts(of document: [UInt8]) -> [Range<Int>] {
    document.withUnsafeBufferPointer { document in
      var scripts: [Range<Int>] = []
      var place = 0
      while let open = document.firstIndex(of: UInt8(ascii: "<"), from: place) {
        place = open + 1
        guard stands("<script", at: open, of: document),
          let start = document.firstIndex(of: UInt8(ascii: ">"), from: open)
        else { continue }
        guard let end = RawElement.endTag("</script", from: start, in: document) else { break }
        if occurs("application/json", in: UnsafeBufferPointer(rebasing: document[open..<start])) {
          scripts.append(start + 1..<end)
        }
        place = end
      }
      return scripts
    }
  }
}
