import Aggregation
import Model
import Tables

/// A page on its way into the `documents` table.
struct DocumentRow {
  let result: DocumentResult
  let page: Page
}

/// A figure on its way into the `figures` table, with what its page gives it.
struct FigureRow {
  let id: String
  let page: DocumentRow
  let figure: Figure

  /// The label of its metric in the catalogue.
  let label: String?
  let place: RowPlace
  let start: Int
  let end: Int
  let link: String?
  var text: PageText { page.page.text }
}

struct JudgementRow {
  let id: String
  let page: DocumentRow
  let judgement: Judgement
  let place: RowPlace
  let link: String?
}

/// An indicator with the label of its metric.
struct IndicatorRow {
  let indicator: Indicator
  let label: String?
}

extension DocumentRow {
  /// The words that state a row: its sentence, and for the cell of a table caption and headers before it.
  func evidence(_ sentence: String, at place: RowPlace) -> String {
    let heading = result.heading(of: place)
    return heading.isEmpty ? sentence : heading + TableSlot.separator + sentence
  }
}

struct QuantifierRow {
  let id: String
  let page: DocumentRow
  let mention: QuantifierMention
  let start: Int
  let end: Int
  let link: String?
}

struct RefusalRow {
  let page: DocumentRow
  let refusal: Refusal
  let start: Int
  let end: Int
}

/// A report with the name of who led its inspection.
struct InspectorRow {
  let page: DocumentRow
  let inspection: Inspection
  let name: String
}

// The tables of a release, column by column. docs/FORMAT.md describes each of them; a test holds the
// two together.

let documentsTable = TableDefinition<DocumentRow>(
  "documents", "One row a page that was read, in the order of the sources and of the paths.",
  [
    .text(
      "doc_id",
      "Name of the page in every table and release, from its address, else from file name and title."
    ) { $0.result.id },
    .text("path", "Where the page lies, relative to the configuration.") { $0.result.path },
    .text("source", "Name of the source in pipeline.json.") { $0.result.source },
    .text("sha256", "SHA-256 of the file, unpacked; of a PDF, of the PDF itself.") {
      $0.result.sha256 ?? ""
    },
    .count("bytes", "Size of the file, unpacked.") { $0.result.size },
    .optionalText("url", "The address that the page gives itself.") { $0.page.url },
    .word("site", "Name of the site.") { $0.page.site },
    .optionalText("title", "Headline without the name of the site.") { $0.page.title },
    .day("published", "Day of first publication.") { $0.page.published },
    .word("language", "Language of the text, BCP 47.") { $0.page.language },
    .word("authority", "Name of the authority that the page is about.") {
      $0.result.authority?.name
    },
    .word("authority_code", "Its GSS code today.") { $0.result.authority?.code },
    .word("authority_code_at_date", "Its GSS code at the time of the page.") {
      $0.result.authorityCodeAtDate
    },
    .word("framework", "Framework of the inspection that the page reports.") {
      $0.result.inspection?.framework
    },
    .word("framework_version", "Version of that framework, by the catalogue's id.") {
      $0.result.inspection?.version
    },
    .day("inspection_start", "First day of that inspection.") { $0.result.inspection?.start },
    .day("inspection_end", "Its last day.") { $0.result.inspection?.end },
    .names(
      "areas_not_given",
      "Areas without a grade under that version, or not judged, parted by spaces."
    ) {
      $0.result.inspection?.notGiven ?? []
    },
    .names(
      "areas_not_found", "Areas that it judges, and for which no grade was found, parted by spaces."
    ) {
      $0.result.inspection?.notFound ?? []
    },
    .count("figures", "Rows of the page in figures.") {
      $0.result.figures.count(where: \.fitsTable)
    },
    .count("judgements", "Rows of the page in judgements.") { $0.result.judgements.count },
    // Known when all pages are; see `Dataset.finish`.
    .optionalText("copy_of", "The page of which it is a copy, as in doc_id.") { _ in nil },
  ])

