import Model
import Stages
import Testing

@testable import Interpretation

@Suite struct GazetteerTests {

  /// The one authority that a sentence names.
  func authority(_ text: String, on day: CalendarDate? = nil) throws -> Authority? {
    let stages = try Stages.builtIn.get()
    let names = stages.gazetteer.names(among: stages.lexicon.words(in: text))
    return stages.gazetteer.authority(among: names, on: day)
  }

  func names(_ text: String) throws -> [String] {
    let stages = try Stages.builtIn.get()
    let authorities = try builtIn.get().authorities
    return stages.gazetteer.mentions(among: stages.lexicon.words(in: text)).map {
      authorities[$0.authority].name
    }
  }

  @Test(arguments: [
    ("Leaders in Croydon were pleased.", ["Croydon"]),
    ("The London Borough of Hammersmith & Fulham agreed.", ["Hammersmith and Fulham"]),
    ("Telford & Wrekin Council agreed.", ["Telford and Wrekin"]),
    ("The report on Stoke-on-Trent is out.", ["Stoke-on-Trent"]),
    ("Stoke City Council said no.", ["Stoke-on-Trent"]),
    ("Newcastle City Council said no.", ["Newcastle upon Tyne"]),
    ("Hull City Council said no.", ["Kingston upon Hull"]),
    ("Services in Kingston upon Hull are good.", ["Kingston upon Hull"]),
    ("Kingston upon Thames has a new leader.", ["Kingston upon Thames"]),
    ("Bristol, City of", ["Bristol"]),
    ("The City of Bristol is large.", ["Bristol"]),
    ("County Durham has many villages.", ["Durham"]),
    ("North Northamptonshire is new.", ["North Northamptonshire"]),
    ("Bath and North East Somerset has a plan.", ["Bath and North East Somerset"]),
    ("Reading Borough Council met.", ["Reading"]),
    ("Inspectors came to Reading in May.", ["Reading"]),
    ("Bury Council said so.", ["Bury"]), ("Kent was rated good.", ["Kent"]),
    ("Bolton’s children’s services improved.", ["Bolton"]),
    ("Medway’s social workers left.", ["Medway"]),
    ("Cumbria had one council.", ["Cumbria"]),
    ("St Helens Council met.", ["St. Helens"]),
    ("CROYDON COUNCIL", ["Croydon"]),
    ("Croydon's turn, then Bromley's.", ["Croydon", "Bromley"]),
  ])
  func reads(_ text: String, _ expected: [String]) throws {
    #expect(try names(text) == expected)
  }

  /// Whose code is told for a name, and what it was on a day. Somerset goes on as one council; the
  /// county of Northamptonshire became two; Bournemouth and Poole became one.
  @Test(arguments: [
    ("Somerset County Council", "2015-03-27", "E06000066", "E10000027"),
    ("Somerset", "2024-01-01", "E06000066", "E06000066"),
    ("Somerset", nil, "E06000066", "E06000066"),
    ("Buckinghamshire County Council", "2018-01-29", "E06000060", "E10000002"),
    ("North Yorkshire", "2014-06-30", "E06000065", "E10000023"),
    ("Dorset County Council", "2016-01-01", "E06000059", "E10000009"),
    ("Northamptonshire County Council", "2019-01-01", "E10000021", "E10000021"),
    ("Cumbria", "2020-01-01", "E10000006", "E10000006"),
    ("Poole", "2015-01-01", "E06000029", "E06000029"),
    ("Barnsley", "2023-10-01", "E08000038", "E08000016"),
    ("Sheffield", "2025-04-01", "E08000039", "E08000039"),
    ("Gateshead", "2013-03-31", "E08000037", "E08000020"),
    ("Northumberland", "2012-01-01", "E06000057", "E06000048"),
  ])
  func knowsCodesOverTime(_ name: String, _ day: String?, _ today: String, _ then: String) throws {
    let day = day.flatMap { CalendarDate(iso: $0) }
    let gazetteer = try Stages.builtIn.get().gazetteer
    let found = try #require(try authority("The report on \(name) is out.", on: day))
    #expect(found.code == today)
    #expect(gazetteer.code(of: found.reference, on: day) == then)
  }

