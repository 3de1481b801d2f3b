import Model

// A document's result as bytes: what a worker hands back, and what can be kept of a document that does
// not change.
//
// It holds what was found in the document, and not where the document lies: two files of the same bytes
// have one result. The blocks of the page's text stay behind: whoever reads the result needs the text
// and the places in it.

extension DocumentResult {
  /// `GLDR` and the version of what follows. Another version is read as `foreign`.
  private static let mark = Array("GLDR".utf8) + [6]

  /// The result as bytes, the same for the same result.
  package var encoded: [UInt8] {
    var encoder = ByteEncoder()
    for byte in Self.mark { encoder.write(UInt64(byte)) }
    encoder.write(page) { $0.write($1) }
    encoder.write(authority) { $0.write($1) }
    encoder.write(authorityCodeAtDate)
    encoder.write(inspection) { $0.write($1) }
    encoder.write(figures) { $0.write($1) }
    encoder.write(reasons) { $0.write($1) }
    encoder.write(judgements) { $0.write($1) }
    encoder.write(quantifiers) { $0.write($1) }
    encoder.write(refusals) { $0.write($1) }
    encoder.write(sentences) { $0.write($1) }
    encoder.write(headings)
    encoder.write(places) { $0.write($1) }
    encoder.write(diagnostics) { $0.write($1) }
    encoder.write(rejection) { $0.write($1) }
    return encoder.bytes
  }

  /// Puts in what was found in the document, from `encoded` bytes. Of bytes that are not result nothing
  /// is taken.
  package mutating func take(encoded bytes: [UInt8]) throws(DecodingError) {
    var decoder = ByteDecoder(bytes)
    for byte in Self.mark {
      guard try decoder.number() == UInt64(byte) else { throw .foreign }
    }
    var found = DocumentResult(id: id, path: path, source: source)
    found.page = try decoder.optional { [path] (decoder) throws(DecodingError) in
      try decoder.page(path: path)
    }
    let limit = found.page?.text.bytes.count ?? 0
    found.authority = try decoder.optional { (decoder) throws(DecodingError) in
      try decoder.authority()
    }
    found.authorityCodeAtDate = try decoder.optionalText()
    found.inspection = try decoder.optional { (decoder) throws(DecodingError) in
      try decoder.inspection()
    }
    found.figures = try decoder.list { (decoder) throws(DecodingError) in
      try decoder.figure(within: limit)
    }
    found.reasons = try decoder.list { (decoder) throws(DecodingError) in
      try decoder.reasons(within: limit)
    }
    found.judgements = try decoder.list { (decoder) throws(DecodingError) in
      try decoder.judgement(within: limit)
    }
    found.quantifiers = try decoder.list { (decoder) throws(DecodingError) in
      try decoder.quantifier(within: limit)
    }
    found.refusals = try decoder.list { (decoder) throws(DecodingError) in
      try decoder.refusal(within: limit)
    }
    found.sentences = try decoder.list { (decoder) throws(DecodingError) in
      try decoder.number()
    }
    found.headings = try decoder.texts()
    found.places = try decoder.list {
      [count = found.headings.count] (decoder) throws(DecodingError) in
      try decoder.place(amongHeadings: count)
    }
    guard found.places.count == found.figures.count + found.judgements.count else {
      throw .invalid
    }
    found.diagnostics = try decoder.list { [path] (decoder) throws(DecodingError) in
      try decoder.diagnostic(path: path)
    }
    found.rejection = try decoder.optional { (decoder) throws(DecodingError) in
      try decoder.rejection()
    }
    try decoder.finish()
    guard (found.page == nil) == (found.rejection != nil) else { throw .invalid }
    found.sha256 = sha256
    found.size = size
    found.times = times
    self = found
  }
}

// MARK: Places

extension ByteEncoder {
  fileprivate mutating func write(_ place: RowPlace) {
    write(place.heading)
    write(place.page)
  }
}

extension ByteDecoder {
  fileprivate mutating func place(amongHeadings count: Int) throws(DecodingError) -> RowPlace {
    let place = RowPlace(heading: try integer(), page: try integer())
    guard place.heading <= count else { throw .invalid }
    return place
  }
}

// MARK: Page

extension ByteEncoder {
  fileprivate mutating func write(_ page: Page) {
    write(page.url)
    write(page.site)
    write(page.title)
    write(page.published) { $0.write($1) }
    write(page.modified) { $0.write($1) }
    write(page.authors)
    write(page.language)
    for origin in page.origins.all { write(origin) { $0.write(choice: $1) } }
    write(page.text.bytes)
  }

