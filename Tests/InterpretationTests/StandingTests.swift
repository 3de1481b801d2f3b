import Extraction
import Interpretation
import Model
import Stages
import Testing

@Suite struct StandingTests {
  private static let interpreter = Stages.builtIn

  /// The standings of the figures that count or measure something, in their order.
  private func standings(in sentence: String) throws -> String {
    let text = PageText(paragraph: sentence)
    let reading = try Self.interpreter.get().reading(
      of: Page(path: "", text: text), mentions: Extractor().mentions(in: text), grades: [])
    return reading.figures.filter {
      switch $0.kind {
      case .count, .number, .ratio, .percent, .money, .measure: true
      case .age, .ordinal, .date, .dateRange, .duration: false
      }
    }.map(\.standing.rawValue).joined(separator: " ")
  }

  /// What a text takes back is claimed, and what it puts in its place stated.
  @Test(arguments: [
    ("We said 430 children were in care; the figure is 340.", "claimed stated"),
    ("An earlier version of this article gave the number as 430. It is 340.", "claimed stated"),
    ("This story has been amended: the figure is 340, not 430.", "stated claimed"),
    ("The page said that 430 were in care. The correct number is 340.", "stated stated"),
    ("We wrongly reported that it looks after 430 children.", "claimed"),
    ("The cost was misstated as £43m; it should have been £34m.", "claimed stated"),
    ("The council has 340 children in care (not 430, as we had it).", "stated claimed"),
    ("Not 430 but 340 children are in care.", "claimed stated"),
    ("It has 340 children in care, not counting 43 from abroad.", "stated stated"),
    ("They wrongly placed 12 children with 30 carers.", "stated stated"),
    ("An earlier report found 430 children in care.", "stated"),
  ])
  func tellsWhatIsTakenBack(sentence: String, expected: String) throws {
    #expect(try standings(in: sentence) == expected)
  }

  @Test(arguments: [
    "We said 430 children were in care in Croydon; the figure is 340.",
    "Correction: an earlier version of this article gave the number of children in care in Croydon as 430. It is 340.",
    "An earlier version of this story said that 430 children were in care in Croydon. The correct figure is 340.",
    "This story has been amended: the figure for children in care in Croydon is 340, not 430.",
  ])
  func takesTheCorrectedFigure(paragraph: String) throws {
    let text = PageText(paragraph: paragraph)
    let reading = try Self.interpreter.get().reading(
      of: Page(path: "", text: text), mentions: Extractor().mentions(in: text), grades: [])
    let facts = reading.figures.filter { $0.metric == "cla_count" && $0.standing == .stated }
    #expect(facts.map(\.value.description) == ["340"])
    #expect(facts.first?.holder?.name == "Croydon")
  }

  @Test(arguments: [
    ("The council plans to open three homes and recruit 30 carers.", "planned planned"),
    ("It intends to cut agency staff to 10% and has 412 children in care.", "planned stated"),
    ("The borough will build 24 new places for care leavers.", "planned"),
    ("Two homes will open in the spring.", "planned"),
    ("The trust is set to spend £3m on its two homes.", "planned stated"),
    ("It had planned to open six homes but opened two homes.", "planned stated"),
    ("It plans to cut the number of children in care from 412 to 350.", "earlier planned"),
    ("Of the 40 homes planned, 12 are open.", "planned stated"),
    ("The scheme, which cost £1m, will see 30 carers recruited.", "stated planned"),
    ("Croydon Council to close two children's homes", "planned"),
    ("Our plan is to recruit 25 foster carers and open two homes by 2026.", "planned planned"),
    ("“There are 450 children in care and nobody listens”, the leader claimed.", "claimed"),
    ("“We have 40 empty posts,” opposition councillors said.", "claimed"),
    ("“We have 40 empty posts,” the director said.", "stated"),
    ("Referrals fell to 220 from 300.", "stated earlier"),
    ("Ministers have promised £20m for 200 places.", "planned planned"),
    ("The council is to build 12 flats for care leavers.", "planned"),
    ("Councillors backed plans for 12 flats.", "planned"),
    ("More than 60 children wait for a place that they will never get.", "stated"),
    ("The service has 40 more social workers than it planned.", "stated"),
  ])
  func tellsPlans(sentence: String, expected: String) throws {
    #expect(try standings(in: sentence) == expected)
  }

