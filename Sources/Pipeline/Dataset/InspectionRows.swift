import Aggregation
import Model

let inspectionsTable = TableDefinition<InspectionRecord>(
  "inspections", "One row an inspection, by code, type and date, whatever pages speak of it.",
  [
    .text("inspection_id", "Its type, the authority's code, and when it was.") { $0.id },
    .word("type", "childrens_services, area_send, jtai, focused_visit …") { $0.type },
    .word("remit", "What was inspected: childrens_services, area_send …") { $0.remit },
    .word("framework", "Family of the framework: ILACS, SIF, area SEND …") { $0.framework },
    .word("framework_version", "Its version, by the catalogue's id.") { $0.version },
    .word("authority", "Name of the authority; null of a home or an agency.") {
      $0.authority?.name
    },
    .word("authority_code", "Its GSS code today.") { $0.authority?.code },
    .word("authority_code_at_date", "Its GSS code at the time of the inspection.") {
      $0.codeAtDate
    },
    .word("region", "The region that the authority lies in.") { $0.region },
    .word("date", "When it was, as fine as the pages say it: ISO 8601, A/B.") { $0.date },
    .day("date_start", "First day; null where no page gives the days.") { $0.start },
    .day("date_end", "Last day.") { $0.end },
    .day("published", "Day of the report's publication; null without the report.") {
      $0.published
    },
    .word("length", "standard or short, where the report says so.") { $0.length?.rawValue },
    .word("urn", "The inspectorate's number of the authority, the home or the agency.") { $0.urn },
    .optionalText("url", "Address of the report.") { $0.url },
    .grade("overall_effectiveness"), .grade("leaders_impact"),
    .grade("leadership_management_governance"), .grade("help_and_protection"),
    .grade("children_in_care"), .grade("care_leavers"), .grade("adoption"), .grade("lscb"),
    .grade("send_outcome"),
    .names("other_grades", "Grades of other areas, area=grade, parted by spaces.") { row in
      let others = row.grades.filter { !gradedAreas.contains($0.key) }
      return others.map { "\($0.key)=\($0.value)" }.sorted()
    },
    .optionalText("theme", "Of a joint inspection: to what the agencies respond.") { $0.theme },
    .optionalCount("priority_actions", "Areas for priority action; null where none are spoken of.")
    { $0.priorityActions },
    .flag("statement_of_action", "Whether one is required, of an area SEND inspection to 2022.") {
      $0.needsStatement
    },
    .day("previous_inspection", "First day of the one before, by the report, else by the pages.") {
      $0.previous
    },
    .day("next_inspection", "By when the report says that the next full one is due.") { $0.next },
    .flag("latest", "Whether it is the authority's latest of its type.") { $0.isLatest },
    .names("doc_ids", "The pages that speak of it, as in documents, parted by spaces.") {
      $0.documents
    },
    .count("pages", "How many they are, copies aside.") { $0.pages },
    .count("sites", "Sites that speak of it.") { $0.sites },
    .flag("agree", "Whether all give the same grades; null where one page alone speaks.") {
      $0.agrees
    },
  ])

/// The areas that have columns of their own.
private let gradedAreas: Set<String> = [
  "overall_effectiveness", "leaders_impact", "leadership_management_governance",
  "help_and_protection", "children_in_care", "care_leavers", "adoption", "lscb", "send_outcome",
]

extension TableDefinition<InspectionRecord>.Column {
  /// The column of an area's grade.
  fileprivate static func grade(_ area: String) -> Self {
    .word(area, "Grade of \(area.split(separator: "_").joined(separator: " ")).") {
      $0.grades[area]
    }
  }
}

let ratingsTable = TableDefinition<Rating>(
  "ratings", "One row a grade in the history of an authority and area, by code, area and date.",
  [
    .word("inspection_id", "The inspection that gave it, as in inspections.") { $0.inspection },
    .word("authority", "Name of the authority.") { $0.authority.name },
    .word("authority_code", "Its GSS code.") { $0.authority.code },
    .word("area", "What was judged.") { $0.area },
    .word("date", "When the inspection was: ISO 8601, A/B.") { $0.date },
    .day("date_start", "Its first day.") { $0.days?.lowerBound },
    .day("date_end", "Its last day.") { $0.days?.upperBound },
    .word("framework", "Version of the framework under which it was judged.") { $0.framework },
    .word("grade", "The grade that the report gives, or most pages.") { $0.grade },
    .count("rank", "Its place on the scale, 1 for outstanding; 0 where it has none.") {
      $0.rank ?? 0
    },
    .word("previous_grade", "The grade before it.") { $0.previousGrade },
    .word("change", "first, improved, declined or unchanged.") { $0.change.rawValue },
    .names("doc_ids", "The pages that give this grade, as in documents, parted by spaces.") {
      $0.documents
    },
    .count("pages", "Pages that speak of the judgement, copies aside.") { $0.pages },
    .count("sites", "Sites that speak of it.") { $0.sites },
    .flag("agree", "Whether all of them give this grade; null where one page alone speaks.") {
      $0.agrees
    },
  ])