  mutating func write(_ date: CalendarDate) {
    write(signed: Int64(date.daysSince1970))
  }
}

extension ByteDecoder {
  fileprivate mutating func page(path: String) throws(DecodingError) -> Page {
    var page = Page(path: path, text: PageText(bytes: [], blocks: []))
    page.url = try optionalText()
    page.site = try optionalText()
    page.title = try optionalText()
    page.published = try date()
    page.modified = try date()
    page.authors = try texts()
    page.language = try optionalText()
    page.origins.url = try origin()
    page.origins.site = try origin()
    page.origins.title = try origin()
    page.origins.published = try origin()
    page.origins.modified = try origin()
    page.origins.authors = try origin()
    page.origins.language = try origin()
    page.text = PageText(bytes: try content(), blocks: [])
    return page
  }

  private mutating func origin() throws(DecodingError) -> Page.Origin? {
    try optional { (decoder) throws(DecodingError) in try decoder.choice(of: Page.Origin.self) }
  }

  mutating func date() throws(DecodingError) -> CalendarDate? {
    try optional { (decoder) throws(DecodingError) in
      guard let days = Int(exactly: try decoder.signed()),
        let date = CalendarDate(daysSince1970: days)
      else { throw .invalid }
      return date
    }
  }
}

extension Page.Origins {
  /// In the order in which they are written and read.
  fileprivate var all: [Page.Origin?] {
    [url, site, title, published, modified, authors, language]
  }
}

// MARK: What the page states

extension ByteEncoder {
  fileprivate mutating func write(_ authority: Authority.Reference) {
    write(authority.name)
    write(authority.code)
  }

  fileprivate mutating func write(_ figure: Figure) {
    write(figure.range)
    write(figure.sentence)
    write(figure.block)
    write(choice: figure.kind)
    write(figure.value)
    write(figure.valueHigh) { $0.write($1) }
    write(figure.unit)
    write(choice: figure.qualifier)
    write(figure.per)
    write(figure.direction) { $0.write(choice: $1) }
    write(figure.concept)
    write(figure.metric)
    write(figure.asOf) { $0.write($1) }
    write(choice: figure.standing)
    write(figure.holder) {
      $0.write(choice: $1.kind)
      $0.write($1.name)
      $0.write($1.code)
    }
    write(figure.authorityCodeAtDate)
  }

  fileprivate mutating func write(_ reasons: FigureReasons) {
    write(reasons.rule)
    write(reasons.qualifier) { $0.write($1) }
    write(reasons.metric.match) {
      $0.write($1.pattern)
      $0.write($1.words)
    }
    write(reasons.metric.nearest) {
      $0.write($1.metric)
      $0.write($1.pattern)
      $0.write($1.lacks)
    }
  }

  private mutating func write(_ quantity: Quantity) {
    switch quantity {
    case .number(let number):
      write(0)
      write(signed: number.numerator)
      write(signed: number.denominator)
    case .date(let date):
      write(1)
      write(date)
    case .suppressed(let reason):
      write(2)
      write(choice: reason)
    }
  }

  private mutating func write(_ date: PartialDate) {
    for part in [date.year, date.month, date.day] { write(part) { $0.write($1) } }
  }

  private mutating func write(_ interval: Interval) {
    write(interval.from)
    write(interval.to) { $0.write($1) }
  }

  fileprivate mutating func write(_ judgement: Judgement) {
    write(judgement.range)
    write(judgement.sentence)
    write(judgement.block)
    write(judgement.area)
    write(judgement.grade)
    write(judgement.date) { $0.write($1) }
    write(judgement.isCurrent)
    write(judgement.authority) { $0.write($1) }
    write(judgement.authorityCodeAtDate)
    write(judgement.isOfHeadline)
  }

  fileprivate mutating func write(_ mention: QuantifierMention) {
    write(mention.range)
    write(mention.sentence)
    write(mention.block)
    write(choice: mention.quantifier)
    write(mention.concept)
  }

  fileprivate mutating func write(_ refusal: Refusal) {
    write(refusal.range)
    write(refusal.sentence)
    write(refusal.block)
    write(refusal.rule)
  }
}

extension ByteDecoder {
  fileprivate mutating func authority() throws(DecodingError) -> Authority.Reference {
    Authority.Reference(name: try text(), code: try text())
  }

  private mutating func optionalAuthority() throws(DecodingError) -> Authority.Reference? {
    try optional { (decoder) throws(DecodingError) in try decoder.authority() }
  }

