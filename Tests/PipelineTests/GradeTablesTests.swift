import Model
import Testing

@testable import Pipeline

/// Whose, of what and when the grades of lists, timelines and tables are.
@Suite struct GradeTablesTests {
  private static let pipeline = Result { try PageReader.builtIn() }

  /// The judgements of a page in order: `E08000002 overall_effectiveness inadequate 2021-11`, with `earlier`.
  private func judgements(_ body: String, title: String = "Ratings") throws -> [String] {
    let page = """
      <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>\(title)</title>
      <meta property="article:published_time" content="2025-02-03T08:00:00+00:00"></head>
      <body><main><article><h1>\(title)</h1>\(body)</article></main></body></html>
      """
    let document = Document(path: "a.html", source: "", bytes: Array(page.utf8), sha256: "")
    return try Self.pipeline.get().result(of: document).judgements.map {
      var line = "\($0.authority?.code ?? "-") \($0.area) \($0.grade)"
      if let date = $0.date { line += " \(date)" }
      return $0.isCurrent ? line : line + " earlier"
    }
  }

  static let councils = [
    ("Bristol, City of", "E06000023"), ("Kingston upon Hull, City of", "E06000010"),
    ("Herefordshire, County of", "E06000019"),
    ("Bournemouth, Christchurch and Poole", "E06000058"), ("Southend-on-Sea", "E06000033"),
    ("St. Helens", "E08000013"), ("Telford and Wrekin", "E06000020"), ("Reading", "E06000038"),
    ("Bury", "E08000002"), ("Sutton", "E09000029"), ("Barking and Dagenham", "E09000002"),
    ("Kensington &amp; Chelsea", "E09000020"), ("Isle of Wight", "E06000046"),
    ("Redcar &amp; Cleveland", "E06000003"), ("Richmond upon Thames", "E09000027"),
    ("Newcastle upon Tyne", "E08000021"), ("City of London", "E09000001"),
    ("County Durham", "E06000047"), ("Medway", "E06000035"),
    ("Windsor and Maidenhead", "E06000040"), ("Bath &amp; North East Somerset", "E06000022"),
    ("East Riding of Yorkshire", "E06000011"), ("Blackburn with Darwen", "E06000008"),
    ("Stoke-on-Trent", "E06000021"), ("Brighton &amp; Hove", "E06000043"),
    ("North Yorkshire", "E06000065"), ("Westmorland and Furness", "E06000064"),
    ("Wirral", "E08000015"), ("Cornwall", "E06000052"), ("Essex", "E10000012"),
  ]

  static let grades = [
    ("Outstanding", "outstanding"), ("Good", "good"),
    ("Requires improvement to be good", "requires_improvement"), ("Inadequate", "inadequate"),
  ]

  @Test func readsCouncilsByDay() throws {
    var (rows, expected) = ("", [String]())
    for (number, council) in Self.councils.enumerated() {
      let grade = Self.grades[number % 4]
      rows += "<tr><td>\(council.0)</td><td>\(grade.0)</td><td>March \(2019 + number % 6)</td></tr>"
      expected.append("\(council.1) overall_effectiveness \(grade.1) \(2019 + number % 6)-03")
    }
    let head = "<tr><th>Local authority</th><th>Rating</th><th>Inspected</th></tr>"
    let found = try judgements(
      "<p>Ofsted’s judgement of children’s services.</p><table>\(head)\(rows)</table>")
    #expect(found == expected)
  }

  @Test func readsCouncilsBehindGrades() throws {
    var (rows, expected) = ("", [String]())
    for (number, council) in Self.councils.enumerated() {
      let (now, before) = (Self.grades[number % 4], Self.grades[number * 3 % 4])
      rows += "<tr><td>\(now.0)</td><td>\(before.0)</td><td>\(council.0)</td></tr>"
      expected += [
        "\(council.1) overall_effectiveness \(now.1)",
        "\(council.1) overall_effectiveness \(before.1) earlier",
      ]
    }
    let head = "<tr><td>Latest grade</td><td>Previous grade</td><td>Council</td></tr>"
    let found = try judgements(
      "<h2>Children’s social care: Ofsted</h2><table>\(head)\(rows)</table>")
    #expect(found == expected)
  }

