/// A figure that a page states: £10 million a year more spent, about 800 children in care.
///
/// The words are the page's, the value is exact and in base units, and the vocabulary is that of
/// docs/FORMAT.md. Ranges are bytes of the page's text.
package struct Figure: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// A number of things; `unit` is the counted noun.
    case count
    /// A bare number.
    case number
    /// A fraction, "one in five", "three times".
    case ratio
    case percent, money, measure, duration, age, ordinal, date
    case dateRange = "date_range"
  }

  package let range: Range<Int>
  package let sentence: Range<Int>
  package let block: Int
  package let kind: Kind

  /// In base units: 10000000 for £10m. The lower end of a range. For a cell that has a sign instead of
  /// its number, the reason.
  package let value: Quantity

  /// The upper end of a range, inclusive.
  package let valueHigh: Quantity?

  /// ISO 4217 code for money; `percent`, `percentage_point`; `times`; `year month week …`; measures
  /// by their English singular; `per_10000_children` for rates; else the counted plural noun.
  package let unit: String?
  package let qualifier: Qualifier

  /// The unit of the denominator: `year` of "£10m a year".
  package let per: String?
  package let direction: Direction?

  /// What is counted or measured, in the words of the sentence or of a table's headers.
  package let concept: String?

  /// The id of the catalogue's row that it is a value of.
  package let metric: String?

  /// When it held, where the text says so.
  package let asOf: Interval?

  package let standing: Standing

  /// Whose it is; nil where neither the text nor the page says whose.
  package let holder: Holder?

  /// The code that the authority bore on the day of the figure: that of `asOf`, else of publication.
  package let authorityCodeAtDate: String?

  package init(
    range: Range<Int>, sentence: Range<Int>, block: Int, kind: Kind, value: Quantity,
    valueHigh: Quantity? = nil, unit: String? = nil, qualifier: Qualifier = .exact,
    per: String? = nil, direction: Direction? = nil, concept: String? = nil, metric: String? = nil,
    asOf: Interval? = nil, standing: Standing = .stated, holder: Holder? = nil,
    authorityCodeAtDate: String? = nil
  ) {
    self.range = range
    self.sentence = sentence
    self.block = block
    self.kind = kind
    self.value = value
    self.valueHigh = valueHigh
    self.unit = unit
    self.qualifier = qualifier
    self.per = per
    self.direction = direction
    self.concept = concept
    self.metric = metric
    self.asOf = asOf
    self.standing = standing
    self.holder = holder
    self.authorityCodeAtDate = authorityCodeAtDate
  }
}

extension Figure {
  /// The authority that it is about.
  package var authority: Authority.Reference? { holder?.authority }

  /// Whom it is said of beside the authority, and then of no authority.
  package var comparator: Comparator? { holder?.comparator }

  package var isEarlier: Bool { standing == .earlier }

  /// Why the page gives no value; nil where it gives one.
  package var suppression: Suppression? {
    if case .suppressed(let reason) = value { reason } else { nil }
  }
}

/// A grade that an inspectorate gave and a page reports.
package struct Judgement: Hashable, Sendable {
  package var range: Range<Int>
  package var sentence: Range<Int>
  package var block: Int

  /// What was judged, by the id of the frameworks' data: `overall_effectiveness`, `care_leavers` …
  package var area: String

  /// `outstanding`, `good`, `requires_improvement`, `inadequate`, or `adequate` before 2013.
  package var grade: String

  /// When the judgement was made, where the page says so.
  package var date: Interval?

  /// False for a grade of an earlier inspection.
  package var isCurrent: Bool

  /// Whose services were judged.
  package var authority: Authority.Reference?

  /// The code that the authority bore when they were, else on the day of publication.
  package var authorityCodeAtDate: String?

  /// Whether the page's headline alone states it, so that its sentence is the headline and its ranges are empty.
  package var isOfHeadline = false

  package init(
    range: Range<Int>, sentence: Range<Int>, block: Int, area: String, grade: String,
    date: Interval? = nil, isCurrent: Bool, authority: Authority.Reference? = nil,
    authorityCodeAtDate: String? = nil, isOfHeadline: Bool = false
  ) {
    self.isOfHeadline = isOfHeadline
    self.range = range
    self.sentence = sentence
    self.block = block
    self.area = area
    self.grade = grade
    self.date = date
    self.isCurrent = isCurrent
    self.authority = authority
    self.authorityCodeAtDate = authorityCodeAtDate
  }
}

extension Judgement {
  /// The words of a page that state it.
  package func sentence(of page: Page) -> String {
    isOfHeadline ? page.title ?? "" : page.text[sentence]
  }
}
