/// Lines about the page instead of its subject: who wrote it and when, who took its pictures,
/// who holds the rights, where to follow its authors.
enum CreditLine {
  /// Whether a short text is such a line: `Photo: A. Writer / Agency`, `© 2024 A Paper`,
  /// `Last updated on 3 May 2024`, `(Reporting by A. Writer)`.
  ///
  /// - Parameter opens: Whether no sentence of the main text stands above it; only there are a name
  ///   behind `By` or a bare day the author's and the publication's.
  static func holds(_ text: ArraySlice<UInt8>, opens: Bool) -> Bool {
    guard text.count <= longest else { return false }
    let line = text.map(lower)
    // Signs before the first word: brackets, asterisks, bullets.
    let words = line.drop { $0 < 0x80 && !isLetter($0) && !isDigit($0) }
    guard let first = words.first else { return false }
    if first == 0xC2, words.starts(with: "©".utf8) { return words.count <= 160 }
    return rules.begins(words) { $0.holds(words, opens: opens) }
      || phrases.occurs(in: words) { words.count <= $0 }
      || isAddress(words)
  }

  private static let longest = 300

  /// What goes with the beginning of such a line.
  private struct Rule: Sendable {
    let parts: [[UInt8]]
    let longest: Int
    let opens: Bool
    let hasDigit: Bool

    /// - Parameter parts: The line holds one of them, where there are any.
    init(
      holds parts: String = "", upTo longest: Int, opens: Bool = false, hasDigit: Bool = false
    ) {
      self.parts = parts.split(separator: "|").map { Array($0.utf8) }
      self.longest = longest
      self.opens = opens
      self.hasDigit = hasDigit
    }

    func holds(_ line: ArraySlice<UInt8>, opens isOpening: Bool) -> Bool {
      guard line.count <= longest, isOpening || !opens else { return false }
      guard !hasDigit || line.contains(where: isDigit) else { return false }
      return parts.isEmpty || parts.contains { CreditLine.contains(line, $0) }
    }
  }

  private static let rules = PhraseTable(
    beginnings.flatMap { beginnings, rule in
      beginnings.split(separator: "|").map { (String($0), rule) }
    })

  /// The beginnings of lines, each row with what else they need.
  private static let beginnings: [(String, Rule)] = [
    ("copyright |all rights reserved", Rule(upTo: 160)),
    (
      "reporting by |additional reporting by |editing by |writing by |reporting and writing by ",
      Rule(upTo: 300)
    ),
    (
      """
      photo: |photos: |photo by |photos by |photo credit|photograph: |photograph by |photographs by |\
      photo courtesy|photo via |photo from |photo illustration: |photo illustration by |image: |\
      images: |image by |image credit|image via |image courtesy|image source|image from |\
      illustration: |illustration by |illustrations by |featured image|featured photo|\
      cover image: |header image: |picture: |picture credit|pictures: |foto: |bild: |bildquelle: |\
      credit: |crédit photo|bildnachweis|titelbild: |fotos: |foto von |bild von
      """, Rule(upTo: 90)
    ),
    (
      """
      updated |updated: |last updated|last modified|published on |published: |posted on |posted: |\
      post time|first published|last reviewed|aktualisiert|veröffentlicht am|stand: |erstellt am
      """, Rule(upTo: 80, hasDigit: true)
    ),
    (
      "by |by: |written by|words by|edited by|reviewed by|fact checked by|fact-checked by|posted by|von ",
      Rule(upTo: 60, opens: true)
    ),
    ("autor: |autorin: |geschrieben von |text: |par |por |door ", Rule(upTo: 60, opens: true)),
    (
      """
      tags: |tagged: |tagged with|tagged in|filed under|filed in|published under|categories: |\
      posted in |schlagworte: |schlagwörter: |kategorie: |kategorien: |veröffentlicht in |\
      veröffentlicht unter |verschlagwortet mit|abgelegt unter|publié dans|publicado en |etiquetas: |\
      pubblicato in|geplaatst in|this entry was posted|this post was posted|\
      dieser eintrag wurde |dieser beitrag wurde |bookmark the permalink|\
      you can follow any responses|both comments and pings are
      """, Rule(upTo: 300)
    ),
    (
      "follow ",
      Rule(
        holds: "twitter|facebook|instagram|linkedin|youtube|google news|on x|tiktok",
        upTo: 160)
    ),
    ("pin it for later|pin for later|pin this", Rule(upTo: 60)),
    (
      "this |some of the |when you |if you |we may |we earn |our links |some links ",
      Rule(
        holds: "affiliate link|affiliate commission|earn a commission|earn a small commission",
        upTo: 300)
    ),
    ("table of contents|in this article:|back to top|click to read more", Rule(upTo: 40)),
  ]

  /// What such a line may hold anywhere, and the length up to which it is one then.
  private static let phrases = PhraseTable([
    ("all rights reserved", 200), ("contributed to this report", 300),
    ("contributed to this story", 300), ("contributed to this article", 300),
    ("contributed reporting", 300), ("getty images", 160), ("/reuters)", 160), ("/ap)", 160),
    ("(ap photo", 160), ("/afp)", 160), ("/shutterstock", 160), ("/pixabay", 160),
    ("min read", 80), ("minute read", 80), ("minutes read", 80), ("mins read", 80),
    ("reading time", 80), ("no ratings yet", 120), ("noch keine bewertung", 120),
    (" votes, average", 120), ("vote count", 120),
  ])

  /// Whether the line is nothing but an address of mail or of a profile.
  private static func isAddress(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count <= 60, !line.contains(0x20) else { return false }
    return line.dropFirst().contains(0x40) || contains(line, Array("twitter.com/".utf8))
  }

  private static func contains(_ line: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
    guard let first = part.first, line.count >= part.count else { return false }
    return line.indices.dropLast(part.count - 1).contains {
      line[$0] == first && line[$0...].starts(with: part)
    }
  }
}
