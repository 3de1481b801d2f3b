/// What the program knows of the field: metrics, authorities, inspection frameworks.
///
/// All of it is data: rows in files that travel in the binary, and rows of the user's own.
package struct Catalogue: Sendable {
  package var phrases: [PhraseGroup]
  package var units: [MetricUnit]
  package var metrics: [Metric]
  package var authorities: [Authority]
  package var frameworks: [Framework]
  package var areas: [JudgementArea]
  package var grades: [Grade]

  package init(
    phrases: [PhraseGroup] = [], units: [MetricUnit] = [], metrics: [Metric] = [],
    authorities: [Authority] = [], frameworks: [Framework] = [], areas: [JudgementArea] = [],
    grades: [Grade] = []
  ) {
    self.phrases = phrases
    self.units = units
    self.metrics = metrics
    self.authorities = authorities
    self.frameworks = frameworks
    self.areas = areas
    self.grades = grades
  }
}

extension Catalogue {
  /// The labels of its metrics, by id.
  package var labels: [String: String] {
    Dictionary(metrics.map { ($0.id, $0.label) }) { first, _ in first }
  }
}

/// A council that has, or had, children's services.
package struct Authority: Hashable, Sendable {
  /// An authority by its short name and its GSS code: Croydon, `E09000008`.
  package struct Reference: Hashable, Sendable {
    package let name: String
    package let code: String

    package init(name: String, code: String) {
      self.name = name
      self.code = code
    }
  }

  /// A code that it bore before, and the last day on which it did.
  package struct FormerCode: Hashable, Sendable {
    package let code: String
    package let end: CalendarDate

    package init(code: String, end: CalendarDate) {
      self.code = code
      self.end = end
    }
  }

  package let name: String
  package let officialName: String

  /// The nine-character code of the Government Statistical Service.
  package let code: String
  package let region: String

  /// Every other way in which it is written.
  package let aliases: [String]

  /// The first day on which it existed, and the last; nil where it is not known, or goes on.
  package let start: CalendarDate?
  package let end: CalendarDate?

  /// The code of the one authority that took over just its area; nil for one that goes on, that was
  /// split, or that was merged with others.
  package let continuedBy: String?

  /// The earliest first.
  package let formerCodes: [FormerCode]

  /// Ofsted's number of it, as in the addresses of its reports: `80492`.
  package let urn: String?

  package init(
    name: String, officialName: String, code: String, region: String, aliases: [String],
    start: CalendarDate? = nil, end: CalendarDate? = nil, continuedBy: String? = nil,
    formerCodes: [FormerCode] = [], urn: String? = nil
  ) {
    self.name = name
    self.officialName = officialName
    self.code = code
    self.region = region
    self.aliases = aliases
    self.start = start
    self.end = end
    self.continuedBy = continuedBy
    self.formerCodes = formerCodes
    self.urn = urn
  }

  package var reference: Reference { Reference(name: name, code: code) }
}

/// Something that authorities are measured by: children looked after, vacancies, investment.
///
/// A row of the catalogue's data; docs/CATALOGUE.md says what each member does.
package struct Metric: Hashable, Sendable {
  /// What its values are of its population.
  package enum Measure: String, CaseIterable, Sendable {
    /// Those who are there at a time: the children in care.
    case stock
    /// Those to whom something happened within a time: the children who came into care.
    case flow
    /// A part of the population, or a multiple of it: the children in care who live elsewhere.
    case share
    /// So many of a number of others: children in care per 10,000.
    case rate
    /// What each of them has: the cases of a social worker.
    case average
    /// A sum of money.
    case cost
    /// By how much it rose or fell.
    case change
  }

  /// `cla_count`; unique in a catalogue.
  package let id: String

  /// What a person calls it: "Children looked after".
  package let label: String

  /// The unit of its values: the id of a `MetricUnit`, else a unit as `Figure.unit`. A figure in
  /// another unit is never one of them.
  package let unit: String

  /// What a percentage or a rate is a share of: "children looked after"; nil for counts.
  package let denominator: String?

  /// Whom or what it is about: "care leavers"; nil where a row does not say.
  package let population: String?

  /// Nil where a row does not say.
  package let measure: Measure?

  /// Whether its values are changes: 40 for "40% more social workers".
  package let isChange: Bool

  /// Whether it counts those who are there at a time, and so not those of them who did something:
  /// 12 is not the number of care leavers in "12 care leavers went to university".
  package let isStock: Bool

  /// Whether its words are those of other fields, too, so that the page has to be about children's
  /// services: contacts, vacancies, investment.
  package let needsContext: Bool

  /// Patterns of which one has to hold of the figure.
  package let patterns: [String]

  /// Patterns that rule the metric out.
  package let mustNot: [String]

  /// Where its definition or its wording comes from.
  package let source: String

  /// Sentences of which the first figure that has a metric is one of its values.
  package let examples: [String]

  package init(
    id: String, label: String, unit: String, denominator: String? = nil,
    population: String? = nil, measure: Measure? = nil, isChange: Bool = false,
    isStock: Bool = false, needsContext: Bool = false, patterns: [String],
    mustNot: [String] = [], source: String, examples: [String] = []
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.denominator = denominator
    self.population = population
    self.measure = measure
    self.isChange = isChange
    self.isStock = isStock
    self.needsContext = needsContext
    self.patterns = patterns
    self.mustNot = mustNot
    self.source = source
    self.examples = examples
  }
}

