/// The inspection that a report is of.
package struct Inspection: Hashable, Sendable {
  /// Whether an inspection of local authority children's services took two weeks or one.
  package enum Length: String, Sendable, CaseIterable {
    case standard, short
  }

  /// The family of the framework: `ILACS`, `SIF`, `area SEND`, `JTAI`, `monitoring visit` …
  package var framework: String

  /// The framework's version, as the catalogue's rows have it: `ilacs_2023`.
  package var version: String

  /// What sort of inspection it is, and what is inspected, as the framework's row has it.
  package var type: String
  package var remit: String
  package var start: CalendarDate?
  package var end: CalendarDate?

  /// The day at the head of the inspectorate's letter.
  package var letterDay: CalendarDate?
  package var leadInspector: String?

  /// The unique reference number that the report gives, as it is written.
  package var urn: String?
  package var length: Length?

  /// The words behind "the multi-agency response to": "criminal exploitation".
  package var theme: String?

  /// How many areas for priority action the report has; nil where it speaks of none.
  package var priorityActions: Int?

  /// Whether the area has to write a statement of action, of an area's inspection before 2023.
  package var needsStatement: Bool?

  /// The first day of the inspection before it.
  package var previous: CalendarDate?

  /// Within how many months the next full inspection is due.
  package var monthsToNext: Int?

  /// The areas that are not graded, because this version has no grade for them, although others of
  /// the same framework have, or because the report says that they were not judged.
  package var notGiven: [String] = []

  /// The areas that the framework grades, and for which no grade was found.
  package var notFound: [String] = []

  package init(
    framework: String, version: String, type: String = Framework.childrensServices,
    remit: String = Framework.childrensServices, start: CalendarDate? = nil,
    end: CalendarDate? = nil, leadInspector: String? = nil
  ) {
    self.framework = framework
    self.version = version
    self.type = type
    self.remit = remit
    self.start = start
    self.end = end
    self.leadInspector = leadInspector
  }
}
