import Model
import Stages
import Testing

@testable import Interpretation

/// Made once: reading the catalogue takes longer than any one test.
let builtIn = Result { try Catalogue.builtIn() }
let matcher = Stages.builtIn

@Suite struct MetricMatcherTests {
  /// A sentence of which the first figure is read as the metric.
  static let readings: [(String, String)] = [
    ("On that day the county had <612:count:children> children in care.", "cla_count"),
    ("The borough looks after around <540:count:children> children.", "cla_count"),
    ("At the time of the visit <71:count:children> children were being looked after.", "cla_count"),
    ("The number of children in care has risen to <812:number>.", "cla_count"),
    (
      "Its rate of looked-after children is <81.5 per 10,000:number:per_10000_children>.",
      "cla_rate_10k"
    ),
    (
      "Of this number, <96:count:children> children live outside the local authority area.",
      "cla_out_of_area_count"
    ),
    ("Of these, 31 (<43%:percent:percent>) lived outside the borough.", "cla_out_of_area_pct"),
    ("Some <270:count:children> children live with foster families.", "cla_foster_count"),
    (
      "There are <14:count:children> children who live in residential children's homes.",
      "cla_residential_count"
    ),
    ("Another <seven:count:children> children live with their parents.", "cla_with_parents_count"),
    (
      "In March <three:count:children> children were living in unregistered children’s homes.",
      "cla_unregulated_count"
    ),
    ("They include <55:count:children> unaccompanied asylum-seeking children.", "uasc_count"),
    (
      "The borough has 55 unaccompanied asylum-seeking children, which is "
        + "<12%:percent:percent> of all children looked after.", "uasc_pct_cla"
    ),
    (
      "It cares for 55 UASC, which is <3%:percent:percent> of the UASC in the country.",
      "uasc_share_national_pct"
    ),
    (
      "Over the year <130:count:children> children entered care.", "cla_started_count"
    ),
    ("In all <515:count:children> children ceased to be looked after.", "cla_ceased_count"),
    ("There have been <20:count:adoptions> adoptions.", "adoptions_count"),
    ("Only <five:count:children> children have been adopted.", "adoptions_count"),
    (
      "It takes <505 days:duration:day> on average for a child to be placed for adoption.",
      "adoption_days_avg"
    ),
    (
      "Since then <22:count:children> children became subjects of special guardianship orders.",
      "sgo_count"
    ),
    (
      "A further <9%:percent:percent> had three or more placements.", "placement_3plus_pct"
    ),
    (
      "Most children (<72%:percent:percent>) have been in the same placement for two years or more.",
      "placement_2yr_pct"
    ),
    (
      "Only <61%:percent:percent> of initial health assessments were done within 28 days.",
      "iha_timely_pct"
    ),
    ("Review health assessments are up to date for <94%:percent:percent>.", "rha_pct"),
    ("Nearly all, <88%:percent:percent>, have had their dental checks.", "dental_pct"),
    ("Personal education plans are in place for <97%:percent:percent> of pupils.", "pep_pct"),
    (
      "Attendance was at <96.2%:percent:percent> for children in care.", "cla_attendance_pct"
    ),
    (
      "Some <91%:percent:percent> of reviews were held within timescales.", "irr_timely_pct"
    ),
    (
      "The authority supports 40 staff and has <310:count:care leavers> care leavers.",
      "care_leavers_count"
    ),
    (
      "Today <64%:percent:percent> of care leavers are in education, employment or training.",
      "cl_eet_pct"
    ),
    (
      "Too many care leavers (<36%:percent:percent>) are not in education, employment or training.",
      "cl_neet_pct"
    ),
    (
      "As many as <92%:percent:percent> of care leavers live in suitable accommodation.",
      "cl_suitable_accom_pct"
    ),
    ("There are <31:count:young people> young people staying put.", "cl_staying_put_count"),
    ("This year <18:count:care leavers> care leavers are at university.", "cl_university_count"),
    ("The service is in touch with <97%:percent:percent> of its care leavers.", "cl_in_touch_pct"),
    ("There are <1,789:count:children> children in need.", "cin_count"),
    (
      "In total <399:count:children> children are the subject of a child protection plan.",
      "cpp_count"
    ),
    (
      "Child protection plans stand at a rate of <42.1 per 10,000:number:per_10000_children>.",
      "cpp_rate_10k"
    ),
    (
      "Some <17%:percent:percent> of children were on a second or subsequent child protection plan.",
      "cpp_repeat_pct"
    ),
    (
      "Only <2%:percent:percent> were on a child protection plan for two years or more.",
      "cpp_2yr_pct"
    ),
    (
      "The council knows of <eight:count:children> children who are privately fostered.",
      "private_fostering_count"
    ),
    (
      "Since then <four:count:notifications> serious incident notifications were sent.",
      "serious_incident_count"
    ),
    ("It has published <two:count:reviews> serious case reviews.", "scr_count"),
    ("The hub took <2,150:count:contacts> contacts a month.", "contacts_count"),
    ("It received <3,400:count:referrals> referrals in the year.", "referrals_count"),
    (
      "Referrals ran at <540 per 10,000:number:per_10000_children> children.", "referrals_rate_10k"
    ),
    ("The re-referral rate is <19%:percent:percent>.", "rereferral_pct"),
    (
      "Now <87%:percent:percent> of assessments are completed within 45 working days.",
      "assess_45d_pct"
    ),
    ("There were <410:count:enquiries> section 47 enquiries.", "s47_count"),
    ("Section 47 enquiries: <150 per 10,000:number:per_10000_children>", "s47_rate_10k"),
    ("It held <210:count:conferences> initial child protection conferences.", "icpc_count"),
    (
      "Most initial child protection conferences (<94.5%:percent:percent>) are held within 15 days.",
      "icpc_15d_pct"
    ),
    ("This month <820:count:families> families receive early help.", "early_help_count"),
    ("There were <218:count:episodes> missing episodes involving 107 children.", "missing_count"),
    (
      "The 218 missing episodes involving <107:count:children> children were followed up.",
      "missing_children_count"
    ),
    (
      "Return home interviews were held within 72 hours in <58%:percent:percent> of cases.",
      "rhi_pct"
    ),
    (
      "Police know of <33:count:children> children at risk of sexual exploitation.",
      "exploitation_count"
    ),
    ("The average caseload is now <16:count:children> children.", "caseload_avg"),
    ("Some staff are responsible for over <40:count:children> children.", "caseload_avg"),
    ("Caseloads were more than <three times:ratio:times> what they should be.", "caseload_ratio"),
    ("Caseloads of independent reviewing officers are high, at <83:number>.", "caseload_iro_avg"),
    ("Agency staff make up <23%:percent:percent> of the workforce.", "agency_pct"),
    ("The service employs <39:count:workers> agency social workers.", "agency_count"),
    ("The vacancy rate is <25%:percent:percent>.", "vacancy_pct"),
    ("Turnover of social workers is <14%:percent:percent>.", "turnover_pct"),
    (
      "The county has raised its permanent workforce to <80%:percent:percent>.", "permanent_pct"
    ),
    ("Now <76 per cent:percent:percent> of staff are permanent.", "permanent_pct"),
    ("The service has <345:count:social workers> social workers.", "sw_fte"),
    ("It paid for <80:count:posts> additional social work posts.", "sw_new_posts"),
    (
      "The number of social workers has grown by around <40 per cent:percent:percent>.",
      "sw_change_pct"
    ),
    ("There are <30 per cent:percent:percent> more social workers than before.", "sw_change_pct"),
    ("It recruited <25:count:social workers> newly qualified social workers.", "nqsw_count"),
    ("Sickness absence stands at <4%:percent:percent>.", "absence_pct"),
    ("The council has <190:count:households> fostering households.", "foster_households_count"),
    (
      "The council runs <six:count:homes> children's homes.", "homes_operated_count"
    ),
    (
      "There are <2,900:count:plans> education, health and care plans in the county.", "ehcp_count"
    ),
    ("Some <640:count:children> children are electively home educated.", "ehe_count"),
    ("There are <58:count:children> children missing education.", "cme_count"),
    ("The department has a budget of <£96m:money:GBP>.", "budget_gbp"),
    ("It expects an overspend of <£3.5m:money:GBP>.", "overspend_gbp"),
    ("The plan is to reduce expenditure by <£1.5 million:money:GBP>.", "saving_gbp"),
    ("The council invested <£2million:money:GBP> in its services.", "investment_gbp"),
    ("Since then it spends an additional <£1.4 million:money:GBP> a year.", "spend_extra_gbp"),
    ("The council invested an extra <£7m:money:GBP> a year.", "spend_extra_gbp"),
    ("The county is home to <93,000:count:children> children under 18.", "population_u18"),
    (
      "About <61,000:count:children> children and young people under the age of <18:age:year> "
        + "years live in the town.", "population_u18"
    ),
    ("Some <21%:percent:percent> of children are living in poverty.", "poverty_pct"),
    (
      "Free school meals: in primary schools it is <19%:percent:percent>.", "fsm_primary_pct"
    ),
    (
      "The share of pupils with free school meals in secondary schools is <15%:percent:percent>.",
      "fsm_secondary_pct"
    ),
    (
      "English as an additional language in primary schools: <33%:percent:percent>.",
      "eal_primary_pct"
    ),
    (
      "The proportion with English as an additional language in secondary schools is "
        + "<27%:percent:percent>.", "eal_secondary_pct"
    ),
    (
      "Children from minority ethnic groups account for <41%:percent:percent> of the young.",
      "minority_ethnic_pct"
    ),
    ("Inspectors named <two:count:areas> areas for priority action.", "priority_actions_count"),
    (
      "The virtual school supports more than <700:count:children> school-aged children.",
      "virtual_school_count"
    ),
    (
      "There were <four:count:instances> recorded instances of a child dying.", "child_deaths_count"
    ),
    ("In three years <two:count:children> children died.", "child_deaths_count"),
  ]

