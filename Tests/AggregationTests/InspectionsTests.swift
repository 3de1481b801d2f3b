import Testing

@testable import Aggregation
@testable import Model

private let medway = Authority.Reference(name: "Medway", code: "E06000035")
private let northamptonshire = Authority.Reference(name: "Northamptonshire", code: "E10000021")

private let catalogue = Catalogue(
  authorities: [
    Authority(
      name: "Medway", officialName: "Medway Council", code: "E06000035", region: "South East",
      aliases: [], urn: "80503"),
    Authority(
      name: "Northamptonshire", officialName: "Northamptonshire County Council", code: "E10000021",
      region: "East Midlands", aliases: [], end: CalendarDate(iso: "2021-03-31")),
  ],
  frameworks: [
    Framework(
      id: "sif", family: "SIF", start: CalendarDate(iso: "2013-11-01"),
      end: CalendarDate(iso: "2018-12-31"),
      areas: ["overall_effectiveness", "children_in_care", "care_leavers"],
      grades: ["good", "inadequate"], source: "a test"),
    Framework(
      id: "ilacs_2018", family: "ILACS", start: CalendarDate(iso: "2018-01-01"),
      areas: ["overall_effectiveness", "children_in_care"], grades: ["good", "inadequate"],
      source: "a test"),
    Framework(
      id: "visit", family: "monitoring visit", type: "monitoring_visit", areas: [], grades: [],
      source: "a test"),
    Framework(
      id: "send_2023", family: "area SEND", type: "area_send", remit: "area_send",
      areas: ["send_outcome"], grades: ["inconsistent"], source: "a test"),
    Framework(
      id: "home", family: "children's home", type: "childrens_home", remit: "childrens_home",
      isOfProvider: true, areas: ["overall_experiences"], grades: ["good"], source: "a test"),
  ],
  grades: [
    Grade(id: "good", rank: 2, patterns: []), Grade(id: "inadequate", rank: 4, patterns: []),
  ])

private func page(_ name: String, site: String = "a", _ published: String? = nil) -> Provenance {
  Provenance(
    document: name, site: site, published: published.flatMap { CalendarDate(iso: $0) },
    url: "https://\(site).example/\(name)")
}

private func date(_ text: String) -> Interval? {
  let ends = text.split(separator: "/").map { part in
    let numbers = part.split(separator: "-").compactMap { Int($0) }
    return PartialDate(
      year: numbers.first, month: numbers.dropFirst().first, day: numbers.dropFirst(2).first)
  }
  return ends.first.flatMap { $0 }.map { Interval($0, to: ends.count > 1 ? ends[1] : nil) }
}

private func judgement(
  _ grade: String, _ day: String, area: String = "overall_effectiveness",
  of authority: Authority.Reference? = medway
) -> Judgement {
  Judgement(
    range: 0..<1, sentence: 0..<1, block: 0, area: area, grade: grade, date: date(day),
    isCurrent: true, authority: authority, authorityCodeAtDate: authority?.code)
}

private func report(
  _ version: String, _ type: String, _ start: String, _ end: String
) -> Inspection {
  Inspection(
    framework: version.uppercased(), version: version, type: type, remit: type,
    start: CalendarDate(iso: start), end: CalendarDate(iso: end))
}

