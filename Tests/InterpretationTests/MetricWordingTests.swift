import Model
import Stages
import Testing

@testable import Interpretation

/// Metrics in the words of newsrooms, local news and reports: each line was written with its
/// reading beside it before the rules were tried on it.
@Suite struct MetricWordingTests {
  /// A sentence of which the first figure is read as the metric, or as none.
  static let readings: [(String, String?)] = [
    // Children looked after.
    ("The council now has <498:count:children> children in its care.", "cla_count"),
    ("There were <1,204:count:children> looked-after children at the end of March.", "cla_count"),
    (
      "As corporate parent to <655:count:children> children, the county takes its duties seriously.",
      "cla_count"
    ),
    (
      "Around <530:count:children> children and young people are looked after by the borough.",
      "cla_count"
    ),
    ("A total of <377:count:children> children were in care on that day.", "cla_count"),
    ("The borough is responsible for <377:count:children> children in care.", "cla_count"),
    ("<Three:count:children> children in care went on the trip.", nil),
    ("Inspectors met <12:count:children> children in care.", nil),
    ("<40:count:children> of the children in care have been to the theatre.", nil),
    ("The prize went to <two:count:children> looked after children.", nil),
    ("The council had <360:count:children> children in care a year earlier.", nil),
    ("Two years ago it had <360:count:children> children in care.", nil),
    ("Nationally there are <83,000:count:children> children in care.", "cla_count"),
    ("In England <83,000:count:children> children are looked after.", "cla_count"),
    // Unaccompanied children.
    (
      "The county looks after <214:count:children> unaccompanied asylum-seeking children.",
      "uasc_count"
    ),
    ("Of these, <62:number> are unaccompanied asylum-seeking children.", "uasc_count"),
    (
      "About <300:count:children> of the children in care are unaccompanied asylum-seeking children.",
      "uasc_count"
    ),
    (
      "<Two:count:children> unaccompanied asylum-seeking children told us about their journey.", nil
    ),
    ("It trained <30:count:carers> carers of unaccompanied asylum-seeking children.", nil),
    // Care leavers.
    ("The service supports <412:count:care leavers> care leavers.", "care_leavers_count"),
    ("There are <286:count:care leavers> care leavers aged up to 25.", "care_leavers_count"),
    (
      "The council has <190:count:young people> care-experienced young people.",
      "care_leavers_count"
    ),
    ("<Three:count:care leavers> care leavers had used the flat.", nil),
    ("<Fifteen:count:care leavers> care leavers went to university.", nil),
    (
      "The council took on <12:count:care leavers> care leavers as apprentices.",
      "cl_apprentice_count"
    ),
    ("It keeps in touch with all but <two:count:care leavers> of its 183 care leavers.", nil),
    ("All of the <six:count:care leavers> care leavers whom we met had a pathway plan.", nil),
    // Plans.
    ("<285:count:children> children were subject to a child protection plan.", "cpp_count"),
    ("The number of children on child protection plans stood at <310:number>.", "cpp_count"),
    ("There are <310:count:children> children with child protection plans.", "cpp_count"),
    ("In <12:count:cases> cases seen by inspectors a child protection plan was late.", nil),
    (
      "<1,420:count:children> children had been assessed as being formally in need of a specialist service.",
      "cin_count"
    ),
    ("The borough has <980:count:children> children in need.", "cin_count"),
    ("<Four:count:children> children in need spoke to us.", nil),
    (
      "The rate is <48 per 10,000:number:per_10000_children>, with 312 children on a child protection plan.",
      "cpp_rate_10k"
    ),
    // The place.
    ("Some <94,000:count:children> children live in Croydon.", "population_u18"),
    (
      "About <61,500:count:children> children and young people under 18 live in the borough.",
      "population_u18"
    ),
    ("The county is home to <151,000:count:children> children.", "population_u18"),
    ("Some <1,900:count:children> children live in poverty in Croydon.", nil),
    ("Some <two million:count:children> children live in London.", nil),
    ("About <12 million:count:children> children live in England.", nil),
    ("In the borough <18%:percent:percent> of children live in poverty.", "poverty_pct"),
    // Workforce.
    ("<Four in five:percent:percent> of social workers are now permanent.", "permanent_pct"),
    ("Permanent staff now fill <80%:percent:percent> of social work posts.", "permanent_pct"),
    ("The share of permanent social workers has risen to <76%:percent:percent>.", "permanent_pct"),
    ("Agency workers now fill <19%:percent:percent> of posts.", "agency_pct"),
    ("The proportion of agency social workers fell to <14%:percent:percent>.", "agency_pct"),
    ("Her next target is to bring the use of agency workers below <20%:percent:percent>.", nil),
    ("The vacancy rate for social workers is <11%:percent:percent>.", "vacancy_pct"),
    ("Some <16%:percent:percent> of social work posts are vacant.", "vacancy_pct"),
    ("Staff turnover has dropped to <9%:percent:percent>.", "turnover_pct"),
    (
      "The turnover of social workers was <21%:percent:percent>, compared with 15% nationally.",
      "turnover_pct"
    ),
    ("The council has <40%:percent:percent> more social workers than in 2017.", "sw_change_pct"),
    (
      "It increased its social work staff by around <40 per cent:percent:percent>.", "sw_change_pct"
    ),
    ("The number of social workers rose by about <a third:percent:percent>.", "sw_change_pct"),
    ("Social workers hold an average of <16:count:cases> cases.", "caseload_avg"),
    ("The average caseload is <14.5:number>.", "caseload_avg"),
    ("Caseloads were <three times:ratio:times> the limit.", "caseload_ratio"),
    // Money.
    ("The department spends <£10 million:money:GBP> a year more than it did.", "spend_extra_gbp"),
    (
      "It was spending <£10 million:money:GBP> a year more than before its inspection.",
      "spend_extra_gbp"
    ),
    ("An extra <£4.2m:money:GBP> was put into the service.", "spend_extra_gbp"),
    ("The council invested <£25 million:money:GBP> in children's services.", "investment_gbp"),
    ("The department overspent by <£6m:money:GBP>.", "overspend_gbp"),
    ("Its budget for children's services is <£88m:money:GBP>.", "budget_gbp"),
    ("Each care leaver gets a grant of <£3,000:money:GBP>.", nil),
    // Education, health.
    ("The virtual school supports more than <1,000:count:pupils> pupils.", "virtual_school_count"),
    (
      "The virtual school keeps an eye on more than <1,000:count:pupils> pupils.",
      "virtual_school_count"
    ),
    ("The virtual school works with <640:count:children> children.", "virtual_school_count"),
    ("Attendance at school of children in care is <93%:percent:percent>.", "cla_attendance_pct"),
    (
      "<92%:percent:percent> of children in care have an up-to-date personal education plan.",
      "pep_pct"
    ),
    (
      "Initial health assessments are on time for <71%:percent:percent> of children.",
      "iha_timely_pct"
    ),
    ("Dental checks are up to date for <84%:percent:percent> of children.", "dental_pct"),
    // Care leavers' lives.
    (
      "<58%:percent:percent> of care leavers are in education, employment or training.",
      "cl_eet_pct"
    ),
    (
      "The share of care leavers in education, employment or training rose from <52%:percent:percent> to 58%.",
      nil
    ),
    (
      "<31%:percent:percent> of care leavers are not in education, employment or training.",
      "cl_neet_pct"
    ),
    (
      "<94%:percent:percent> of care leavers live in suitable accommodation.",
      "cl_suitable_accom_pct"
    ),
    (
      "Nationally <88%:percent:percent> of care leavers live in suitable accommodation.",
      "cl_suitable_accom_pct"
    ),
    ("The council is in touch with <91%:percent:percent> of its care leavers.", "cl_in_touch_pct"),
    ("There are <28:count:young people> young people at university.", "cl_university_count"),
    // Placements, adoption.
    ("<38%:percent:percent> of children in care live outside the borough.", "cla_out_of_area_pct"),
    ("172 live with foster families, of whom <54%:percent:percent> live out of the area.", nil),
    (
      "<12%:percent:percent> of children in care had three or more placements in the year.",
      "placement_3plus_pct"
    ),
    ("<71%:percent:percent> have been in the same placement for two years.", "placement_2yr_pct"),
    ("Over the year <23:count:children> children were adopted.", "adoptions_count"),
    (
      "<Eight:count:children> of the <25:count:children> children who were adopted had waited for a year.",
      nil
    ),
    (
      "Children wait <412 days:duration:day> on average to move in with their adoptive family.",
      "adoption_days_avg"
    ),
    ("It took <64 days:duration:day> longer than the average to place a child for adoption.", nil),
    ("The council has <186:count:households> fostering households.", "foster_households_count"),
    ("<Two:count:carers> foster carers sit on the panel.", nil),
    ("The council runs <five:count:homes> children's homes.", "homes_operated_count"),
    // The front door.
    ("The hub took <11,300:count:contacts> contacts in the year.", "contacts_count"),
    (
      "Last year there were <2,150:count:referrals> referrals to children's social care.",
      "referrals_count"
    ),
    ("Re-referrals stand at <17%:percent:percent>.", "rereferral_pct"),
    ("<89%:percent:percent> of assessments were finished within 45 days.", "assess_45d_pct"),
    (
      "<84%:percent:percent> of initial child protection conferences were held on time.",
      "icpc_15d_pct"
    ),
  ]

