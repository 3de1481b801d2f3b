import Extraction
import Interpretation
import Model
import Stages
import Testing

@Suite struct RelativeDateTests {
  private static let interpreter = Stages.builtIn

  /// The times of the figures that count or measure something, in their order, on a page of 20 January 2025.
  private func times(in sentence: String, published: String? = "2025-01-20") throws -> [String?] {
    let text = PageText(paragraph: sentence)
    let page = Page(path: "", published: published.flatMap { CalendarDate(iso: $0) }, text: text)
    return try Self.interpreter.get()
      .reading(of: page, mentions: Extractor().mentions(in: text), grades: []).figures.filter {
        switch $0.kind {
        case .count, .number, .ratio, .percent, .money, .measure: true
        case .age, .ordinal, .date, .dateRange, .duration: false
        }
      }.map(\.asOf?.description)
  }

  @Test(
    arguments: [
      ("The home looked after 12 children last month.", ["2024-12"]),
      ("The council spent £10m on homes last year.", ["2024"]),
      ("This year 45 children were adopted.", ["2025"]),
      ("Last month 12 children and 3 carers moved.", ["2024-12", "2024-12"]),
      ("Last year 45 children were adopted and 412 are in care.", ["2024", nil]),
      ("In all, 30 carers left the service this month.", ["2025-01"]),
      ("It cared for 12 children, up from 9 last year.", [nil, "2024"]),
      ("It cared for 12 children compared with last year.", [nil]),
      ("In the last year 12 children were adopted.", [nil]),
      ("It cared for 12 children in March 2023, not last year.", ["2023-03"]),
      ("The 12 children of last year’s report are well.", [nil]),
      ("As of the end of last month, 412 children were in care.", ["2024-12"]),
      ("By the end of last year there were 38 homes.", ["2024"]),
      ("Last quarter, the team took 900 calls.", ["2024-10/2024-12"]),
      ("So far this year 45 children have been adopted.", ["2025"]),
      ("In the last financial year the council spent £54m.", ["2023/2024"]),
      ("The average caseload last year was 17.", ["2024"]),
      ("Last year’s budget was £54m.", ["2024"]),
      ("On Monday 412 children were in care.", ["2025-01-20"]),
      ("Placements went from 51 in May 2023 to 64 last month.", ["2023-05", "2024-12"]),
      ("A year ago the borough had 310 children in care.", ["2024"]),
      ("Two years ago there were 600 children in care; there are now 430.", ["2023", nil]),
      ("The council said on Monday that 412 children are in care.", [nil]),
    ] as [(String, [String?])])
  func resolvesAgainstTheDayOfThePage(sentence: String, expected: [String?]) throws {
    #expect(try times(in: sentence) == expected)
  }

  @Test(
    arguments: [
      ("At the end of June there were 412 children in care.", ["2024-06"]),
      ("412 children were in care on 31 March.", ["2024-03-31"]),
      ("There were 412 children in care in December.", ["2024-12"]),
      ("In the year to March 118 children were adopted.", ["2023-04/2024-03"]),
      ("At 31 March last year there were 412 children in care.", ["2024-03-31"]),
      ("In May last year 45 children were adopted.", ["2024-05"]),
      ("Last May the borough had 310 children in care.", ["2024-05"]),
      ("It hopes to have 412 carers in December.", [nil]),
      ("The rate has gone up from 74% in October.", ["2024-10"]),
    ] as [(String, [String?])])
  func givesMonthsTheLastYearThatTheyHad(sentence: String, expected: [String?]) throws {
    #expect(try times(in: sentence) == expected)
    #expect(try times(in: sentence, published: nil) == expected.map { _ in nil })
  }

  @Test func needsThatDay() throws {
    let sentence = "The home looked after 12 children last month."
    #expect(try times(in: sentence, published: nil) == [nil])
  }

  @Test(
    arguments: [
      ("At 31 March 2023 the county looked after 1,204 children.", ["2023-03-31"]),
      ("The number of children in care at 31 March 2023 was 412.", ["2023-03-31"]),
      ("A total of 412 children were looked after on 31 March 2024.", ["2024-03-31"]),
      ("Six children had a child protection plan in May 2024.", ["2024-05"]),
      (
        "There were 131 separated children with foster carers in the care of the city council in June 2024.",
        ["2024-06"]
      ),
      ("Council figures show that in 2023 there were 412 children in care.", ["2023"]),
      (
        "In March 2024 the council had 412 children in care and 96 homes; in 2019 it had 310 children in care.",
        ["2024-03", "2024-03", "2019"]
      ),
      ("Referrals totalled 3,412 in 2023-24.", ["2023/2024"]),
      ("Referrals in 2022/23 totalled 3,412.", ["2022/2023"]),
      (
        "The 2023-24 overspend was £4.1m, against £2.2m in 2022-23.", ["2023/2024", "2022/2023"]
      ),
      ("The home, opened in 2019, has 12 beds.", [nil]),
      ("It had 12 homes and closed some in 2019.", [nil]),
      ("In early 2024 there were 412 children in care.", ["2024"]),
      ("Figures for 2023-24 show that 61% of plans were on time.", ["2023/2024"]),
      ("Of the children who came in 2019, 12 are in care.", [nil]),
    ] as [(String, [String?])])
  func findsTheDateOfItsClause(sentence: String, expected: [String?]) throws {
    #expect(try times(in: sentence) == expected)
  }

  @Test(
    arguments: [
      ("In the year to 31 March 2024, 118 children were adopted.", ["2023-04-01/2024-03-31"]),
      ("In the 12 months to September 2023, 118 children left care.", ["2022-10/2023-09"]),
      ("It made 118 referrals over the six months to June 2024.", ["2024-01/2024-06"]),
      ("There were 118 adoptions in the year ending March 2024.", ["2023-04/2024-03"]),
      ("In Q2 2023/24, 412 referrals were made.", ["2023-07/2023-09"]),
      ("There were 900 referrals in the first quarter of 2024/25.", ["2024-04/2024-06"]),
      ("There were 900 referrals in the first quarter of 2024.", ["2024-01/2024-03"]),
      ("The team took 900 calls between April and June 2024.", ["2024-04/2024-06"]),
      ("In the first six months of 2024, 45 children were adopted.", ["2024-01/2024-06"]),
      ("Over the three years to March 2024, 45 children were adopted.", ["2021-04/2024-03"]),
      ("Between April and September 2024 the team closed 900 cases.", ["2024-04/2024-09"]),
      ("In the second half of 2023-24, 45 children were adopted.", ["2023-10/2024-03"]),
    ] as [(String, [String?])])
  func findsSpans(sentence: String, expected: [String?]) throws {
    #expect(try times(in: sentence) == expected)
  }

  @Test(
    arguments: [
      ("There are 412 children in care, 15% fewer than in 2022.", [nil, nil]),
      ("The rate is 81%, up from 74% in 2021.", [nil, "2021"]),
      ("There are 412 children in care, down on 2022.", [nil]),
      ("The council plans to open three homes by 2027.", [nil]),
      ("The county must save £12m by March 2028.", [nil]),
      ("The deficit is forecast to reach £20m by 2026.", ["2026"]),
      ("She has worked with 30 families since May 2021.", [nil]),
      ("The firm had 30 homes by 2021.", ["2021"]),
    ] as [(String, [String?])])
  func leavesTheDatesOfComparisonsAndPlans(sentence: String, expected: [String?]) throws {
    #expect(try times(in: sentence) == expected)
  }
}
