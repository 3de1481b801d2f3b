/// What the program knows of the field: metrics, authorities, inspection frameworks.
///
/// All of it is data: rows in files that travel in the binary, and rows of the user's own.
package struct Catalogue: Sendable {
  package var metrics: [Metric]
  package var authorities: [Authority]
  package var areas: [JudgementArea]
  package var grades: [Grade]

  package init(
    metrics: [Metric] = [], authorities: [Authority] = [], areas: [JudgementArea] = [],
    grades: [Grade] = []
  ) {
    self.metrics = metrics
    self.authorities = authorities
    self.areas = areas
    self.grades = grades
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

  package init(
    name: String, officialName: String, code: String, region: String, aliases: [String],
    start: CalendarDate? = nil, end: CalendarDate? = nil
  ) {
    self.name = name
    self.officialName = officialName
    self.code = code
    self.region = region
    self.aliases = aliases
    self.start = start
    self.end = end
  }

  package var reference: Reference { Reference(name: name, code: code) }
}

/// Something that authorities are measured by: children looked after, vacancies, investment.
///
/// A row of the catalogue's data; docs/CATALOGUE.md says what each member does.
package struct Metric: Hashable, Sendable {
  /// `cla_count`; unique in a catalogue.
  package let id: String

  /// What a person calls it: "Children looked after".
  package let label: String

  /// The unit of its values, as `Figure.unit`; a figure in another unit is never one of them.
  package let unit: String

  /// What a percentage or a rate is a share of: "children looked after"; nil for counts.
  package let denominator: String?

  /// Phrases of which one has to stand by the figure.
  package let patterns: [String]

  /// Phrases that rule the metric out.
  package let mustNot: [String]

  /// Where its definition or its wording comes from.
  package let source: String

  package init(
    id: String, label: String, unit: String, denominator: String? = nil, patterns: [String],
    mustNot: [String] = [], source: String
  ) {
    self.id = id
    self.label = label
    self.unit = unit
    self.denominator = denominator
    self.patterns = patterns
    self.mustNot = mustNot
    self.source = source
  }
}

/// Something that an inspection judges: `help_and_protection`, and how reports and news write it.
package struct JudgementArea: Hashable, Sendable {
  package let id: String
  package let patterns: [String]

  package init(id: String, patterns: [String]) {
    self.id = id
    self.patterns = patterns
  }
}

/// A step of the scale on which an inspectorate grades, and how it is written.
package struct Grade: Hashable, Sendable {
  package let id: String

  /// Its place on the scale: 1 for outstanding, 4 for inadequate.
  package let rank: Int
  package let patterns: [String]

  package init(id: String, rank: Int, patterns: [String]) {
    self.id = id
    self.rank = rank
    self.patterns = patterns
  }
}
