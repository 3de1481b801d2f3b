import Model

/// One inspection of an authority's area or services, as all pages together tell of it.
package struct InspectionRecord: Hashable, Sendable {
  /// `childrens_services-E09000008-2024-10-07`: type, code, and the first day, or the time that is known.
  package let id: String
  package let type: String
  package let remit: String

  /// The family of the framework, `ILACS`, and its version, `ilacs_2023`; nil where none was in force that has
  /// the area and the grade.
  package let framework: String?
  package let version: String?

  /// Nil of a home or an agency.
  package let authority: Authority.Reference?

  /// The code that the authority bore when it was inspected.
  package let codeAtDate: String?
  package let region: String?

  /// When it was, as fine as the finest of the pages says it.
  package let date: String

  /// The first and the last day, of a report, or where a page gives days; nil where less is known.
  package let start: CalendarDate?
  package let end: CalendarDate?

  /// The day on which the report was published; nil without the report.
  package let published: CalendarDate?
  package let length: Inspection.Length?

  /// The inspectorate's number of the authority, or of the home or agency.
  package let urn: String?

  /// Where the report lies.
  package let url: String?

  /// The grade of each area.
  package let grades: [String: String]
  package let theme: String?
  package let priorityActions: Int?
  package let needsStatement: Bool?

  /// When the inspection before it began, by the report, else by the pages.
  package let previous: CalendarDate?

  /// By when the report says that the next full one is due.
  package let next: CalendarDate?

  /// Whether it is the latest of its type of the authority.
  package let isLatest: Bool

  /// The pages that speak of it, in the order of the documents.
  package let documents: [String]

  /// How many pages and sites speak of it, copies aside.
  package let pages: Int
  package let sites: Int

  /// Whether all of them give the same grades; nil where one page alone speaks.
  package let agrees: Bool?
}