  @Test func readsCouncilsByYear() throws {
    var (rows, expected) = ("", [String]())
    for (number, council) in Self.councils.enumerated() {
      let (old, new) = (Self.grades[number % 4], Self.grades[(number + 1) % 4])
      let isNew = number % 3 > 0
      rows += "<tr><th scope=row>\(council.0)</th><td>\(old.0)</td>"
      rows += "<td>\(isNew ? new.0 : "–")</td></tr>"
      expected.append("\(council.1) overall_effectiveness \(old.1) 2019\(isNew ? " earlier" : "")")
      if isNew { expected.append("\(council.1) overall_effectiveness \(new.1) 2023") }
    }
    let head = "<thead><tr><th>Council</th><th>2019</th><th>2023</th></tr></thead>"
    let found = try judgements(
      "<table><caption>Ofsted: children’s services</caption>\(head)\(rows)</table>")
    #expect(found == expected)
  }

  @Test func readsCouncilsByArea() throws {
    let areas = ["overall_effectiveness", "leaders_impact", "help_and_protection", "care_leavers"]
    var (rows, expected) = ("", [String]())
    for (number, council) in Self.councils.enumerated() {
      rows += "<tr><td>\(council.0)</td>"
      for (place, area) in areas.enumerated() {
        let grade = Self.grades[(number + place) % 4]
        rows += "<td>\(grade.0)</td>"
        expected.append("\(council.1) \(area) \(grade.1)")
      }
      rows += "</tr>"
    }
    let head = ["Authority", "Overall", "Leaders", "Help and protection", "Care leavers"].map {
      "<th>\($0)</th>"
    }
    let found = try judgements(
      "<p>What Ofsted said of children’s services.</p><table><tr>\(head.joined())</tr>\(rows)</table>"
    )
    #expect(found == expected)
  }

  @Test func readsNoHomesAndSchools() throws {
    let homes = [
      "Ash House", "Beech Lodge", "Cedar View", "Dale End", "Elm Court", "Fern Bank", "Gorse Hill",
      "Hazel Grove", "Ivy Cottage", "Juniper Close",
    ]
    var rows = ""
    for (number, home) in homes.prefix(6).enumerated() {
      rows += "<tr><td>\(home)</td><td>\(Self.grades[number % 4].0)</td><td>Good</td></tr>"
    }
    let items = homes.dropFirst(6).map { "<li>\($0) – good</li>" }.joined()
    let found = try judgements(
      """
      <p>Leeds City Council’s children’s services run twelve homes.</p><h2>Children’s homes</h2>
      <table><tr><th>Home</th><th>Overall experiences and progress</th><th>Leaders and managers</th>
      </tr>\(rows)</table><h2>Homes inspected this spring</h2><ul>\(items)</ul>
      <h3>Kestrel Rise</h3><p>Overall: Good</p><h3>Larch Lane</h3><p>Overall: Inadequate (2024)</p>
      <h2>Schools</h2><table><tr><th>School</th><th>Overall effectiveness</th>
      <th>Leadership and management</th></tr><tr><td>Vale Primary</td><td>Good</td><td>Good</td></tr>
      <tr><td>Bury Road Academy</td><td>Inadequate</td><td>Good</td></tr></table>
      <ul><li>Kent Street School: outstanding (2023)</li></ul>
      <h2>Children’s services</h2><p>Overall effectiveness: Good</p>
      """, title: "What inspectors say of Leeds City Council")
    #expect(found == ["E08000035 overall_effectiveness good 2025-02-03"])
  }