  /// Two that are named alike are both told of, and neither is taken.
  @Test func leavesOpenWhatIsOpen() throws {
    let text = PageText(
      paragraph: "Leaders met. Medway and Croydon will share a fostering service.")
    let page = Page(path: "a.html", text: text)
    let stages = try Stages.builtIn.get()
    #expect(stages.authority(of: page) == nil)
    #expect(stages.subject(of: page).map(\.name) == ["Medway", "Croydon"])
    let reading = stages.reading(of: page, mentions: [], grades: [])
    #expect(reading.problems.map(\.code) == ["authority-open"])
  }

  @Test(arguments: [
    ("Reading the report took an hour.", "a verb"),
    ("They bury the news.", "a verb"),
    ("Bury your doubts.", "a verb"), ("Reading was hard for them.", "a verb"),
    ("Newcastle-under-Lyme is a borough.", "another council, without children's services"),
    ("Newcastle has a castle.", "two places"),
    ("Kingston has a market.", "two places"),
    ("Richmond is far.", "two places"),
    ("Stoke is a village name.", "many places"),
    ("Sale prices fell.", "a word"),
    ("He moved to New York.", "another city"),
    ("South Croydon has a station.", "a part of it"),
    ("Greater Manchester has ten boroughs.", "another body"),
    ("Kent Police were called.", "another body"),
    ("It was said by Jane Sutton of the board.", "a person"),
    ("Staff at Durham University agreed.", "another body"),
    ("The derby was lost.", "a match"),
    ("Dudley Smith spoke.", "a person"),
    ("A bath, a hull and an essex girl.", "small letters"),
  ])
  func refuses(_ text: String, because reason: String) throws {
    #expect(try names(text) == [], "\(reason)")
  }

  func page(_ text: String, title: String? = nil, url: String? = nil, published: String? = nil)
    -> Page
  {
    Page(
      path: "a.html", url: url, title: title,
      published: published.flatMap { CalendarDate(iso: $0) },
      text: PageText(paragraph: text))
  }

  @Test(
    arguments: [
      (nil, "Croydon praised by Ofsted", "Bromley is near. Bromley helps.", "Croydon"),
      ("https://news.croydon.gov.uk/a", "Praise from Ofsted", "Bromley is near.", "Croydon"),
      (nil, "Praise from Ofsted", "Leeds is better. Leeds is larger. Unlike Bradford.", "Leeds"),
      (nil, "Praise", "Leeds City Council met. It was in York.", "Leeds"),
      (nil, "Leeds and Bradford", "Leeds met Bradford.", nil),
      (nil, "Praise", "Leeds met Bradford.", nil),
      (nil, "Praise", "Nobody is named.", nil),
      ("https://example.org/croydon", "Praise", "Nobody is named.", nil),
    ] as [(String?, String, String, String?)])
  func ofAPage(url: String?, title: String, text: String, expected: String?) throws {
    let found = try Stages.builtIn.get().authority(of: page(text, title: title, url: url))
    #expect(found?.name == expected)
  }

  @Test func oneAloneInASentence() throws {
    #expect(try authority("Services in Croydon improved.")?.code == "E09000008")
    #expect(try authority("Services in Croydon and Bromley improved.") == nil)
  }

  /// Every authority is found by its own name and by its official name, or the one that goes on with
  /// it.
  @Test func knowsEveryAuthority() throws {
    for authority in try builtIn.get().authorities {
      for name in [authority.name + " Council", authority.officialName] {
        let found = try self.authority(
          "A visit to \(name) was made.",
          on: authority.end.map { day in
            CalendarDate(daysSince1970: day.daysSince1970 - 1) ?? day
          })
        #expect(found?.code == authority.continuedBy ?? authority.code, "\(name)")
      }
    }
  }
}
