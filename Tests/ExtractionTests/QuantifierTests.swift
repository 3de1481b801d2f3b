import Extraction
import Model
import Stages
import Testing

@Suite struct QuantifierTests {
  @Test(arguments: [
    ("Too many children wait for a school place.", "too_many", "Too many", "children"),
    ("Not many homes have a waiting list.", "few", "Not many", "homes"),
    (
      "A very small number of homes had no manager.", "very_small_number", "A very small number of",
      "homes"
    ),
    (
      "Staff saw a small number of young carers.", "small_number", "a small number of",
      "young carers"
    ),
    ("Small numbers of families came.", "small_number", "Small numbers of", "families"),
    ("The vast majority of plans are signed.", "vast_majority", "The vast majority of", "plans"),
    ("The majority of pupils walk.", "majority", "The majority of", "pupils"),
    ("A small minority of carers disagreed.", "minority", "A small minority of", "carers"),
    ("Most care leavers have a bus pass.", "most", "Most", "care leavers"),
    ("Most of the rooms are warm.", "most", "Most", "rooms"),
    ("Nearly all assessments were done in time.", "nearly_all", "Nearly all", "assessments"),
    ("All of the nurses are trained.", "all", "All", "nurses"),
    ("Some parents were not told.", "some", "Some", "parents"),
    ("Several schools closed.", "several", "Several", "schools"),
    ("Very few complaints are upheld.", "few", "Very few", "complaints"),
    ("A few drivers left.", "few", "A few", "drivers"),
    ("No children were moved.", "none", "No", "children"),
    ("None of the homes is full.", "none", "None", "homes"),
    ("A large number of referrals are repeats.", "many", "A large number of", "referrals"),
  ])
  func givesTheAmountAndWhatItIsOf(
    text: String, quantifier: String, surface: String, concept: String
  ) throws {
    let page = PageText(paragraph: text)
    let found = Extractor().reading(of: page).quantifiers
    #expect(
      found.map { [$0.quantifier.rawValue, page[$0.range], page[$0.concept]] } == [
        [quantifier, surface, concept]
      ])
    #expect(Extractor().mentions(in: page).isEmpty)
  }

  @Test(arguments: [
    "How many children are there?", "As many as 12 children waited.",
    "The most vulnerable children come first.",
    "All 51 children were seen.", "Some 800 homes are empty.", "The number of children rose.",
    "Over the last few weeks it rained.", "There is no doubt.", "Above all families matter.",
    "An all-day visit.",
    "Minority ethnic families came.", "Most effective services share notes.",
  ])
  func givesNothingWhereTheWordsStateNoAmount(text: String) {
    #expect(Extractor().reading(of: PageText(paragraph: text)).quantifiers.isEmpty)
  }
}
