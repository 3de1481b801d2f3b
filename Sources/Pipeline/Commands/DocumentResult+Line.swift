import JSON
import Model

extension DocumentResult {
  /// The line that `gleaner extract` prints for a document, in JSON: docs/FORMAT.md has its members.
  ///
  /// - Parameter withRefused: Whether the numbers that are not figures are listed, too.
  package func line(named path: String? = nil, withRefused: Bool = false) -> [UInt8] {
    var json = JSONText()
    json.object { json in
      json.member("path", path ?? self.path)
      json.member("url", page?.url)
      json.member("site", page?.site)
      json.member("title", page?.title)
      json.member("published", page?.published?.description)
      json.member("language", page?.language)
      json.write("authority", authority, codeAtDate: authorityCodeAtDate)
      json.name("inspection")
      json.write(inspection)
      let text = page?.text ?? PageText(bytes: [], blocks: [])
      let points = CodePoints(text.bytes)
      json.member("text", text[0..<text.bytes.count])
      json.name("figures")
      json.write(figures, reasons, in: text, points, withSentence: true)
      json.name("judgements")
      json.array(judgements) { $0.write($1, of: page) }
      json.name("quantifiers")
      json.array(quantifiers) { $0.write($1, in: text, points) }
      if withRefused {
        json.name("refused")
        json.array(refusals) { $0.write($1, in: text, points) }
      }
      json.member("modified", page?.modified?.description)
      json.name("authors")
      json.array(page?.authors ?? []) { $0.string($1) }
      json.name("origins")
      json.write(page?.origins ?? Page.Origins())
      if let rejection {
        json.name("error")
        json.object {
          $0.member("stage", rejection.stage.rawValue)
          $0.member("code", rejection.code)
          $0.member("message", rejection.message)
        }
      }
    }
    json.endLine()
    return json.bytes
  }
}

extension JSONText {
  /// Figures with their offsets in code points of `text`, and with what made them where that is known.
  mutating func write(
    _ figures: [Figure], _ reasons: [FigureReasons], in text: PageText, _ points: CodePoints,
    withSentence: Bool
  ) {
    array(figures.indices) { json, place in
      json.write(
        figures[place], reasons.indices.contains(place) ? reasons[place] : nil, in: text, points,
        withSentence: withSentence)
    }
  }

  private mutating func write(
    _ figure: Figure, _ reasons: FigureReasons?, in text: PageText, _ points: CodePoints,
    withSentence: Bool
  ) {
    object { json in
      json.member("surface", text[figure.range])
      json.member("start", points.count(before: figure.range.lowerBound))
      json.member("end", points.count(before: figure.range.upperBound))
      if withSentence { json.member("sentence", text[figure.sentence]) }
      json.member("kind", figure.kind.rawValue)
      json.member("value", figure.suppression == nil ? figure.value.description : nil)
      if let reason = figure.suppression { json.member("suppressed", reason.rawValue) }
      json.member("value_high", figure.valueHigh?.description)
      json.member("unit", figure.unit)
      json.member("qualifier", figure.qualifier.rawValue)
      json.member("per", figure.per)
      json.member("direction", figure.direction?.rawValue)
      json.member("earlier", figure.isEarlier)
      json.member("standing", figure.standing.rawValue)
      json.name("holder")
      if let holder = figure.holder {
        json.object { json in
          json.member("kind", holder.kind.rawValue)
          json.member("name", holder.name)
          json.member("code", holder.code)
        }
      } else {
        json.string(nil)
      }
      json.member("authority_code", figure.authority?.code)
      json.member("comparator", figure.comparator?.rawValue)
      json.member("concept", figure.concept)
      json.member("metric", figure.metric)
      json.member("as_of", figure.asOf?.description)
      guard let reasons else { return }
      json.name("why")
      json.write(reasons, in: text)
    }
  }

  private mutating func write(_ reasons: FigureReasons, in text: PageText) {
    object { json in
      json.member("rule", reasons.rule)
      json.member("qualifier", reasons.qualifier.map { text[$0] })
      json.name("metric")
      if let match = reasons.metric.match {
        json.object { json in
          json.member("pattern", match.pattern)
          json.name("words")
          json.array(match.words) { $0.string($1) }
        }
        return
      }
      json.string(nil)
      json.name("nearest")
      guard let nearest = reasons.metric.nearest else { return json.string(nil) }
      json.object { json in
        json.member("metric", nearest.metric)
        json.member("pattern", nearest.pattern)
        json.member("lacks", nearest.lacks)
      }
    }
  }

