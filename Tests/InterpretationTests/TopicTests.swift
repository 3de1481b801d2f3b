import Model
import Stages
import Testing

@testable import Interpretation

/// Numbers whose noun stands elsewhere: each line was written with its reading beside it before the rules
/// were tried on it.
@Suite struct TopicTests {
  /// A sentence with the metric and the noun of each of its figures.
  static let readings: [(String, [(metric: String?, unit: String?)])] = [
    // Behind "the number of".
    (
      "The tally of children in care climbed past <500:number> last week.",
      [("cla_count", "children")]
    ),
    (
      "The number of home-educated children passed <900:number> in Kent.",
      [("ehe_count", "children")]
    ),
    (
      "The number of foster carers it employs has slipped to <187:number>.",
      [("foster_households_count", "carers")]
    ),
    (
      "The number of education, health and care plans was <4,100:number>, up from <3,900:number>.",
      [("ehcp_count", "plans"), (nil, "plans")]
    ),
    ("The number of disabled children in care is <41:number>.", [(nil, "children")]),
    ("The number of children in care who moved was <12:number>.", [(nil, "children")]),
    // Before a verb of change.
    (
      "Referrals to the service rose by <4%:percent:percent> to <3,412:number>.",
      [(nil, "percent"), ("referrals_count", "referrals")]
    ),
    (
      "Foster carer numbers have dropped to <187:number> in Rutland.",
      [("foster_households_count", "carers")]
    ),
    ("The rate of children in care rose to <84:number>.", [(nil, nil)]),
    ("The average cost of children in care rose to <84:number>.", [(nil, nil)]),
    // An owner is not counted.
    ("Croydon’s figures rose to <21:number> this year.", [(nil, nil)]),
    ("Medway’s numbers have dropped to <187:number>.", [(nil, nil)]),
    // Labels.
    ("Care leavers: <301:number>", [("care_leavers_count", "leavers")]),
    (
      "Foster carers – <140:number>; care leavers – <301:number>",
      [("foster_households_count", "carers"), ("care_leavers_count", "leavers")]
    ),
    (
      "The number of care leavers rose by <48:number> over the year to <1,950:number>.",
      [(nil, "leavers"), ("care_leavers_count", "leavers")]
    ),
    // What is held against a count.
    (
      "It has <512:count:children> children in care, against a budgeted <480:number>.",
      [("cla_count", "children"), (nil, "children")]
    ),
    (
      "It has <512:count:children> children in care, <14:number> fewer than in May.",
      [("cla_count", "children"), (nil, "children")]
    ),
    (
      "The council recruited <12:count:carers> foster carers and lost <20:number>.",
      [("fostering_approvals_count", "carers"), (nil, "carers")]
    ),
    (
      "In Kent <60:count:children> children came into care and <41:number> left.",
      [("cla_started_count", "children"), ("cla_ceased_count", "children")]
    ),
    (
      "It has <512:count:children> children in care; next door, Kent had <980:number>.",
      [("cla_count", "children"), ("cla_count", "children")]
    ),
    // Parts.
    (
      "It looks after <512:count:children> children, <44:number> of them unaccompanied minors.",
      [("cla_count", "children"), ("uasc_count", "minors")]
    ),
    (
      "It has <512:count:children> children in care, including <44:count:children> unaccompanied asylum-seeking children.",
      [("cla_count", "children"), ("uasc_count", "children")]
    ),
    (
      "It serves <301:count:leavers> care leavers, <140:count:carers> foster carers and <512:count:children> children in care.",
      [
        ("care_leavers_count", "leavers"), ("foster_households_count", "carers"),
        ("cla_count", "children"),
      ]
    ),
    (
      "<160:number> of Kent’s <412:count:children> children in care live outside the county.",
      [("cla_out_of_area_count", "children"), ("cla_count", "children")]
    ),
    // What somebody has.
    (
      "The borough’s <301:count:leavers> care leavers are its pride.",
      [("care_leavers_count", "leavers")]
    ),
    ("Its <301:count:leavers> care leavers went to a concert.", [(nil, "leavers")]),
    (
      "<517:count:children> children became the subject of a child protection plan.",
      [("cpp_started_count", "children")]
    ),
    // Of what the sentence before spoke.
    (
      "The town’s care population is still growing. It looks after <644:number>.",
      [("cla_count", "children")]
    ),
    ("The town has many schools. The total is <730:number>.", [(nil, nil)]),
    ("It has <12:count:homes> homes. That figure was <9:number>.", [(nil, "homes"), (nil, nil)]),
    // Who does the same elsewhere.
    (
      "It looks after <388:count:children> children, while Southend had <311:number>.",
      [("cla_count", "children"), ("cla_count", "children")]
    ),
    (
      "Social workers: in Kent agency staff fill <29%:percent:percent> of posts; in Surrey the share is <11%:percent:percent>.",
      [("agency_pct", "percent"), ("agency_pct", "percent")]
    ),
    (
      "The turnover of social workers in Kent was <14%:percent:percent>; Croydon’s was only <8%:percent:percent>.",
      [("turnover_pct", "percent"), ("turnover_pct", "percent")]
    ),
    // Labels that are phrases of the catalogue, and their rows.
    (
      "On a child protection plan – <244:number> (last quarter: <251:number>)",
      [("cpp_count", "children"), (nil, nil)]
    ),
    (
      "Figures for children in care: Croydon <345:number>, Oldham <512:number> and Rochdale <540:number>.",
      [("cla_count", "children"), ("cla_count", "children"), ("cla_count", "children")]
    ),
    (
      "Child protection plans: <41:number> in April, <38:number> in May, <52:number> in June.",
      [("cpp_count", "plans"), ("cpp_count", "plans"), ("cpp_count", "plans")]
    ),
    (
      "The number placed in residential care has gone up to <84:number>.",
      [("cla_residential_count", "children")]
    ),
    // Some of those whom the sentence names.
    (
      "<31:count:carers> foster carers quit and <17:number> were approved.",
      [("fostering_leavers_count", "carers"), ("fostering_approvals_count", "carers")]
    ),
    (
      "Of the service’s <210:count:posts> social work posts, <36:number> are vacant.",
      [(nil, "posts"), ("vacancies_count", "vacancies")]
    ),
    (
      "Among the town’s <410:count:children> looked-after children are <61:count:children> unaccompanied asylum seekers.",
      [("cla_count", "children"), ("uasc_count", "children")]
    ),
    (
      "The proportion of children in care living in residential homes has crept up to <14%:percent:percent>.",
      [("cla_residential_pct", "percent")]
    ),
    // Clauses of their own.
    (
      "Of its care leavers <64%:percent:percent> are in education, employment or training and <93%:percent:percent> live in suitable accommodation.",
      [("cl_eet_pct", "percent"), ("cl_suitable_accom_pct", "percent")]
    ),
    (
      "Too many children – <162:number> at the last count – live outside the borough.",
      [("cla_out_of_area_count", "children")]
    ),
  ]

  private let matcher = Stages.builtIn

  @Test(arguments: readings) func readsTopics(
    _ sentence: String, _ expected: [(metric: String?, unit: String?)]
  ) throws {
    let marked = MarkedText(sentence)
    let read = try matcher.get().figures(of: marked.figures, in: marked.text)
    #expect(read.map(\.metric) == expected.map(\.metric))
    #expect(read.map(\.unit) == expected.map(\.unit))
  }

  /// A share in words is the percentage that it is exactly, where its metric is one.
  @Test func makesPercentagesOfShares() throws {
    var mentions = MarkedText("<A third:ratio> of social workers are agency staff.")
    mentions.figures[0].value = .number(try #require(Rational(1, over: 3)))
    let read = try matcher.get().figures(of: mentions.figures, in: mentions.text)
    #expect(read.first?.metric == "agency_pct")
    #expect(read.first?.kind == .percent)
    #expect(read.first?.value.description == "100/3")
  }
}
