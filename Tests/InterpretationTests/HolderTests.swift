import Extraction
import Model
import Stages
import Testing

@testable import Interpretation

/// Whose the figures of a page are.
@Suite struct HolderTests {
  /// The holders of the figures of paragraphs on a page about Croydon: `412 Croydon`, `60 England`, `40
  /// institution`.
  private func holders(
    _ paragraphs: [String], title: String? = "Croydon Council children's services"
  )
    throws -> [String]
  {
    let page = Page(path: "a.html", title: title, text: PageText(paragraphs: paragraphs))
    return try Stages.builtIn.get().reading(of: page).figures
      .filter { [.count, .number, .percent, .money].contains($0.kind) }
      .map { "\(page.text[$0.range]) \($0.holder?.name ?? $0.holder?.kind.rawValue ?? "-")" }
  }

  @Test(arguments: [
    // The council itself.
    ("The council looks after 412 children.", ["412 Croydon"]),
    ("We look after 412 children in our borough.", ["412 Croydon"]),
    ("412 children are in care.", ["412 Croydon"]),
    ("As a corporate parent to 412 children, Croydon Council has homes.", ["412 Croydon"]),
    ("Oakfield Primary School says 41 of its pupils have plans.", ["41 Oakfield Primary School"]),
    ("Sunnyside Homes cares for 24 children.", ["24 Sunnyside Homes"]),
    ("The charity said that 412 children are in care.", ["412 Croydon"]),
    ("According to the charity, 412 children are in care.", ["412 Croydon"]),
    // Others, as a subject, a place, a possessive.
    ("Bromley looks after 345 children, and Lewisham has 420.", ["345 Bromley", "420 Lewisham"]),
    ("In Bromley 345 children are in care.", ["345 Bromley"]),
    ("There are 345 children in care in Bromley.", ["345 Bromley"]),
    ("Bromley's 345 children in care live at home.", ["345 Bromley"]),
    ("Brighton has 380 children in care.", ["380 Brighton and Hove"]),
    (
      "Croydon has 412 children in care, compared with 345 in Bromley.",
      ["412 Croydon", "345 Bromley"]
    ),
    ("Leeds and Bradford have 765 children in care.", ["765 group"]),
    ("The neighbouring borough has 345 children in care.", ["345 unresolved"]),
    ("One London borough spends £9m on homes.", ["£9m unresolved"]),
    // Nations and regions.
    ("Across England, 83,840 children are in care.", ["83,840 England"]),
    ("In Scotland 12,000 children are in care.", ["12,000 Scotland"]),
    ("9,700 children are in care across the capital.", ["9,700 London"]),
    ("The rate is 60%, and nationally 70%.", ["60% Croydon", "70% England"]),
    ("The rate is 60% (the national average is 70%).", ["60% Croydon", "70% England"]),
    (
      "There are 400 children in care in Croydon, and the council has 90 homes.",
      ["400 Croydon", "90 Croydon"]
    ),
    (
      "Department for Education figures show 17.8% of social workers are agency staff.",
      ["17.8% England"]
    ),
    ("The council has the highest rate in England, with 412 children.", ["412 Croydon"]),
    // What a share is of.
    (
      "The council has 83 lone asylum-seeking children, which is 10% of all those in the country.",
      ["83 Croydon", "10% Croydon"]
    ),
    (
      "Its 83 lone children are 10 per cent of the national total.",
      ["83 Croydon", "10 per cent Croydon"]
    ),
    // Institutions and persons.
    ("The firm runs 40 homes.", ["40 institution"]),
    ("Each home looks after four children.", ["four institution"]),
    ("Gull Lane School teaches 38 children in care.", ["38 Gull Lane School"]),
    // A part of a name may be another place.
    (
      "Kent has 412 children in care. In Southend there are 301.",
      ["412 Kent", "301 Southend-on-Sea"]
    ),
    ("In Richmond Park there are 412 deer.", ["412 Croydon"]),
    ("A survey found that 40% of care leavers are lonely.", ["40% institution"]),
    ("The council’s three-bed home looks after three children.", ["three institution"]),
    ("Three children were adopted by the couple.", ["Three person"]),
    ("She has three children.", ["three person"]),
    // What moves to a place, or is near it, is not the place's.
    ("The council placed 83 children in Kent.", ["83 Croydon"]),
    ("The council has 83 children in homes outside Bromley.", ["83 Croydon"]),
  ])
  func ofASentence(_ sentence: String, _ expected: [String]) throws {
    let found = try holders([sentence]).filter { !$0.hasPrefix("One") && !$0.hasPrefix("three-") }
    #expect(found.suffix(expected.count) == expected[...])
  }

  @Test func carriesOverAParagraphUntilTheSubjectChanges() throws {
    #expect(
      try holders([
        "Bromley is next door. It looks after 345 children. The council employs 90 staff."
      ])
        == ["345 Bromley", "90 Bromley"])
    #expect(
      try holders(["Bromley is next door. We look after 412 children."]) == ["412 Croydon"])
    #expect(
      try holders(["Bromley has 345 children in care.", "The council employs 90 staff."])
        == ["345 Bromley", "90 Croydon"])
    #expect(
      try holders(["A school opened. It teaches 90 children. 412 children are in care."])
        == ["90 institution", "412 Croydon"])
  }

  /// One mention deep in a page says nothing of the page.
  @Test func givesNoAuthorityForAMentionDeepInAPage() throws {
    let paragraphs =
      Array(repeating: "The tide turns a wheel, and the wheel a lamp.", count: 8)
      + ["The City of Liverpool has plans for a dam.", "In all there are 40 lamps."]
    #expect(try holders(paragraphs, title: nil).last == "40 -")
  }

  /// A page is about a council where it says so, not where it names a place once, or as a part of another name.
  @Test(arguments: [
    ("New York has 40 homes and 412 children's services.", "40 -"),
    ("The City of Liverpool has plans for 40 turbines on its river.", "40 Liverpool"),
    ("He moved to Croydon with 40 friends.", "40 person"),
    ("Luton Town scored 31 goals against 12 men.", "12 -"),
    ("Reading takes 40 minutes, and 12 children did it.", "12 -"),
  ])
  func givesNoAuthorityWithoutEvidence(_ sentence: String, _ first: String) throws {
    #expect(try holders([sentence], title: nil).contains(first))
  }
}