@Suite struct InspectionsTests {
  /// A report, a page of news on the day of its publication, and one that knows the year alone.
  @Test func makesOneRowOfAllThatSpeakOfIt() throws {
    var inspections = Inspections(catalogue)
    inspections.add([judgement("good", "2023")], on: page("d_1", site: "news", "2024-05-01"))
    inspections.add(
      [judgement("good", "2023-09-04"), judgement("good", "2023-09-04", area: "children_in_care")],
      on: page("d_2", site: "council", "2023-09-04"))
    inspections.add(
      [judgement("good", "2023-07-03/2023-07-14")],
      report: report("ilacs_2018", "childrens_services", "2023-07-03", "2023-07-14"), of: medway,
      codeAtDate: "E06000035", on: page("d_3", site: "ofsted", "2023-09-04"))
    let rows = inspections.rows()
    let row = try #require(rows.first)
    #expect(rows.count == 1)
    #expect(row.id == "childrens_services-E06000035-2023-07-03")
    #expect(row.start?.description == "2023-07-03" && row.end?.description == "2023-07-14")
    #expect(row.published?.description == "2023-09-04" && row.url == "https://ofsted.example/d_3")
    #expect(row.grades == ["overall_effectiveness": "good", "children_in_care": "good"])
    #expect(row.documents == ["d_1", "d_2", "d_3"] && row.pages == 3 && row.agrees == true)
    #expect(row.urn == "80503" && row.region == "South East" && row.isLatest)
    #expect(
      inspections.ratings().map { "\($0.area) \($0.date) \($0.inspection)" } == [
        "children_in_care 2023-07-03/2023-07-14 childrens_services-E06000035-2023-07-03",
        "overall_effectiveness 2023-07-03/2023-07-14 childrens_services-E06000035-2023-07-03",
      ])
  }

  /// Of 2018 the newer framework, unless it lacks the area, which makes it the older one.
  @Test(arguments: [
    (["overall_effectiveness"], "ilacs_2018"), (["overall_effectiveness", "care_leavers"], "sif"),
  ])
  func knowsTheFrameworkOf2018(_ areas: [String], _ version: String) {
    var inspections = Inspections(catalogue)
    inspections.add(
      areas.map { judgement("good", "2018-06", area: $0) }, on: page("d_1", nil))
    #expect(inspections.rows().map(\.version) == [version])
  }

  /// A page that gives an area two grades of two times tells of two inspections; years of their own are two.
  @Test func keepsTwoInspectionsApart() {
    var inspections = Inspections(catalogue)
    inspections.add(
      [judgement("inadequate", "2019-11"), judgement("good", "2020-03")], on: page("d_1"))
    inspections.add([judgement("inadequate", "2014"), judgement("good", "2015")], on: page("d_2"))
    #expect(inspections.rows().map(\.date) == ["2014", "2015", "2019-11", "2020-03"])
    #expect(inspections.rows().map(\.isLatest) == [false, false, false, true])
    #expect(inspections.rows().map(\.start) == [nil, nil, nil, nil])
  }

  /// Visits follow within months, each with a letter.
  @Test func keepsVisitsApart() {
    var inspections = Inspections(catalogue)
    for (place, start) in ["2022-03-01", "2022-06-07", "2022-06-07"].enumerated() {
      inspections.add(
        [], report: report("visit", "monitoring_visit", start, start), of: medway,
        on: page("d_\(place)"))
    }
    let rows = inspections.rows()
    #expect(
      rows.map(\.id) == ["2022-03-01", "2022-06-07"].map { "monitoring_visit-E06000035-\($0)" })
    #expect(rows.map(\.pages) == [1, 2])
    #expect(rows.map { $0.previous?.description } == [nil, "2022-03-01"])
    #expect(inspections.ratings().isEmpty)
  }

  @Test func givesNothingToAnAuthorityThatWasNoMore() {
    var inspections = Inspections(catalogue)
    inspections.add(
      [
        judgement("inadequate", "2019-07", of: northamptonshire),
        judgement("inadequate", "2022-10-05", of: northamptonshire),
      ], on: page("d_1", "2022-10-05"))
    #expect(inspections.rows().map(\.date) == ["2019-07"])
  }

  /// A home's grades belong to its number and to no authority, and each remit is for itself.
  @Test func keepsRemitsApart() {
    var inspections = Inspections(catalogue)
    var home = report("home", "childrens_home", "2023-10-03", "2023-10-04")
    home.urn = "SC012345"
    inspections.add(
      [judgement("good", "2023-10-03/2023-10-04", area: "overall_experiences")], report: home,
      of: medway, on: page("d_1"))
    var send = report("send_2023", "area_send", "2023-10-02", "2023-10-06")
    send.monthsToNext = 36
    inspections.add(
      [judgement("inconsistent", "2023-10-02/2023-10-06", area: "send_outcome")], report: send,
      of: medway, on: page("d_2"))
    let rows = inspections.rows()
    #expect(
      rows.map(\.id) == ["area_send-E06000035-2023-10-02", "childrens_home-SC012345-2023-10-03"])
    #expect(rows.map { $0.authority?.name } == ["Medway", nil])
    #expect(rows.map { $0.next?.description } == ["2026-10-06", nil])
    #expect(inspections.ratings().map(\.area) == ["send_outcome"])
  }

  @Test func countsCopiesOnce() {
    var inspections = Inspections(catalogue)
    inspections.add([judgement("good", "2020-03")], on: page("d_1", site: "a"))
    inspections.add([judgement("good", "2020-03")], on: page("d_2", site: "b"))
    let row = inspections.rows(originals: ["d_2": "d_1"]).first
    #expect(row?.pages == 1 && row?.sites == 1 && row?.agrees == nil)
  }
}