let figuresTable = TableDefinition<FigureRow>(
  "figures", "One row a figure that a page states, in reading order.",
  [
    .text("figure_id", "Name of the figure in every release, from its page, sentence and words.") {
      $0.id
    },
    .text("doc_id", "The page, as in documents.") { $0.page.result.id },
    .word("path", "Where it lies, as in documents.") { $0.page.result.path },
    .word("site", "Name of the site.") { $0.page.page.site },
    .day("published", "Day of the page's first publication.") { $0.page.page.published },
    .word("authority", "Name of the authority that the figure is about.") {
      $0.figure.authority?.name
    },
    .word("authority_code", "Its GSS code today.") { $0.figure.authority?.code },
    .word("authority_code_at_date", "Its GSS code at the time of the figure.") {
      $0.figure.authorityCodeAtDate
    },
    .word("holder_kind", "Whose the figure is: authority, nation, region, group, institution …") {
      $0.figure.holder?.kind.rawValue
    },
    .word("holder", "The name of the holder, where it has one.") { $0.figure.holder?.name },
    .word("holder_code", "The GSS code of an authority, a nation or a region.") {
      $0.figure.holder?.code
    },
    .word("comparator", "england, statistical_neighbours …, where it is said of them instead.") {
      $0.figure.comparator?.rawValue
    },
    .word("metric", "Id of the catalogue's metric.") { $0.figure.metric },
    .word("metric_label", "What a person calls it.") { $0.label },
    .word("kind", "What sort of figure: count, money, percent …") { $0.figure.kind.rawValue },
    .number(
      "value",
      "The value in base units; of a range the lower end; null for a date or a suppressed cell."
    ) { $0.figure.value.number },
    .number("value_high", "The upper end of a range.") { $0.figure.valueHigh?.number },
    .optionalText("date", "Of a date or a range of dates: ISO 8601, XXXX without a year, A/B.") {
      $0.figure.dates
    },
    .word("suppressed", "Why a table's cell gives no value: confidential, not_applicable …") {
      $0.figure.suppression?.rawValue
    },
    .word("unit", "GBP, percent, year … or the counted noun.") { $0.figure.unit },
    .word("qualifier", "exact, about, more_than …") { $0.figure.qualifier.rawValue },
    .word("per", "Unit of the denominator.") { $0.figure.per },
    .word("direction", "increase or decrease.") { $0.figure.direction?.rawValue },
    .flag("earlier", "True for what was before: 39% of \"from 39% to 25%\".") {
      $0.figure.isEarlier
    },
    .word("standing", "stated, earlier, planned, target, forecast, hypothetical, claimed.") {
      $0.figure.standing.rawValue
    },
    .optionalText("concept", "What is counted or measured, in the words of sentence or headers.") {
      $0.figure.concept
    },
    .word("as_of", "When it held, where the text says so: ISO 8601, A/B.") {
      $0.figure.asOf?.description
    },
    .day("as_of_start", "Its first day.") { $0.figure.asOf?.days?.lowerBound },
    .day("as_of_end", "Its last day.") { $0.figure.asOf?.days?.upperBound },
    .text("surface", "The figure's own words.") { $0.text[$0.figure.range] },
    .text("sentence", "The sentence that states it; of a table's cell caption, headers and cell.") {
      $0.page.evidence($0.text[$0.figure.sentence], at: $0.place)
    },
    .count("text_start", "Where surface begins in the page's text, in code points.") { $0.start },
    .count("text_end", "Where it ends.") { $0.end },
    .optionalCount("page", "The page of a PDF on which its paragraph begins.") {
      $0.place.pageOfPDF
    },
    .optionalText(
      "link", "Address that opens the page, at the sentence where its words are unique there."
    ) { $0.link },
  ])