  @Test(arguments: readings)
  func reads(_ sentence: String, as metric: String) throws {
    let marked = MarkedText(sentence)
    let figures = try matcher.get().figures(of: marked.figures, in: marked.text)
    #expect(figures.first?.metric == metric)
  }

  /// A sentence of which the first figure is no value of any metric, and why.
  @Test(arguments: [
    ("Inspectors met <12:count:children> children in care.", "people who were asked"),
    ("Of the total, <40:count:children> children in care attended the party.", "some of them"),
    ("There are <20:count:children> more children in care than last year.", "a change"),
    ("The number of children in care rose by <20:number>.", "a change"),
    ("The number fell from <820:number> children in care to 790.", "the earlier of two"),
    ("A leaving care grant of <£2,000:money:GBP> is paid.", "an allowance"),
    ("Each care leaver gets a birthday payment of <£50:money:GBP>.", "an allowance"),
    ("Foster carers receive <£400:money:GBP> a week.", "an allowance"),
    ("There was a <50%:percent:percent> turnover in board membership.", "a board's turnover"),
    (
      "Conversion rates for applications rose to <11%:percent:percent>.", "no metric of this kind"
    ),
    ("Turnover is 14% (statistical neighbours: <15%:percent:percent>).", "neighbours'"),
    (
      "The trust is responsible for over <40:count:children> children.", "no one says of whom"
    ),
    ("The <333:number> care leavers hub continues to be popular.", "a name"),
    (
      "Social workers spoke with <nine:count:children> children on child protection plans.", "asked"
    ),
    ("Five schools took part, and <two:count:reviews> reviews followed.", "reviews of anything"),
    ("Agency staff left, and <80%:percent:percent> of the pupils passed.", "another clause"),
    ("The council pays <£9m:money:GBP> to the shipyard.", "nothing to do with it"),
    ("The <30%:percent:percent> rise in social workers' caseloads was noted.", "caseloads rose"),
    ("Some <11:count:homes> children’s homes were judged good.", "homes of anybody"),
    ("It aims for <95%:percent:percent> satisfaction.", "no metric"),
    ("Social workers in the <16:number>+ service stay on.", "a name"),
    ("There were <160:count:cases> open cases of children missing school.", "no deaths"),
    ("Of the team, <57%:percent:percent> of the total agency staff stayed.", "a denominator"),
    ("Children had <three:count:social workers> or more social workers.", "changes of worker"),
    ("The clinic works with <60:count:children> children looked after.", "some of them"),
    ("That rate is <14%:percent:percent> above the national vacancy rate.", "a difference"),
    ("Only <7%:percent:percent> were not in touch with their care leavers' team.", "the opposite"),
    ("An adviser visited <six:count:children> children at home.", "visits"),
  ])
  func refuses(_ sentence: String, because reason: String) throws {
    let marked = MarkedText(sentence)
    let figures = try matcher.get().figures(of: marked.figures, in: marked.text)
    #expect(figures.first?.metric == nil, "\(reason)")
  }