  @Test(arguments: [
    ("Its target is to have 90% of plans written on time.", "target"),
    ("Against a target of 95%, it managed 81%.", "target stated"),
    ("The county wants to reduce caseloads to 15.", "target"),
    ("81% of plans were on time; the goal is 95%.", "stated target"),
    ("Caseloads should be no higher than 16.", "target"),
    ("The council missed its target, with 62% seen in time.", "stated"),
    ("The council needs to find £9m.", "target"),
    ("Caseloads, which should be 15, stand at 22.", "target stated"),
    ("It reached 91% last year, above the 85% target.", "stated target"),
  ])
  func tellsTargets(sentence: String, expected: String) throws {
    #expect(try standings(in: sentence) == expected)
  }

  @Test(arguments: [
    ("The number of children in care is expected to reach 700.", "forecast"),
    ("Officers forecast an overspend of £4.1m, while reserves stand at £12m.", "forecast stated"),
    ("A £4.1m overspend is projected on a budget of £98m.", "forecast stated"),
    ("It is projected that 700 children will be in care.", "forecast"),
    ("The overspend, forecast at £7m in June, ended the year at £4m.", "forecast stated"),
    ("The contract, due to end in 2026, covers 40 homes.", "stated"),
    ("Demand is likely to rise by 6% a year.", "forecast"),
    ("The council is not expected to need more than 40 beds.", "forecast"),
    (
      "He said the trust expects to look after 430 children by 2027, up from 412.",
      "forecast earlier"
    ),
    ("Costs were £2m higher than expected, at £14m.", "stated stated"),
    ("Spending is on course to exceed its £80m budget by £6m.", "stated forecast"),
    ("The council is heading for an overspend of £9m.", "forecast"),
    ("There were 412 children in care, 20 more than forecast.", "stated stated"),
    ("An estimated 300 children are missing.", "stated"),
  ])
  func tellsForecasts(sentence: String, expected: String) throws {
    #expect(try standings(in: sentence) == expected)
  }

  @Test(arguments: [
    ("Without action the gap would grow to £9m.", "hypothetical"),
    ("Up to 120 families could lose their help.", "hypothetical"),
    (
      "If 20 more children came into care, costs would rise by £5m.", "hypothetical hypothetical"
    ),
    ("The model assumes a rise of 3% in referrals.", "hypothetical"),
    ("It would have cost £2m to keep the home open.", "hypothetical"),
    ("Children who might be at risk were named in 41 referrals.", "stated"),
    ("In May 2024, 12 homes were open.", "stated"),
    ("The council could not find places for 12 children.", "stated"),
  ])
  func tellsWhatWouldBe(sentence: String, expected: String) throws {
    #expect(try standings(in: sentence) == expected)
  }

  @Test(arguments: [
    ("Campaigners say 60 families have waited too long.", "claimed"),
    ("The union claims that caseloads average 28.", "claimed"),
    ("She believes there are 50 families in need.", "claimed"),
    ("The report claims the service lost 40 social workers.", "claimed"),
    ("The council says it has 412 children in care.", "stated"),
    ("“We have 412 children in care and we will recruit 50 carers,” she said.", "stated planned"),
    ("As planned, the council opened three homes.", "stated"),
    ("The 412 children in care will each get a tablet.", "stated"),
    ("The number on child protection plans to date is 318.", "stated"),
    ("The charity claimed £5m in grants.", "stated"),
  ])
  func tellsClaimsFromFacts(sentence: String, expected: String) throws {
    #expect(try standings(in: sentence) == expected)
  }

  @Test(arguments: [
    ("A year ago the borough had 310 children in care.", "earlier"),
    ("Two years ago there were 600 children in care; there are now 430.", "earlier stated"),
    ("The rate is 14% – it was 23% when inspectors came.", "stated earlier"),
    ("The total is 455, down from a peak of 506.", "stated earlier"),
    ("There are 412 children in care, a rise of 12 on a year earlier.", "stated stated"),
    ("It has 412 children in care, more than a year ago.", "stated"),
  ])
  func tellsWhatWasBefore(sentence: String, expected: String) throws {
    #expect(try standings(in: sentence) == expected)
  }
}