let judgementsTable = TableDefinition<JudgementRow>(
  "judgements", "One row a grade that a page states, in reading order.",
  [
    .text(
      "judgement_id", "Name of the judgement in every release, from its page, sentence and words."
    ) { $0.id },
    .text("doc_id", "The page, as in documents.") { $0.page.result.id },
    .word("path", "Where it lies, as in documents.") { $0.page.result.path },
    .word("site", "Name of the site.") { $0.page.page.site },
    .day("published", "Day of the page's first publication.") { $0.page.page.published },
    .word("authority", "Name of the authority that was judged.") {
      $0.judgement.authority?.name
    },
    .word("authority_code", "Its GSS code today.") { $0.judgement.authority?.code },
    .word("authority_code_at_date", "Its GSS code at the time of the judgement.") {
      $0.judgement.authorityCodeAtDate
    },
    .word("area", "What was judged.") { $0.judgement.area },
    .word("grade", "outstanding, good, requires_improvement, inadequate; adequate before 2013.") {
      $0.judgement.grade
    },
    .word("date", "When it was judged, where the page says so: ISO 8601, A/B.") {
      $0.judgement.date?.description
    },
    .day("date_start", "Its first day.") { $0.judgement.date?.days?.lowerBound },
    .day("date_end", "Its last day.") { $0.judgement.date?.days?.upperBound },
    .flag("current", "False for the grade of an earlier inspection.") { $0.judgement.isCurrent },
    .text("sentence", "The sentence that states it; of a table's cell caption, headers and cell.") {
      $0.page.evidence($0.judgement.sentence(of: $0.page.page), at: $0.place)
    },
    .optionalCount("page", "The page of a PDF on which its paragraph begins.") {
      $0.place.pageOfPDF
    },
    .optionalText(
      "link", "Address that opens the page, at the sentence where its words are unique there."
    ) { $0.link },
  ])

let quantifiersTable = TableDefinition<QuantifierRow>(
  "quantifiers", "One row an amount that a page states without a number, in reading order.",
  [
    .text(
      "quantifier_id", "Name of the amount in every release, from its page, sentence and words."
    ) { $0.id },
    .text("doc_id", "The page, as in documents.") { $0.page.result.id },
    .word("site", "Name of the site.") { $0.page.page.site },
    .day("published", "Day of the page's first publication.") { $0.page.page.published },
    .word("quantifier", "all, nearly_all, vast_majority, most … too_many, few, none.") {
      $0.mention.quantifier.rawValue
    },
    .text("concept", "What is so many, in the words of the sentence.") {
      $0.page.page.text[$0.mention.concept]
    },
    .text("surface", "The amount's own words.") { $0.page.page.text[$0.mention.range] },
    .text("sentence", "The sentence that states it.") { $0.page.page.text[$0.mention.sentence] },
    .count("text_start", "Where surface begins in the page's text, in code points.") { $0.start },
    .count("text_end", "Where it ends.") { $0.end },
    .optionalText(
      "link", "Address that opens the page, at the sentence where its words are unique there."
    ) { $0.link },
  ])

let refusalsTable = TableDefinition<RefusalRow>(
  "refusals", "Numbers that are not figures, one a row, in reading order; only where asked for.",
  [
    .text("doc_id", "The page, as in documents.") { $0.page.result.id },
    .word("rule", "The rule that refused it, explained in docs/REFUSALS.md.") { $0.refusal.rule },
    .text("surface", "The number, and what the rule takes with it.") {
      $0.page.page.text[$0.refusal.range]
    },
    .text("sentence", "The sentence that it stands in.") {
      $0.page.page.text[$0.refusal.sentence]
    },
    .count("text_start", "Where surface begins in the page's text, in code points.") { $0.start },
    .count("text_end", "Where it ends.") { $0.end },
  ])

let leadInspectorsTable = TableDefinition<InspectorRow>(
  "lead_inspectors", "One row a report that names who led its inspection.",
  [
    .text("doc_id", "The report, as in documents.") { $0.page.result.id },
    .word("authority", "Name of the authority that was inspected.") {
      $0.page.result.authority?.name
    },
    .word("authority_code", "Its GSS code today.") { $0.page.result.authority?.code },
    .day("inspection_start", "First day of the inspection.") { $0.inspection.start },
    .day("inspection_end", "Its last day.") { $0.inspection.end },
    .text("lead_inspector", "The name as the report has it.") { $0.name },
  ])

