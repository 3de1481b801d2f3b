import Model
import Reading
import Scraping

/// What the profiles of `pipeline.json` find in one page, for a person: what `gleaner check FILE`
/// prints.
///
///     news.html: the profile of "example.org" fits its host, www.example.org
///       content    //main: 1 element, "The council looked after 214 children at the end of…"
///       published  //time/@datetime: 1 attribute or text, "2024-12-03T09:00Z", which is 2024-12-03
///       drop       //aside: nothing; mend the rule if the page has such a part
///       gives      12 blocks of text, 3402 bytes; title "Care costs rise"; published 2024-12-03
struct PageCheck {
  let path: String
  let examination: ProfileExamination

  var text: String {
    var lines = [printable(path) + ": " + printable(fit)]
    lines += examination.findings.rules.map { rule in
      line(rule.purpose.rawValue, "\(rule.expression): \(found(rule))")
    }
    if let second = examination.profiles.dropFirst().first {
      lines.append(
        line(
          "unused",
          "a later profile, of \"\(second.host)\", fits too; the first holds, so put the one you mean first"
        ))
    }
    lines.append(line(isRejected ? "rejected" : "gives", outcome))
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a run would reject the page.
  var isRejected: Bool {
    if case .failure = examination.outcome { return true }
    return false
  }

  private var fit: String {
    guard let host = examination.host else {
      return "no address in the page (canonical link, og:url, JSON-LD), so no profile can fit"
    }
    guard let profile = examination.profiles.first else {
      return "no profile fits its host, \(host); a member of sites with \"host\": \"\(host)\" would"
    }
    return "the profile of \"\(profile.host)\" fits its host, \(host)"
  }

  private func line(_ name: String, _ text: String) -> String {
    let padding = String(repeating: " ", count: max(1, 11 - name.count))
    return "  " + name + padding + printable(text)
  }

  private func found(_ rule: RuleFinding) -> String {
    if let failure = rule.failure { return "cannot be applied: \(failure)" }
    guard rule.nodes != 0 else { return "nothing; \(remedy(rule))" }
    var parts = [kind(rule)]
    if let text = rule.text { parts.append("\"\(beginning(of: text))\"") }
    switch rule.purpose {
    case .content, .drop:
      if rule.elements == 0 { parts.append("no element; \(remedy(rule))") }
    case .title:
      if rule.text == nil { parts.append("no text; \(remedy(rule))") }
    case .published:
      parts.append(rule.date.map { "which is \($0)" } ?? "no day; \(remedy(rule))")
    }
    return parts.joined(separator: ", ")
  }

  private func kind(_ rule: RuleFinding) -> String {
    guard let nodes = rule.nodes else { return "a string" }
    if rule.elements == nodes { return nodes == 1 ? "1 element" : "\(nodes) elements" }
    return nodes == 1 ? "1 attribute or text" : "\(nodes) attributes and texts"
  }

  private func remedy(_ rule: RuleFinding) -> String {
    switch rule.purpose {
    case .content:
      "the page is rejected until the rule leads to the element that holds the text, such as //main"
    case .title: "the title that the page has without the rule stays; mend the rule or take it out"
    case .published:
      "the day that the page has without the rule stays; lead it to the day, such as //time/@datetime"
    case .drop: "mend the rule if the page has such a part"
    }
  }

  private var outcome: String {
    switch examination.outcome {
    case .success(let page):
      let blocks = page.text.blocks.count
      let day = page.published.map { "published \($0)" } ?? "no day of publication"
      return
        "\(blocks) \(blocks == 1 ? "block" : "blocks") of text, \(page.text.bytes.count) bytes; "
        + (page.title.map { "title \"\(beginning(of: $0))\"; " } ?? "no title; ") + day
    case .failure(let error): return "\(error.message) [\(error.code)]"
    }
  }

  /// The first words of a text from a page, which may be long.
  private func beginning(of text: String) -> String {
    let start = text.unicodeScalars.prefix(60)
    return String(start) + (start.endIndex < text.unicodeScalars.endIndex ? "…" : "")
  }
}

extension PageReader {
  /// What the profiles find in the page, or why it can't be looked at.
  func examination(of document: Document) -> PageAnswer {
    do throws(ScrapingError) {
      let check = PageCheck(
        path: document.path, examination: try parser.examination(of: document))
      return .text(Array(check.text.utf8), isFault: check.isRejected)
    } catch {
      var result = document.emptyResult
      result.reject(at: .scraping, error)
      return .result(result)
    }
  }

  /// Why each part of the document's text is in its main text or not.
  func explanation(of document: Document) -> PageAnswer {
    do throws(ScrapingError) {
      return .text(Array(try parser.explanation(of: document).utf8), isFault: false)
    } catch {
      return .text(Pipeline.line(notRead: error), isFault: true)
    }
  }
}
