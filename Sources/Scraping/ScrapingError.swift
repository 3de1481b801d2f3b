import Model

/// Why a document gave no page.
package enum ScrapingError: Problem, Equatable {
  /// There are no bytes, or white space alone.
  case emptyDocument

  /// The bytes are those of something else: `%PDF-1.7`, an image, an archive, text without a tag.
  case notHTML(found: String)

  /// The bytes end where no page ends: within a tag, a comment, a script, a sentence.
  case brokenOff(within: String, line: Int)

  /// The page opens blocks, the first of them on that line, and never closes them, and its own end is
  /// missing, too: it may have been cut off between two blocks. It is read all the same.
  case maybeCutOff(blocks: [String], line: Int)

  /// The parser gave up there, and everything behind it is lost.
  case parserStopped(line: Int, reason: String)

  /// The page has markup and no main text: an empty frame, or one that a script would fill.
  case noText

  /// The pages of a PDF have no text: they hold images, as a scanner makes them, or nothing.
  case noTextInPDF(pages: Int)

  /// The site's profile says where the main text stands, and nothing stands there.
  case profileFindsNothing(host: String)

  /// A rule of the site's profile cannot be applied to the page: it calls an unknown function, or
  /// takes too many steps.
  case profileFails(host: String, rule: String, reason: String)

  package var code: String {
    switch self {
    case .emptyDocument: "empty-document"
    case .notHTML: "not-html"
    case .brokenOff: "broken-off"
    case .maybeCutOff: "maybe-cut-off"
    case .parserStopped: "parser-stopped"
    case .noText, .noTextInPDF: "no-text"
    case .profileFindsNothing: "profile-finds-nothing"
    case .profileFails: "profile-fails"
    }
  }

  package var message: String {
    switch self {
    case .emptyDocument: "the document is empty; save the page again"
    case .notHTML(let found): "this is \(found), not an HTML page; save the page as HTML"
    case .brokenOff(let place, let line):
      "the page is cut off within \(place) that begins on line \(line); save the page again"
    case .maybeCutOff(let blocks, let line):
      "the page may be cut off: "
        + blocks.prefix(3).map { "<\($0)>" }.joined(separator: ", ")
        + (blocks.count > 3 ? " and \(blocks.count - 3) more" : "")
        + " from line \(line) on \(blocks.count == 1 ? "is" : "are") never closed; save the page again"
    case .parserStopped(let line, let reason):
      "the parser stopped on line \(line): \(reason); save the page again"
    case .noText: "the page has no main text; save it after its scripts have run"
    case .noTextInPDF(let pages):
      "the PDF holds images only, as scans do, and no text on its \(pages) \(pages == 1 ? "page" : "pages"); "
        + "put the text in with a program that recognises it, such as ocrmypdf"
    case .profileFindsNothing(let host):
      "the content rule of the profile of \(host) finds no text in this page; mend it in sites"
    case .profileFails(let host, let rule, let reason):
      "the rule \"\(rule)\" of the profile of \(host) cannot be applied: \(reason); mend it in sites"
    }
  }
}