/// Phrases that say one thing, to be named in patterns: `{care leavers}`.
package struct PhraseGroup: Hashable, Sendable {
  /// The name between the braces.
  package let id: String

  /// The ways of saying it; groups of earlier rows may stand in them.
  package let patterns: [String]

  package init(id: String, patterns: [String]) {
    self.id = id
    self.patterns = patterns
  }
}

/// The nouns that count as one unit: children are also pupils, young people, teenagers.
package struct MetricUnit: Hashable, Sendable {
  /// `children`, as metrics name it.
  package let id: String

  /// The nouns, as phrases.
  package let nouns: [String]

  /// Patterns that rule out every metric of the unit.
  package let mustNot: [String]

  /// Whether parts of it are counted, as full-time equivalents and averages are.
  package let isFractional: Bool

  package init(
    id: String, nouns: [String], mustNot: [String] = [], isFractional: Bool = false
  ) {
    self.id = id
    self.nouns = nouns
    self.mustNot = mustNot
    self.isFractional = isFractional
  }
}

/// A way of inspecting that was in force for some years, with what it judges and how.
package struct Framework: Hashable, Sendable {
  /// `ilacs_2023`; unique in a catalogue.
  package let id: String

  /// The name under which its reports are known, over all its versions: `ILACS`.
  package let family: String

  /// What sort of inspection it is, over all frameworks: `area_send`. The latest of a type counts.
  package let type: String

  /// What is inspected. Grades of one remit are never those of another.
  package let remit: String

  /// Whether a provider is inspected, a home or an agency, and not the authority in whose area it is.
  package let isOfProvider: Bool

  /// The first and the last day of its inspections; nil where it is not known, or goes on.
  package let start: CalendarDate?
  package let end: CalendarDate?

  /// What it judges, by the ids of areas; one that is not among them is not given.
  package let areas: [String]

  /// Those of its areas that not every inspection judges.
  package let optionalAreas: [String]

  /// Its scale, by the ids of grades.
  package let grades: [String]

  /// Phrases of the front page by which its reports are known.
  package let patterns: [String]

  /// Where that is written down.
  package let source: String

  package init(
    id: String, family: String, type: String = childrensServices,
    remit: String = childrensServices, isOfProvider: Bool = false, start: CalendarDate? = nil,
    end: CalendarDate? = nil, areas: [String], optionalAreas: [String] = [], grades: [String],
    patterns: [String] = [], source: String
  ) {
    self.id = id
    self.family = family
    self.type = type
    self.remit = remit
    self.isOfProvider = isOfProvider
    self.start = start
    self.end = end
    self.areas = areas
    self.optionalAreas = optionalAreas
    self.grades = grades
    self.patterns = patterns
    self.source = source
  }

  /// The type and the remit of rows that name none.
  package static let childrensServices = "childrens_services"

  package func isInForce(on day: CalendarDate) -> Bool {
    if let start, day < start { return false }
    if let end, day > end { return false }
    return true
  }
}

/// Something that an inspection judges: `help_and_protection`, and how reports and news write it.
package struct JudgementArea: Hashable, Sendable {
  package let id: String

  /// Full titles, which can be the subject of "is good": "services for care leavers".
  package let patterns: [String]

  /// Short names, which need a word of judging beside them: "care leavers".
  package let names: [String]

  /// Whether it is the whole of what is judged, of which a grade is where nothing else is named: "the
  /// council was rated good".
  package let isWhole: Bool

  /// Whether its grades are read in reports of a framework that judges it, and nowhere else.
  package let isOfReports: Bool

  package init(
    id: String, patterns: [String], names: [String] = [], isWhole: Bool = false,
    isOfReports: Bool = false
  ) {
    self.id = id
    self.patterns = patterns
    self.names = names
    self.isWhole = isWhole
    self.isOfReports = isOfReports
  }
}

/// A step of the scale on which an inspectorate grades, and how it is written.
package struct Grade: Hashable, Sendable {
  package let id: String

  /// Its place on the scale: 1 for outstanding, 4 for inadequate; nil for words that say that no
  /// grade was given.
  package let rank: Int?
  package let patterns: [String]

  /// Whether its patterns are verbs, which need no other: "services require improvement".
  package let isVerb: Bool

  /// The area of which its patterns speak by themselves: an outcome in words, as "lead to inconsistent
  /// experiences and outcomes"; nil for a grade that is given to areas.
  package let area: String?

  package init(
    id: String, rank: Int?, patterns: [String], isVerb: Bool = false, area: String? = nil
  ) {
    self.id = id
    self.rank = rank
    self.patterns = patterns
    self.isVerb = isVerb
    self.area = area
  }
}