  @Test(arguments: readings)
  func reads(_ sentence: String, as metric: String?) throws {
    let marked = MarkedText(sentence)
    #expect(
      try matcher.get().figures(of: marked.figures, in: marked.text).first?.metric == metric
    )
  }

  /// A pronoun at the head of a sentence speaks of the subject of the one before, or of the one
  /// group counted there.
  @Test(arguments: [
    (
      "The virtual school, which is small, was praised. ",
      "It works with more than <1,000:count:pupils> pupils.", "virtual_school_count"
    ),
    (
      "The council cares for 300 unaccompanied asylum-seeking children. ",
      "They make up <10%:percent:percent> of the national number.", nil
    ),
    ("The football club won. ", "It works with more than <1,000:count:pupils> pupils.", nil),
    ("It is a busy place. ", "It works with <1,000:count:pupils> pupils.", nil),
  ])
  func readsAnaphora(_ before: String, _ sentence: String, as metric: String?) throws {
    let marked = MarkedText(sentence)
    let lead = before.utf8.count
    let end = lead + marked.text.blocks[0].range.count
    let text = PageText(
      bytes: Array(before.utf8) + marked.text.bytes,
      blocks: [Block(.paragraph, range: 0..<end, slot: nil)])
    var figures = marked.figures
    for index in figures.indices {
      let range = figures[index].range
      figures[index].range = range.lowerBound + lead..<range.upperBound + lead
      figures[index].sentence = lead..<end
    }
    #expect(try matcher.get().figures(of: figures, in: text).first?.metric == metric)
  }

  /// Words that other fields have, too, need a page about children's services.
  @Test func needsItsField() throws {
    let marked = MarkedText("The site drew <1,000,000:count:contacts> contacts in a year.")
    let alone = PageText(
      bytes: Array(marked.text.bytes[marked.text.blocks[0].range]), blocks: [marked.text.blocks[0]])
    #expect(try matcher.get().figures(of: marked.figures, in: alone).first?.metric == nil)
    #expect(
      try matcher.get().figures(of: marked.figures, in: alone, title: "Children's social care")
        .first?.metric == "contacts_count")
  }
}
