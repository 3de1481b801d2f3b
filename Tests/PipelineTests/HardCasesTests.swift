import Language
import Model
import Testing

@testable import Pipeline

/// Sentences of inspection reports that are easily read wrong, from the text to the meaning.
///
/// Contains public sector information licensed under the Open Government Licence v3.0: the sentences are
/// quoted from Ofsted's reports, some of them shortened, © Crown copyright.
@Suite struct HardCasesTests {
  private static let pipeline = try? PageReader.builtIn()

  private func result(_ text: String) throws -> (figures: [String], judgements: [String]) {
    let pipeline = try #require(Self.pipeline)
    let page = Page(
      path: "", title: "Inspection of Medway children’s social care services",
      published: CalendarDate(iso: "2019-08-30"), text: PageText(paragraph: text))
    let analysed = AnalysedText(page.text, lexicon: pipeline.lexicon)
    let reading = pipeline.interpreter.reading(
      of: page, analysed, mentions: pipeline.extractor.mentions(in: analysed),
      grades: pipeline.gradeExtractor.grades(in: analysed, title: page.title))
    let figures = reading.figures.filter { $0.kind != .date && $0.kind != .dateRange }
    return (
      figures.map { Self.line($0, in: page.text) },
      reading.judgements.map {
        "\($0.authority?.name ?? "-") \($0.area) \($0.grade)" + ($0.isCurrent ? "" : " earlier")
      }
    )
  }

  /// `£2,000 | money 2000 GBP | metric`, and what else is told of it.
  private static func line(_ figure: Figure, in text: PageText) -> String {
    var line = "\(text[figure.range]) | \(figure.kind.rawValue) \(figure.value)"
    if let high = figure.valueHigh { line += "..\(high)" }
    line += " \(figure.unit ?? "-")"
    let notes = [
      figure.metric, figure.qualifier == .exact ? nil : figure.qualifier.rawValue,
      figure.per.map { "per \($0)" }, figure.isEarlier ? "earlier" : nil, figure.asOf?.description,
      figure.authority == nil ? "of others" : nil,
    ].compactMap { $0 }
    return notes.isEmpty ? line : line + " | " + notes.joined(separator: ", ")
  }