  fileprivate mutating func write(_ origins: Page.Origins) {
    object { json in
      json.member("url", origins.url?.rawValue)
      json.member("site", origins.site?.rawValue)
      json.member("title", origins.title?.rawValue)
      json.member("published", origins.published?.rawValue)
      json.member("modified", origins.modified?.rawValue)
      json.member("authors", origins.authors?.rawValue)
      json.member("language", origins.language?.rawValue)
    }
  }

  fileprivate mutating func write(
    _ mention: QuantifierMention, in text: PageText, _ points: CodePoints
  ) {
    object { json in
      json.member("surface", text[mention.range])
      json.member("start", points.count(before: mention.range.lowerBound))
      json.member("end", points.count(before: mention.range.upperBound))
      json.member("sentence", text[mention.sentence])
      json.member("quantifier", mention.quantifier.rawValue)
      json.member("concept", text[mention.concept])
    }
  }

  fileprivate mutating func write(_ refusal: Refusal, in text: PageText, _ points: CodePoints) {
    object { json in
      json.member("surface", text[refusal.range])
      json.member("start", points.count(before: refusal.range.lowerBound))
      json.member("end", points.count(before: refusal.range.upperBound))
      json.member("sentence", text[refusal.sentence])
      json.member("rule", refusal.rule)
    }
  }

  fileprivate mutating func write(_ judgement: Judgement, of page: Page?) {
    object { json in
      json.member("area", judgement.area)
      json.member("grade", judgement.grade)
      json.member("date", judgement.date?.description)
      json.member("current", judgement.isCurrent)
      json.member("authority_code", judgement.authority?.code)
      json.member("sentence", page.map { judgement.sentence(of: $0) } ?? "")
    }
  }

  fileprivate mutating func write(_ inspection: Inspection?) {
    guard let inspection else { return string(nil) }
    object { json in
      json.member("framework", inspection.framework)
      json.member("start", inspection.start?.description)
      json.member("end", inspection.end?.description)
      json.member("lead_inspector", inspection.leadInspector)
      json.member("version", inspection.version)
      json.member("type", inspection.type)
      json.member("remit", inspection.remit)
      json.member("length", inspection.length?.rawValue)
      json.member("urn", inspection.urn)
      json.member("theme", inspection.theme)
      json.member("priority_actions", inspection.priorityActions)
      if let needs = inspection.needsStatement {
        json.member("statement_of_action", needs)
      } else {
        json.member("statement_of_action", nil as String?)
      }
      json.member("previous", inspection.previous?.description)
      json.member("months_to_next", inspection.monthsToNext)
      json.name("not_given")
      json.array(inspection.notGiven) { $0.string($1) }
      json.name("not_found")
      json.array(inspection.notFound) { $0.string($1) }
    }
  }

  fileprivate mutating func write(
    _ name: String, _ authority: Authority.Reference?, codeAtDate: String?
  ) {
    self.name(name)
    guard let authority else { return string(nil) }
    object { json in
      json.member("name", authority.name)
      json.member("code", authority.code)
      json.member("code_at_date", codeAtDate)
    }
  }
}

extension DocumentResult {
  /// The same for a person: the page's title, and each figure above its sentence.
  package func summary(withRefused: Bool = false) -> String {
    var lines = [printable(page?.title ?? path)]
    if let rejection {
      lines.append("  not read: \(printable(rejection.message)) [\(rejection.code)]")
    }
    let about = [
      page?.site, page?.published?.description, authority.map { "\($0.name) (\($0.code))" },
    ]
    let known = about.compactMap { $0 }
    if !known.isEmpty { lines.append("  " + printable(known.joined(separator: " · "))) }
    guard let text = page?.text else { return lines.joined(separator: "\n") + "\n" }
    for figure in figures {
      let value =
        figure.suppression.map { "not given: \($0.rawValue)" }
        ?? [figure.value, figure.valueHigh].compactMap { $0?.description }.joined(separator: "–")
      let parts = [
        figure.qualifier == .exact ? nil : figure.qualifier.rawValue, value, figure.unit,
        figure.per.map { "per \($0)" }, figure.direction?.rawValue, figure.metric.map { "[\($0)]" },
      ]
      lines.append("")
      lines.append("  " + printable(parts.compactMap { $0 }.joined(separator: " ")))
      lines.append("    " + printable(text[figure.sentence]))
    }
    for judgement in judgements {
      let parts = [
        judgement.area, judgement.grade, judgement.date?.description,
        judgement.isCurrent ? nil : "earlier",
      ]
      lines.append("")
      lines.append("  " + printable(parts.compactMap { $0 }.joined(separator: " ")))
      lines.append("    " + printable(page.map { judgement.sentence(of: $0) } ?? ""))
    }
    for refusal in refusals where withRefused {
      lines.append("")
      lines.append("  " + printable("not read: \(text[refusal.range]) [\(refusal.rule)]"))
      lines.append("    " + printable(text[refusal.sentence]))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
