import Model
import Stages
import Testing

@testable import Interpretation

/// Authorities in the words of news, newsrooms and blogs: each line was written with its reading
/// beside it before the rules were tried on it.
@Suite struct GazetteerWordingTests {
  @Test(arguments: [
    ("Councillors in Rochdale voted for the plan.", ["Rochdale"]),
    ("Wigan’s director of children’s services resigned.", ["Wigan"]),
    ("Children’s services in Sandwell are run by a trust.", ["Sandwell"]),
    ("Ofsted has praised Walsall Council.", ["Walsall"]),
    ("The Royal Borough of Greenwich has opened a hub.", ["Greenwich"]),
    ("Cornwall Council said that it was sorry.", ["Cornwall"]),
    ("The leader of Leeds City Council agreed.", ["Leeds"]),
    ("Social workers at Nottinghamshire County Council went on strike.", ["Nottinghamshire"]),
    ("Tower Hamlets has been rated good.", ["Tower Hamlets"]),
    ("If Knowsley can do it, so can Halton Council.", ["Knowsley", "Halton"]),
    ("Brighton and Hove City Council met.", ["Brighton and Hove"]),
    ("Barking & Dagenham has the youngest people.", ["Barking and Dagenham"]),
    ("Redcar and Cleveland lies by the sea.", ["Redcar and Cleveland"]),
    ("Windsor and Maidenhead has a new trust.", ["Windsor and Maidenhead"]),
    ("In Torbay, families waited for weeks.", ["Torbay"]),
    ("Milton Keynes City Council met.", ["Milton Keynes"]),
    ("Lewisham, next door, has fewer.", ["Lewisham"]),
    ("Calderdale and Kirklees share a service.", ["Calderdale", "Kirklees"]),
    ("SUNDERLAND CITY COUNCIL", ["Sunderland"]),
    ("Blackburn with Darwen has few.", ["Blackburn with Darwen"]),
    ("The train from Leeds Station was late.", []),
    ("She studied at Southampton University.", []),
    ("Sunderland AFC lost again.", []),
    ("The Oxford Street shop is shut.", []),
    ("Leicester Royal Infirmary treated him.", []),
    ("West Midlands Police made an arrest.", []),
    ("She is reading a book in the bath.", []),
    ("Councils in Wales and Scotland differ.", []),
    ("Cardiff Council and Glasgow City Council met.", []),
    ("The county council met.", []),
  ])
  func names(_ text: String, _ expected: [String]) throws {
    #expect(try GazetteerTests().names(text) == expected)
  }

  @Test func aPageIsAboutWhomItsOpeningIntroduces() throws {
    let gazetteer = try Stages.builtIn.get()
    func page(_ text: String, title: String) -> Page {
      Page(path: "a.html", title: title, text: PageText(paragraph: text))
    }
    #expect(
      gazetteer.authority(of: page("Wigan is short of foster carers.", title: "Where did it go?"))?
        .name
        == "Wigan")
    #expect(
      gazetteer.authority(
        of: page("This puts Wigan beside four others.", title: "Five boroughs compared")) == nil)
    #expect(
      gazetteer.authority(of: page("Cardiff is in Wales.", title: "Praise for Cardiff")) == nil)
  }
}
