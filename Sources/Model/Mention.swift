/// A quantity or a date where a text states it: `around 800 children in care`.
///
/// What the words say, in the program's vocabulary, but not yet what they mean here: pence are
/// still pence, "March" has no year, and no metric is chosen. Ranges are bytes of the page's text.
package struct Mention: Hashable, Sendable {
  /// The number with its sign, currency sign, scale word and unit: `£10million`, `two and a half
  /// years`; for a count the number alone.
  package var range: Range<Int>

  /// The sentence it stands in.
  package var sentence: Range<Int>

  /// The block it stands in, by its place in `PageText.blocks`.
  package var block: Int

  package var kind: Figure.Kind

  /// The number, or the lower end of a range.
  package var value: Quantity

  /// The upper end of a range, inclusive.
  package var valueHigh: Quantity?

  /// See `Figure.unit`.
  package var unit: Unit?

  package var qualifier: Qualifier

  /// See `Figure.per`.
  package var per: String?

  package var direction: Direction?

  /// The words of what is counted or measured, as the sentence says it.
  package var concept: Range<Int>?

  /// What a cell of a table measures, in the words of its row's header and then its column's; nil
  /// outside tables.
  package var conceptText: String?

  /// Whether the text gives it as what was before another: the 39% of "from 39% to 25%".
  package var isEarlier: Bool

  /// The name of the rule that read it: `quantity`; `cell` where the headers of its cell did.
  package var rule = ""

  /// The words that bound it, `around`, where they are not its own.
  package var qualifierWords: Range<Int>?

  package init(
    range: Range<Int>, sentence: Range<Int>, block: Int, kind: Figure.Kind, value: Quantity,
    valueHigh: Quantity? = nil, unit: Unit? = nil, qualifier: Qualifier = .exact,
    per: String? = nil, direction: Direction? = nil, concept: Range<Int>? = nil,
    conceptText: String? = nil, isEarlier: Bool = false
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
    self.conceptText = conceptText
    self.isEarlier = isEarlier
  }
}

/// A number, a date, or the reason for which a table tells no number.
package enum Quantity: Hashable, Sendable, CustomStringConvertible {
  case number(Rational)
  case date(PartialDate)
  case suppressed(Suppression)

  package var description: String {
    switch self {
    case .number(let number): number.description
    case .date(let date): date.description
    case .suppressed(let reason): reason.rawValue
    }
  }
}

/// How the words around a number bound it: `about` for "around 800", `more_than` for "over 40".
package enum Qualifier: String, Sendable, CaseIterable {
  case exact, about, nearly
  case moreThan = "more_than"
  case atLeast = "at_least"
  case lessThan = "less_than"
  case atMost = "at_most"
  case since, before, after, until
}

/// Whether the sentence tells of a rise or a fall: "fell by 4%" is a decrease.
package enum Direction: String, Sendable, CaseIterable {
  case increase, decrease
}

/// Whom a figure is said of where it is not the authority: 15 in "19% (the national average is 15%)".
package enum Comparator: String, Sendable, CaseIterable {
  case england, london, region
  case statisticalNeighbours = "statistical_neighbours"
  /// Similar, neighbouring, other or all councils.
  case authorities
}

/// A grade where a text states it: "has been rated ‘good’ by Ofsted".
package struct GradeMention: Hashable, Sendable {
  /// The words of the grade, as bytes of the page's text.
  package var range: Range<Int>
  package var sentence: Range<Int>
  package var block: Int

  /// See `Judgement.area`.
  package var area: String

  /// See `Judgement.grade`.
  package var grade: String

  /// The words of what is judged, as bytes of the page's text: "children's services in Barsetshire" of
  /// "Ofsted rated children's services in Barsetshire good". In a clause that goes on with the subject of the
  /// one before, that one's. Nil where the sentence names nothing.
  package var subject: Range<Int>?

  /// How many years before the page a grade was given that is told of without a date: 3 of "three years
  /// ago", 1 of "last year".
  package var yearsAgo: Int?

  /// False for a grade of an earlier inspection.
  package var isCurrent: Bool

  /// When the judgement was made, where the sentence says so.
  package var date: PartialDate?

  /// Whether it stands beside its label, in a line or a table, and not in a sentence.
  package var isLabelled: Bool

  /// For such a one: what the lines around it say of whose it is.
  package var row: GradeRow?

  package init(
    range: Range<Int>, sentence: Range<Int>, block: Int, area: String, grade: String,
    subject: Range<Int>? = nil, isCurrent: Bool, date: PartialDate? = nil, yearsAgo: Int? = nil,
    isLabelled: Bool = false, row: GradeRow? = nil
  ) {
    self.range = range
    self.sentence = sentence
    self.block = block
    self.area = area
    self.grade = grade
    self.subject = subject
    self.isCurrent = isCurrent
    self.date = date
    self.yearsAgo = yearsAgo
    self.isLabelled = isLabelled
    self.row = row
  }
}

/// Whose a grade of a list or a table is, by ranges of bytes of the page's text.
package struct GradeRow: Hashable, Sendable {
  /// The words beside the grade that name whose it is: the cell `Bury`, or several councils: `Kent, Essex
  /// and Leeds`. Nil where none do, so that it is of the council of the headings, or of the page.
  package var names: Range<Int>?

  /// Whether a header says that those are councils; else a name that is no council's is something else's.
  package var isCouncil: Bool

  /// The caption and the headings above, the nearest first, which may name a council.
  package var headings: [Range<Int>]

  /// Whether the words around say that the report has just come out.
  package var isNews: Bool

  package init(
    names: Range<Int>? = nil, isCouncil: Bool = false, headings: [Range<Int>] = [],
    isNews: Bool = false
  ) {
    self.names = names
    self.isCouncil = isCouncil
    self.headings = headings
    self.isNews = isNews
  }
}