  @Test(arguments: [
    // Adult social care, and a dashboard of other services.
    (
      "Council assessments - Care Quality Commission",
      "<table><tr><th>Local authority</th><th>Overall rating</th></tr><tr><td>Bury</td><td>Good</td></tr></table>",
      [String]()
    ),
    (
      "Council dashboard",
      """
      <h2>Waste and recycling</h2><table><tr><th>Council</th><th>Rating</th></tr><tr><td>Bury</td>
      <td>Good</td></tr></table>
      """, []
    ),
    // A list's introduction gives the grade; its items the councils.
    (
      "Who is where",
      """
      <p>The children’s services of these councils are rated inadequate by Ofsted:</p>
      <ul><li>Bury</li><li>Kent</li><li>The North</li></ul>
      """,
      [
        "E08000002 overall_effectiveness inadequate", "E10000016 overall_effectiveness inadequate",
      ]
    ),
    (
      "Grades", "<h2>Children’s services (Ofsted)</h2><p>Good: Reading, Kent and Bury</p>",
      [
        "E06000038 overall_effectiveness good", "E10000016 overall_effectiveness good",
        "E08000002 overall_effectiveness good",
      ]
    ),
    (
      "Grades",
      "<p>Children’s services, by Ofsted:</p><ul><li>Kent – good (2022), up from inadequate</li></ul>",
      [
        "E10000016 overall_effectiveness good 2022",
        "E10000016 overall_effectiveness inadequate earlier",
      ]
    ),
    (
      "Bury Council’s children’s services",
      """
      <p>2019: inadequate again.</p><p>2021: a trust is set up.</p>
      <p>2023: Ofsted rates the service good.</p>
      """,
      [
        "E08000002 overall_effectiveness inadequate 2019 earlier",
        "E08000002 overall_effectiveness good 2023",
      ]
    ),
    (
      "Bury Council’s children’s services",
      """
      <h2>Our last inspection</h2><table><tr><td>Care leavers</td><td>Good</td></tr></table>
      <h2>Previous inspections</h2><table><tr><td>Care leavers</td><td>Inadequate</td></tr></table>
      """,
      [
        "E08000002 care_leavers good 2025-02-03", "E08000002 care_leavers inadequate earlier",
      ]
    ),
    (
      "Three reports",
      """
      <p>Ofsted on children’s services.</p><h2>Kent</h2><p>Overall: good</p>
      <h2>Medway Council</h2><dl><dt>Overall effectiveness</dt><dd>Inadequate</dd></dl>
      """,
      [
        "E10000016 overall_effectiveness good 2025-02-03",
        "E06000035 overall_effectiveness inadequate 2025-02-03",
      ]
    ),
    // What residents think, and the labels of a school's inspection.
    ("Residents’ survey in Kent", "<ul><li>Children’s services: good</li></ul>", []),
    (
      "A visit in Kent",
      "<ul><li>Quality of education: good</li><li>Leadership and management: good</li></ul>", []
    ),
    // Of two grades of a cell the one in brackets is the earlier one.
    (
      "Ofsted and children’s services",
      """
      <table><tr><th>Council</th><th>Rating (last rating)</th></tr><tr><td>Bury</td>
      <td>Inadequate (Good)</td></tr></table>
      """,
      [
        "E08000002 overall_effectiveness inadequate",
        "E08000002 overall_effectiveness good earlier",
      ]
    ),
    (
      "Ofsted and children’s services",
      """
      <table><tr><th>Managed by</th><th>For</th><th>Grade</th><th>Was</th></tr><tr>
      <td>Families First Trust</td><td>Kent County Council</td><td>Good</td><td>Inadequate</td></tr>
      </table>
      """,
      [
        "E10000016 overall_effectiveness good 2025-02-03",
        "E10000016 overall_effectiveness inadequate earlier",
      ]
    ),
    // An arrow from one grade to the next, and councils behind their grade in a paragraph.
    (
      "Ofsted and children’s services",
      "<ul><li>Wigan: Good → Outstanding</li><li>Bury: Inadequate → RI</li></ul>",
      [
        "E08000010 overall_effectiveness good earlier",
        "E08000010 overall_effectiveness outstanding 2025-02-03",
        "E08000002 overall_effectiveness inadequate earlier",
        "E08000002 overall_effectiveness requires_improvement",
      ]
    ),
    (
      "Ofsted and children’s services",
      """
      <p>Ofsted has graded the children’s services of three councils. Outstanding: Bury. Good: Wigan
      and Kent.</p>
      """,
      [
        "E08000002 overall_effectiveness outstanding", "E08000010 overall_effectiveness good",
        "E10000016 overall_effectiveness good",
      ]
    ),
    // Days that stand in bold before what happened on them.
    (
      "Bexley’s children’s services and Ofsted",
      """
      <p><strong>March 2012</strong> The services are found inadequate.</p>
      <p><strong>June 2014</strong> They rise to requires improvement.</p>
      <p><strong>May 2024</strong> A full inspection ends with an outstanding.</p>
      """,
      [
        "E09000004 overall_effectiveness inadequate 2012-03 earlier",
        "E09000004 overall_effectiveness requires_improvement 2014-06 earlier",
        "E09000004 overall_effectiveness outstanding 2024-05",
      ]
    ),
  ])
  func reads(_ title: String, _ body: String, expected: [String]) throws {
    let found = try judgements(body, title: title)
    #expect(found == expected)
  }
}