  fileprivate mutating func figure(within limit: Int) throws(DecodingError) -> Figure {
    Figure(
      range: try range(within: limit), sentence: try range(within: limit), block: try integer(),
      kind: try choice(of: Figure.Kind.self), value: try quantity(),
      valueHigh: try optional { (decoder) throws(DecodingError) in try decoder.quantity() },
      unit: try optionalText(), qualifier: try choice(of: Qualifier.self),
      per: try optionalText(),
      direction: try optional { (decoder) throws(DecodingError) in
        try decoder.choice(of: Direction.self)
      },
      concept: try optionalText(), metric: try optionalText(), asOf: try optionalInterval(),
      standing: try choice(of: Standing.self),
      holder: try optional { (decoder) throws(DecodingError) in
        Holder(
          try decoder.choice(of: Holder.Kind.self), name: try decoder.optionalText(),
          code: try decoder.optionalText())
      },
      authorityCodeAtDate: try optionalText())
  }

  fileprivate mutating func reasons(within limit: Int) throws(DecodingError) -> FigureReasons {
    FigureReasons(
      rule: try text(),
      qualifier: try optional { (decoder) throws(DecodingError) in
        try decoder.range(within: limit)
      },
      metric: MetricReasons(
        match: try optional { (decoder) throws(DecodingError) in
          MetricReasons.Match(pattern: try decoder.text(), words: try decoder.texts())
        },
        nearest: try optional { (decoder) throws(DecodingError) in
          MetricReasons.Candidate(
            metric: try decoder.text(), pattern: try decoder.text(), lacks: try decoder.text())
        }))
  }

  private mutating func quantity() throws(DecodingError) -> Quantity {
    switch try integer() {
    case 0:
      guard let number = Rational(try signed(), over: try signed()) else { throw .invalid }
      return .number(number)
    case 1: return .date(try partialDate())
    case 2: return .suppressed(try choice(of: Suppression.self))
    default: throw .invalid
    }
  }

  private mutating func partialDate() throws(DecodingError) -> PartialDate {
    let parts = [try part(), try part(), try part()]
    guard let date = PartialDate(year: parts[0], month: parts[1], day: parts[2]) else {
      throw .invalid
    }
    return date
  }

  private mutating func optionalInterval() throws(DecodingError) -> Interval? {
    try optional { (decoder) throws(DecodingError) in
      Interval(
        try decoder.partialDate(),
        to: try decoder.optional { (decoder) throws(DecodingError) in try decoder.partialDate() })
    }
  }

  private mutating func part() throws(DecodingError) -> Int? {
    try optional { (decoder) throws(DecodingError) in try decoder.integer() }
  }

  fileprivate mutating func judgement(within limit: Int) throws(DecodingError) -> Judgement {
    Judgement(
      range: try range(within: limit), sentence: try range(within: limit), block: try integer(),
      area: try text(), grade: try text(), date: try optionalInterval(), isCurrent: try flag(),
      authority: try optionalAuthority(), authorityCodeAtDate: try optionalText(),
      isOfHeadline: try flag())
  }

  fileprivate mutating func quantifier(within limit: Int) throws(DecodingError) -> QuantifierMention
  {
    QuantifierMention(
      range: try range(within: limit), sentence: try range(within: limit), block: try integer(),
      quantifier: try choice(of: Quantifier.self), concept: try range(within: limit))
  }

  fileprivate mutating func refusal(within limit: Int) throws(DecodingError) -> Refusal {
    Refusal(
      range: try range(within: limit), sentence: try range(within: limit), block: try integer(),
      rule: try text())
  }
}

// MARK: What is odd

extension ByteEncoder {
  /// The path is that of the document, wherever it lies.
  fileprivate mutating func write(_ diagnostic: Diagnostic) {
    write(choice: diagnostic.severity)
    write(diagnostic.line)
    write(diagnostic.code)
    write(diagnostic.message)
  }

  fileprivate mutating func write(_ rejection: DocumentResult.Rejection) {
    write(choice: rejection.stage)
    write(rejection.code)
    write(rejection.message)
  }
}

extension ByteDecoder {
  fileprivate mutating func diagnostic(path: String) throws(DecodingError) -> Diagnostic {
    let severity = try choice(of: Diagnostic.Severity.self)
    return Diagnostic(
      severity, path: path, line: try integer(), code: try text(), message: try text())
  }

  fileprivate mutating func rejection() throws(DecodingError) -> DocumentResult.Rejection {
    DocumentResult.Rejection(
      stage: try choice(of: Stage.self), code: try text(), message: try text())
  }
}