  @Test func unitsMustAgree() throws {
    for unit in ["percent", "GBP", "schools", "year"] {
      let kind = ["percent": "percent", "GBP": "money", "year": "duration"][unit] ?? "count"
      let marked = MarkedText("There are <30:\(kind):\(unit)> children in care.")
      #expect(
        try matcher.get().figures(of: marked.figures, in: marked.text)[0].metric == nil)
    }
  }

  @Test func ofAPairTheLaterCounts() throws {
    let marked = MarkedText(
      "It reduced vacant social work posts from <39%:percent:percent> to <25%:percent:percent>.")
    let metrics = try matcher.get().figures(of: marked.figures, in: marked.text).map(
      \.metric)
    #expect(metrics == [nil, "vacancy_pct"])
  }

  @Test func datedFiguresOfARowAllCount() throws {
    let marked = MarkedText(
      "The use of agency staff fell from <57:number> in July 2017 to <41:number> in July 2018, "
        + "and to <19:number> today.")
    let figures = try matcher.get().figures(of: marked.figures, in: marked.text)
    #expect(figures.map(\.metric) == ["agency_count", "agency_count", "agency_count"])
    #expect(figures.map { $0.asOf?.description } == ["2017-07", "2018-07", nil])
  }

  @Test func agesShareTheirClause() throws {
    let marked = MarkedText(
      "Care leavers in education, employment or training are many (<82%:percent:percent> of "
        + "<17- to 18-year-olds:age:year> and <65%:percent:percent> for "
        + "<19- to 21-year-olds:age:year>).")
    let metrics = try matcher.get().figures(of: marked.figures, in: marked.text).map(
      \.metric)
    #expect(metrics == ["cl_eet_pct", nil, "cl_eet_pct", nil])
  }

  @Test func cellsTakeTheirHeaders() throws {
    let slot = TableSlot(
      table: 0, row: 1, column: 2, rowHeader: "Children in care", columnHeader: "31 March 2024",
      caption: "Key figures")
    let marked = MarkedText("<612:number>", block: .cell, slot: slot)
    let figure = try matcher.get().figures(of: marked.figures, in: marked.text)[0]
    #expect(figure.metric == "cla_count")
    #expect(figure.asOf?.description == "2024-03-31")
  }

  @Test func aPercentHeaderMakesAPercentage() throws {
    let slot = TableSlot(
      table: 0, row: 1, column: 2, rowHeader: "Vacancy rate (%)", columnHeader: "2023-24")
    let marked = MarkedText("<12.5:number>", block: .cell, slot: slot)
    let figure = try matcher.get().figures(of: marked.figures, in: marked.text)[0]
    #expect(figure.metric == "vacancy_pct")
    #expect(figure.kind == .percent)
    #expect(figure.asOf?.description == "2023/2024")
  }

  @Test(arguments: [
    ("As at 31 March 2017, <399:count:children> children were on plans.", "2017-03-31"),
    ("At 31 March 2015 the county had <612:count:children> children in care.", "2015-03-31"),
    ("In 2023-24 the hub took <900:count:contacts> contacts.", "2023/2024"),
    ("It had <364:count:children> children in care as at 19 June 2017.", "2017-06-19"),
    ("There were <63:count:staff> agency staff in October 2024.", "2024-10"),
    ("In the last 12 months <20:count:children> children were adopted.", nil),
    ("The report published in October 2024 counts <63:count:staff> staff.", nil),
    ("It has had <63:count:staff> staff since March 2020.", nil),
    ("It will employ <63:count:staff> staff, as the report of March 2020 said.", nil),
  ])
  func holdsAsOf(_ sentence: String, date: String?) throws {
    let marked = MarkedText(sentence)
    #expect(
      try matcher.get().figures(of: marked.figures, in: marked.text)[0].asOf?.description
        == date)
  }

  @Test(
    arguments: [
      ("In primary schools it is 19% (the national average is <15%:percent:percent>).", .england),
      ("The rate is <15%:percent:percent> nationally.", .england),
      (
        "The figure for statistical neighbours is <15%:percent:percent>.",
        .statisticalNeighbours
      ),
      ("It was above the England average of <15%:percent:percent>.", .england),
      ("It was above the London average of <15%:percent:percent>.", .london),
      ("The regional rate is <15%:percent:percent>.", .region),
      ("There are <83,000:count:children> children in care in England.", .england),
      ("The average for similar councils is <15%:percent:percent>.", .authorities),
      ("It is <15%:percent:percent> among its statistical neighbours.", .statisticalNeighbours),
      ("The vacancy rate of <15%:percent:percent> is above the national average.", nil),
      ("That is <15%:percent:percent> of the total in the country.", nil),
      ("The county has <400:count:children> children in care.", nil),
    ] as [(String, Comparator?)])
  func knowsComparators(_ sentence: String, is expected: Comparator?) throws {
    let marked = MarkedText(sentence)
    #expect(
      try matcher.get().figures(of: marked.figures, in: marked.text)[0].comparator
        == expected)
  }
}
