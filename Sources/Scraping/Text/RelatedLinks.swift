/// Headings and lines that introduce what a page offers besides its text: other stories, comments, a
/// newsletter, buttons to share.
enum RelatedLinks {
  /// Whether a short text is such a line: `Related articles`, `Leave a reply`, `Share this:`.
  static func heads(_ text: ArraySlice<UInt8>) -> Bool {
    let words = folded(text.prefix(longest))
    if text.count <= longest, whole.holds(words[...]) { return true }
    return beginnings.begins(words[...])
  }

  /// More bytes than any of the lines has, counters and signs among them.
  private static let longest = 200

  /// Whether a linked text asks to press it: `Read the review`, `Buy now`, `Back`.
  static func calls(_ text: ArraySlice<UInt8>) -> Bool {
    let words = string(folded(text))
    return heads(text) || calls.contains { words == $0 || words.hasPrefix($0 + " ") }
  }

  private static let calls = [
    "read", "also", "related", "see also", "more", "watch", "share", "click", "subscribe", "sign",
    "log", "join", "back", "buy", "shop", "try", "get", "download", "next", "previous", "book",
    "listen", "explore", "check", "view", "apply", "order", "start", "find", "continue",
  ]

  /// Whether a text is the beginning of another one, cut off and linked: `The council said ... more`.
  static func isTeaser(_ text: ArraySlice<UInt8>) -> Bool {
    let words = folded(text.suffix(40))
    guard words.contains(0x20), case let line = string(words),
      let ending = continuations.first(where: { line.hasSuffix(" " + $0) })
    else {
      return false
    }
    var rest = text.dropLast(1)
    while let last = rest.last, last == 0x20 || last >= 0x80 { rest = rest.dropLast() }
    rest = rest.dropLast(min(rest.count, ending.utf8.count))
    let end = rest.suffix(8)
    let dots: [UInt8] = [0x2E, 0x2E]
    let ellipsis: [UInt8] = [0xE2, 0x80, 0xA6]
    return end.indices.contains {
      end[$0...].starts(with: dots) || end[$0...].starts(with: ellipsis)
    }
  }

  private static let continuations = [
    "read more", "more", "continue reading", "continue", "mehr", "weiterlesen", "weiter",
    "lire la suite", "leer más", "lees meer", "leggi tutto",
  ]

  /// The text in lower case without signs and counters: `Comments (12)` is `comments`.
  private static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for byte in text {
      if isLetter(byte) || byte >= 0x80 {
        // The letters of Latin-1: Ä is C3 84, and ä is C3 A4.
        let isCapital = result.last == 0xC3 && (0x80...0x9E).contains(byte) && byte != 0x97
        result.append(isCapital ? byte + 0x20 : lower(byte))
      } else if byte == 0x27 {
        result.append(byte)
      } else if result.last != 0x20, !result.isEmpty {
        result.append(0x20)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return result
  }

  private static func string(_ words: [UInt8]) -> String { String(decoding: words, as: UTF8.self) }

  private static let whole = PhraseTable(
    """
    related|related articles|related stories|related posts|related news|related content|related topics|
    related links|related reading|related coverage|read more|read next|up next|see also|also read|
    more stories|more news|more articles|more posts|more to read|recommended|
    recommended for you|recommended reading|you may also like|you might also like|you may like|
    you might like|you may also be interested in|keep reading|continue reading|latest news|latest stories|
    latest posts|latest articles|recent posts|recent articles|recent news|most read|most popular|popular posts|
    popular articles|trending|trending now|top stories|in other news|editors' picks|editor's picks|
    from our partners|sponsored|sponsored content|advertisement|advertisements|
    comments|comment|leave a comment|leave a reply|post a comment|add a comment|join the conversation|
    join the discussion|cancel reply|reader comments|view comments|show comments|
    share|share this|share this article|share this post|share this story|share on|follow us|connect with us|
    subscribe|newsletter|sign up|about the author|about the authors|tags|categories|filed under|topics|
    previous article|next article|previous post|next post|post navigation|like this|print|
    ähnliche artikel|das könnte sie auch interessieren|mehr zum thema|weitere artikel|auch interessant|
    kommentare|teilen|à lire aussi|lire aussi|commentaires|articles similaires|sur le même sujet|
    leggi anche|commenti|articoli correlati|lee también|comentarios|artículos relacionados|te puede interesar|
    lees ook|reacties|leia também|baca juga|ähnliche beiträge|weitere beiträge|
    das könnte dich auch interessieren|das könnte dir auch gefallen|mehr zum thema|beitragsnavigation|
    beitrags navigation|artikel navigation|nächster beitrag|vorheriger beitrag|teilen mit|gefällt mir|
    diesen beitrag teilen|artikel teilen|schlagwörter|kategorien|über den autor|über die autorin|
    kommentar verfassen|antwort verfassen|partager|j'aime ça|laisser un commentaire|
    navigation des articles|navigation de l'article|compartir|me gusta|relacionado|deja un comentario|
    deja una respuesta|navegación de entradas|entradas relacionadas|condividi|mi piace|correlati|
    lascia un commento|navigazione articoli|delen|vind ik leuk|gerelateerd|geef een reactie|
    berichtnavigatie|compartilhe isso|curtir isso|deixe um comentário|deixe uma resposta|
    navegação de post
    """.split(separator: "|").map { $0.filter { $0 != "\n" } })

  private static let beginnings = PhraseTable([
    "more from ", "more great ", "more on this", "more in ", "you may also ", "you might also ",
    "sign up for ", "sign up to ", "subscribe to ", "share this ", "leave a ", "follow us ",
    "related articles", "click here to subscribe", "schreibe einen kommentar",
    "schreiben sie einen kommentar", "hinterlasse einen kommentar",
    "hinterlassen sie einen kommentar", "kommentare sind geschlossen", "comments are closed",
  ])
}