let indicatorsTable = TableDefinition<IndicatorRow>(
  "indicators",
  "One row a metric of an authority, a region or England in a year, by code, metric and year.",
  [
    .word("authority", "Name of the authority, the region or the nation.") {
      $0.indicator.authority.name
    },
    .word("authority_code", "Its GSS code.") { $0.indicator.authority.code },
    .word("metric", "Id of the catalogue's metric.") { $0.indicator.metric },
    .word("metric_label", "What a person calls it.") { $0.label },
    .word("unit", "Unit of the values.") { $0.indicator.unit },
    .word("period", "Calendar year that the figures hold for.") { $0.indicator.period },
    .number("value", "Value for the latest day; of several, that of the page published last.") {
      $0.indicator.latest
    },
    .word("qualifier", "exact, about, more_than … of that value.") {
      $0.indicator.qualifier.rawValue
    },
    .number("value_min", "Lowest value.") { $0.indicator.lowest },
    .number("value_max", "Highest value.") { $0.indicator.highest },
    .text("doc_id", "The page of the latest value, as in documents.") {
      $0.indicator.latestDocument
    },
    .day("published", "Day of that page's publication.") { $0.indicator.latestPublished },
    .text("figure_id", "The figure that states the value, as in figures.") {
      $0.indicator.latestEvidence.figure
    },
    .text("sentence", "The sentence that states it; of a table's cell caption, headers and cell.") {
      $0.indicator.latestEvidence.sentence
    },
    .optionalText(
      "link", "Address that opens that page, at the sentence where its words are unique there."
    ) { $0.indicator.latestEvidence.link },
    .count("figures", "Figures behind the row.") { $0.indicator.figures },
    .count("pages", "Pages behind the row, copies aside.") { $0.indicator.pages },
    .count("sites", "Sites behind the row, likewise.") { $0.indicator.sites },
    .flag(
      "agree", "Whether one value satisfies all pages that speak of one time; null without two."
    ) {
      $0.indicator.agrees
    },
  ])

let metricsTable = TableDefinition<Metric>(
  "metrics", "One row a metric that figures are values of, in the order of the catalogue.",
  [
    .text("metric", "Id of the metric, as in figures and indicators.") { $0.id },
    .text("metric_label", "What a person calls it.") { $0.label },
    .word("unit", "The unit of its values.") { $0.unit },
    .word("population", "Whom or what it is about.") { $0.population },
    .word(
      "measure", "What its values are of that population: stock, flow, share, rate, average, cost."
    ) { $0.measure?.rawValue },
    .word("denominator", "What a percentage or a rate is a share of.") { $0.denominator },
    .flag("is_change", "Whether its values are changes.") { $0.isChange },
    .text("source", "Where its definition or its wording comes from.") { $0.source },
  ])

/// A column on its way into the `columns` table.
struct ColumnRow {
  let table: String
  let position: Int
  let field: Field
}

let columnsTable = TableDefinition<ColumnRow>(
  "columns", "One row a column of each table of the release, this one among them.",
  [
    .text("table", "The table.") { $0.table },
    .count("position", "The place of the column in it, from 1.") { $0.position },
    .text("column", "The name of the column.") { $0.field.name },
    .text("type", "Its type, by Table Schema: string, integer, number, boolean, date.") {
      DataPackage.type(of: $0.field)
    },
    .flag("nullable", "Whether rows may have no value there.") { $0.field.isNullable },
    .text("description", "What it holds.") { $0.field.description },
  ])

let rejectsTable = TableDefinition<DocumentResult>(
  "rejects", "One row a document that could not be read, and why.",
  [
    .text("doc_id", "Name of the document, from the name of its file.") { $0.id },
    .text("path", "Where it lies, relative to the configuration.") { $0.path },
    .text("source", "Name of the source in pipeline.json.") { $0.source },
    .optionalText("sha256", "SHA-256 of its bytes, where they could be read.") { $0.sha256 },
    .word("stage", "Where it failed: reading, worker, scraping or normalisation.") {
      $0.rejection?.stage.rawValue
    },
    .word("code", "Name of the fault, explained in docs/DIAGNOSTICS.md.") { $0.rejection?.code },
    .text("message", "What is wrong, and what to do about it.") { $0.rejection?.message ?? "" },
  ])

extension Quantity {
  var number: Rational? { if case .number(let number) = self { number } else { nil } }
  var date: PartialDate? { if case .date(let date) = self { date } else { nil } }
}

extension Figure {
  /// A date as one text: `2020-03-16`, or `2017-06/2017-07`; nil for a number.
  var dates: String? {
    guard let first = value.date else { return nil }
    return valueHigh?.date.map { "\(first)/\($0)" } ?? first.description
  }
}
