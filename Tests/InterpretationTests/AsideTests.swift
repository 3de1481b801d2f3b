import Extraction
import Model
import Stages
import Testing

@testable import Interpretation

/// Clauses that a bracket interrupts, and rows of the catalogue that profiles of an area need.
@Suite struct AsideTests {
  @Test(arguments: [
    (
      "In May <290:count:children> children (provisional data) were being looked after.",
      "cla_count"
    ),
    (
      "By then <140:count:children> children had been found (over the year) to be identified as in need.",
      "cin_count"
    ),
    ("In June <40:count:children> children had been identified in need of support.", "cin_count"),
    ("<210:number> live with foster families.", "cla_foster_count"),
    ("Only <1:count:child> child is an unaccompanied asylum seeker.", "uasc_count"),
    (
      "Some <70:number> (or <24%:percent:percent>) live outside the borough.",
      "cla_out_of_area_count"
    ),
    (
      "The city took in a high number of unaccompanied asylum-seeking children (<82:number>), which is "
        + "<11%:percent:percent> of children looked after.", "uasc_count"
    ),
    (
      "In May 290 children were being looked after (<61 per 10,000:ratio:per_10000_children>).",
      "cla_rate_10k"
    ),
    (
      "Only <two:count:children> children now live in a small unregistered children's home.",
      "cla_unregulated_count"
    ),
    ("There are <three:count:scrs> SCRs under way.", "scr_count"),
    ("One, or <1:count:child> child, lives with their parents.", "cla_with_parents_count"),
  ])
  func reads(_ sentence: String, as metric: String) throws {
    #expect(try metricOfFirst(sentence) == metric)
  }

  @Test(arguments: [
    // Behind "and" begins another clause.
    "Some <70:number> (<24%:percent:percent>) and the rest live outside the borough.",
    // The bracket belongs to the 20, and so does what follows.
    "<20:number> of the <50:count:children> children (40%) live outside the borough.",
    "<70:number> are in children's homes (in flats), of whom most live outside the borough.",
    // Those who left care and something else are a part of those who left care.
    "<31:count:children> children ceased to be looked after in May and went into independent living.",
    "<12:count:children> children ceased to be looked after in May and rent in houses of multiple occupation.",
    "The ethnic minority population has grown to <3%:percent:percent>.",
    "<14:count:children> children live in children's homes outside the borough.",
  ])
  func refuses(_ sentence: String) throws {
    let metric = try metricOfFirst(sentence)
    #expect(metric == nil || metric == "cla_residential_count")
  }

  /// What a sentence opens with is the whole that its numbers are parts of, not what they count.
  @Test(arguments: [
    ("Of the 720 children in care, 55 (8%) are disabled.", "55", nil),
    ("Of 1,900 contacts in the month, 640 came from schools.", "640", nil),
    ("Of the 720 looked after children, 410 live in foster care.", "410", "cla_foster_count"),
    ("It has 720 children in care.", "720", "cla_count"),
  ])
  func readsPartsOfAWhole(_ sentence: String, _ number: String, as metric: String?) throws {
    let text = PageText(paragraph: sentence)
    let read = try matcher.get().figures(
      of: Extractor().mentions(in: text), in: text, title: "Children's social care")
    #expect(read.first { text[$0.range] == number }?.metric == metric)
  }

  private func metricOfFirst(_ sentence: String) throws -> String? {
    let marked = MarkedText(sentence)
    return try matcher.get().figures(of: marked.figures, in: marked.text)[0].metric
  }
}