  @Test(
    arguments: [
      (
        "Leaders have successfully increased the permanent workforce to 80%, a great achievement.",
        ["80% | percent 80 percent | permanent_pct"]
      ),
      (
        """
        Inspection of Brent local authority children's services 20 to 24 February 2023 3 children on \
        child in need and child protection plans receive timely help.
        """, []
      ),
      ("However, at key stage 4, children in care mostly progress well.", []),
      ("The high-profile Care 4 Children Board holds partners to account.", []),
      ("The 333 care leavers hub continues to be a popular place.", []),
      ("There is support for 'Together 4 Adoption'.", []),
      ("They close section 17 of the Children Act 1989 cases too soon.", []),
      (
        "The council is reducing vacant social work posts from 39% to 25%.",
        [
          "39% | percent 39 percent | earlier", "25% | percent 25 percent | vacancy_pct",
        ]
      ),
      (
        """
        Use of agency staff has also gone down, from 63 in July 2017 to 39 in July 2018, to the current \
        figure of 23.
        """,
        [
          "63 | count 63 workers | agency_count, earlier, 2017-07",
          "39 | count 39 workers | agency_count, 2018-07", "23 | count 23 workers | agency_count",
        ]
      ),
      (
        """
        Most care leavers are in education, employment or training (82% of 17- to 18-year-olds and 65% for \
        19- to 21-year-olds).
        """,
        [
          "82% | percent 82 percent | cl_eet_pct", "17- to 18-year-olds | age 17..18 year",
          "65% | percent 65 percent | cl_eet_pct", "19- to 21-year-olds | age 19..21 year",
        ]
      ),
      (
        "As a result, 84% of 16- and 17-year-old children in care are EET.",
        ["84% | percent 84 percent", "16- and 17-year-old | age 16..17 year"]
      ),
      (
        "Fewer than 30% of children and young people live in residential care.",
        ["30% | percent 30 percent | less_than"]
      ),
      (
        "Some social workers are responsible for over 40 children, and some as many as 55 children.",
        ["40 | count 40 children | caseload_avg, more_than", "55 | count 55 children | at_most"]
      ),
      (
        """
        Only five children have been adopted within the last year, but 17 children are now in new adoptive \
        homes.
        """,
        ["five | count 5 children | adoptions_count", "17 | count 17 children"]
      ),
      (
        "Of the 22 young people who should have attended, 17 attended and 15 were provided with a plan.",
        [
          "22 | count 22 young people", "17 | count 17 young people", "15 | count 15 young people",
        ]
      ),
      (
        "In that time there were 218 missing episodes involving 107 children.",
        [
          "218 | count 218 episodes | missing_count",
          "107 | count 107 children | missing_children_count",
        ]
      ),
      (
        "Currently, 43 of 51 young people eligible to remain with their carers do so.",
        ["43 | count 43 young people"]
      ),
      (
        "Application conversion rates have increased from 2% to 11%.",
        ["2% | percent 2 percent | earlier", "11% | percent 11 percent"]
      ),
      ("There was a 50% turnover in board membership.", ["50% | percent 50 percent"]),
      (
        "Caseloads in the IRO service are above the recommended level (83 as opposed to 70).",
        ["83 | count 83 caseload | caseload_iro_avg", "70 | number 70 -"]
      ),
      (
        "The leaving care grant has risen to a total of £2,000.",
        ["£2,000 | money 2000 GBP"]
      ),
      (
        "A £2million pound investment has been made in children’s services.",
        ["£2million pound | money 2000000 GBP | investment_gbp"]
      ),
      (
        "The council has provided an additional £1.4 million a year.",
        ["£1.4 million | money 1400000 GBP | spend_extra_gbp, per year"]
      ),
      (
        "The council has committed £35 million over five years.",
        ["£35 million | money 35000000 GBP | investment_gbp", "five years | duration 5 year"]
      ),
      (
        "The service is in touch with three quarters of young people aged over 19.",
        [
          "three quarters | percent 75 percent | cl_in_touch_pct",
          "aged over 19 | age 19 year | more_than",
        ]
      ),
      (
        """
        At 31 March 2017, 399 children were the subject of a child protection plan. This is an increase from \
        360 at 31 March 2016.
        """,
        [
          "399 | count 399 children | cpp_count, 2017-03-31",
          "360 | count 360 children | earlier, 2016-03-31",
        ]
      ),
      (
        """
        The proportion of children entitled to free school meals in primary schools is 19% (the national \
        average is 15%).
        """,
        [
          "19% | percent 19 percent | fsm_primary_pct",
          "15% | percent 15 percent | fsm_primary_pct, of others",
        ]
      ),
      ("The quality of practice is uneven in this area2 and in others.", []),
      ("They need a specialist children's service14 compared with others.", []),
      ("Please telephone 0300 123 1231, or write to us at M1 2WD.", []),
      ("© Crown copyright 2020", []), ("No. 160035", []),
    ] as [(String, [String])])
  func reads(_ text: String, as expected: [String]) throws {
    #expect(try result(text).figures == expected)
  }

  @Test(arguments: [
    (
      "Children's services in Croydon are inadequate.",
      ["Croydon overall_effectiveness inadequate"]
    ),
    (
      """
      Children's services in the predecessor authority, Northamptonshire County Council, were judged \
      inadequate in 2019.
      """,
      ["Northamptonshire overall_effectiveness inadequate earlier"]
    ),
    (
      "The overall effectiveness requires improvement to be good.",
      ["Medway overall_effectiveness requires_improvement"]
    ),
  ])
  func judges(_ text: String, as expected: [String]) throws {
    let read = try result(text).judgements
    #expect(read == expected)
  }
}
