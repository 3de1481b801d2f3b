import Extraction
import Model
import Stages
import Testing

@testable import Interpretation

/// Counts of some of a group, which are no counts of the group.
@Suite struct SubsetsTests {
  @Test(arguments: [
    // Attributes before the noun.
    ("Only ten disabled children (3%) have a child protection plan.", "ten", nil),
    ("There are 44 white British children in care.", "44", nil),
    ("The city has 61 older children in care.", "61", nil),
    ("There are six such children looked after.", "six", nil),
    ("The service supported 310 letterbox contacts.", "310", nil),
    ("Over the year 27 older children were adopted.", "27", nil),
    ("There are 440 individual children in care.", "440", "cla_count"),
    ("There are 441 Croydon children in care.", "441", "cla_count"),
    ("There are 442 looked after children.", "442", "cla_count"),
    ("The council has 85 local authority foster carers.", "85", "foster_households_count"),
    // A second verb of the same subject.
    ("412 children ceased to be looked after and rent flats of their own.", "412", nil),
    ("412 children ceased to be looked after and now live independently.", "412", nil),
    ("412 children ceased to be looked after in May and are in work.", "412", nil),
    (
      "412 children ceased to be looked after, and the council was glad.", "412", "cla_ceased_count"
    ),
    ("412 children ceased to be looked after and most went home.", "412", "cla_ceased_count"),
    ("The borough has 412 children in care, and was praised for them.", "412", "cla_count"),
    // The noun is another group's.
    ("There are 120 care leavers living with their parents.", "120", nil),
    ("There are 121 care leavers.", "121", "care_leavers_count"),
    ("12 care-experienced young people are at university.", "12", "cl_university_count"),
    // Ages.
    ("The city has 412 children in care aged 16 and over.", "412", nil),
    ("The city has 412 children in care over the age of seven.", "412", nil),
    ("This spring 87 children under four years of age became looked after.", "87", nil),
    ("The city has 412 children in care aged under 18.", "412", "cla_count"),
    ("There are 412 children in care under the age of 18.", "412", "cla_count"),
    ("There are 190 care leavers aged 18 to 25.", "190", "care_leavers_count"),
    ("Some 18,000 children under the age of 18 live in Croydon.", "18,000", "population_u18"),
    // What follows.
    ("45 children were the subject of a child protection plan without a social worker.", "45", nil),
    ("45 children had a child protection plan with no social worker.", "45", nil),
    ("There are 45 children in care who have no social worker.", "45", nil),
    ("There are 45 children in care with a disability.", "45", nil),
    ("There are 45 children in care placed in Kent.", "45", nil),
    ("The town has 31 care leavers now engaged in voluntary work.", "31", nil),
    ("The town has five care leavers in bed and breakfast rooms.", "five", nil),
    ("The town has 118 children on child protection plans due to neglect.", "118", nil),
    ("There were 40 children in care who were unaccompanied asylum seekers.", "40", "uasc_count"),
    ("There are 498 children in care in Croydon.", "498", "cla_count"),
    ("There are 498 children in care at the moment.", "498", "cla_count"),
    ("There are 498 children in care in the borough, of whom 12 moved on.", "498", "cla_count"),
    ("It has 498 children in care, including 12 who are disabled.", "498", "cla_count"),
    ("The town has 502 children on a child protection plan.", "502", "cpp_count"),
    ("There are 498 children in care because families are poorer.", "498", "cla_count"),
    ("It has 498 children looked after as at 31 March 2024.", "498", "cla_count"),
    ("The town has 317 children now subject to a child protection plan.", "317", "cpp_count"),
  ])
  func reads(_ sentence: String, _ number: String, as metric: String?) throws {
    let text = PageText(paragraph: sentence)
    let read = try matcher.get().figures(
      of: Extractor().mentions(in: text), in: text, title: "Children's social care")
    let figure = read.first { text[$0.range] == number }
    #expect(figure != nil)
    #expect(figure?.metric == metric)
  }

  @Test func takesAPhraseAtTheEndOfTheText() throws {
    for end in ["", " and", " and now", " in", " with", " aged", " who", " without"] {
      let marked = MarkedText("There are <412:count:children> children in care\(end)")
      _ = try matcher.get().figures(of: marked.figures, in: marked.text)
    }
  }
}
