import Testing

@testable import Scraping

/// Tables as a page of a PDF has them, drawn in letters: what two spaces part are cells, each at its place;
/// a line that begins with `^` stands close below the one above, as the lines of a cell do; `*Words*` are
/// bold; `#Words` are in large type; `---` ends a page.
@Suite struct PDFTableTests {
  static func markup(_ drawing: String) -> String {
    let fonts = "<fontspec id='1' size='15'/><fontspec id='2' size='30'/>"
    var pages = [""]
    var top = 200
    for line in drawing.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "---" {
        pages.append("")
        top = 200
        continue
      }
      let isClose = line.first == "^"
      let letters = Array(isClose ? " " + line.dropFirst() : line[...])
      let isLarge = letters.first == "#"
      let height = isLarge ? 28 : 14
      top += isClose ? 17 : height + 13
      var place = 0
      while place < letters.count {
        guard letters[place] != " " else {
          place += 1
          continue
        }
        var end = place
        while end < letters.count,
          letters[end] != " " || end + 1 < letters.count && letters[end + 1] != " "
        {
          end += 1
        }
        let text = String(letters[place..<end]).replacing("#", with: "")
        let words = text.replacing("*", with: "").replacing("&", with: "&amp;")
        let left = 90 + 8 * place
        let bold = text.first == "*" ? "<b>\(words)</b>" : words
        pages[pages.count - 1] +=
          "<text top='\(top)' left='\(left)' width='\(8 * words.count)' height='\(height)' font='\(isLarge ? 2 : 1)'>\(bold)</text>"
        place = end
      }
    }
    let elements = pages.enumerated().map { number, elements in
      "<page number='\(number + 1)' height='1262' width='892'>\(number == 0 ? fonts : "")\(elements)</page>"
    }
    return "<pdf2xml>\(elements.joined())</pdf2xml>"
  }

  /// The cells with what heads their row and their column.
  static func cells(_ drawing: String) throws -> [String] {
    let page = try PageParser().page(markup(drawing))
    return page.text.blocks.compactMap { block in
      guard let slot = block.slot, !slot.isHeader else { return nil }
      return [slot.rowHeader, slot.columnHeader, page.text[block.range]].joined(separator: " | ")
    }
  }

  static let prose = "The council has looked after more children in each of the past three years.\n"

  @Test(arguments: [
    // Plain headers, a blank corner, blank cells, whatever their order in the line.
    (
      """
                    2022    2023    2024
      Thornwick      254     267     291
      Millford                88      79
      Westbrook       12              14
      """,
      [
        "Thornwick | 2022 | 254", "Thornwick | 2023 | 267", "Thornwick | 2024 | 291",
        "Millford | 2023 | 88", "Millford | 2024 | 79", "Westbrook | 2022 | 12",
        "Westbrook | 2024 | 14",
      ]
    ),
    // The first row has one number alone.
    (
      """
      Town            2022    2023    2024
      Whitby                    44
      Filey             21              19
      """,
      ["Whitby | 2023 | 44", "Filey | 2022 | 21", "Filey | 2024 | 19"]
    ),
    // Headers above others, over the middle of their columns; one heads its column alone.
    (
      """
                        Boys            Girls
      Age           2023    2024    2023    2024    Total
      Under 5         12      14      31      33       90
      5 to 9          22      25      17      19       83
      """,
      [
        "Under 5 | Boys 2023 | 12", "Under 5 | Boys 2024 | 14", "Under 5 | Girls 2023 | 31",
        "Under 5 | Girls 2024 | 33", "Under 5 | Total | 90", "5 to 9 | Boys 2023 | 22",
        "5 to 9 | Boys 2024 | 25", "5 to 9 | Girls 2023 | 17", "5 to 9 | Girls 2024 | 19",
        "5 to 9 | Total | 83",
      ]
    ),
    // Headers of several lines, with a number among them.
    (
      """
                            Rate per
      ^           Number of   10,000
      ^Town        children   children   Adopted
      Otley             214      51.2        12
      Ilkley            188      44.0         9
      """,
      [
        "Otley | Number of children | 214", "Otley | Rate per 10,000 children | 51.2",
        "Otley | Adopted | 12", "Ilkley | Number of children | 188",
        "Ilkley | Rate per 10,000 children | 44.0", "Ilkley | Adopted | 9",
      ]
    ),
    // Labels of several lines, their numbers in the first, in the middle, in the last.
    (
      """
      Measure                     2023    2024
      Children who moved home       44      38
      ^three times or more
      Care leavers in education,
      ^work or training at the     61%     64%
      ^age of nineteen
      Foster homes that have
      ^a child                     181     188
      Adopted                        9      11
      """,
      [
        "Children who moved home three times or more | 2023 | 44",
        "Children who moved home three times or more | 2024 | 38",
        "Care leavers in education, work or training at the age of nineteen | 2023 | 61%",
        "Care leavers in education, work or training at the age of nineteen | 2024 | 64%",
        "Foster homes that have a child | 2023 | 181",
        "Foster homes that have a child | 2024 | 188",
        "Adopted | 2023 | 9", "Adopted | 2024 | 11",
      ]
    ),
    // Labels of groups in a row of their own; a bold total belongs to none.
    (
      """
      Item               2023/24    2024/25
      *Spending*
      Staff                4,512      4,702
      Homes                  212        198
      *Income*
      Grants             (2,310)    (2,400)
      *Net cost*         *2,414*    *2,500*
      """,
      [
        "Spending Staff | 2023/24 | 4,512", "Spending Staff | 2024/25 | 4,702",
        "Spending Homes | 2023/24 | 212", "Spending Homes | 2024/25 | 198",
        "Income Grants | 2023/24 | (2,310)", "Income Grants | 2024/25 | (2,400)",
        "Net cost | 2023/24 | 2,414", "Net cost | 2024/25 | 2,500",
      ]
    ),
    // Labels of groups in a column of their own, at the first row or in the middle.
    (
      """
      Sex      Age            2023
      Boys     Under 10         34
               10 and over      71
      Girls    Under 10         29
               10 and over      55
      """,
      [
        "Boys Under 10 | 2023 | 34", "Boys 10 and over | 2023 | 71", "Girls Under 10 | 2023 | 29",
        "Girls 10 and over | 2023 | 55",
      ]
    ),
    (
      """
      Sex      Age            2023
               Under 5          12
      Boys     5 to 9           34
               10 and over      71
               Under 5          11
      Girls    5 to 9           29
               10 and over      55
      """,
      [
        "Boys Under 5 | 2023 | 12", "Boys 5 to 9 | 2023 | 34", "Boys 10 and over | 2023 | 71",
        "Girls Under 5 | 2023 | 11", "Girls 5 to 9 | 2023 | 29", "Girls 10 and over | 2023 | 55",
      ]
    ),
    // Two tables beside each other, in the same lines.
    (
      """
      Area         Children in care      Area         Care leavers
      Thornwick    291                   Thornwick    146
      Millford     1,204                 Millford     238
      """,
      [
        "Thornwick | Children in care | 291", "Millford | Children in care | 1,204",
        "Thornwick | Care leavers | 146", "Millford | Care leavers | 238",
      ]
    ),
    // Signs for numbers in the middle of a column, years that name rows, words among numbers.
    (
      """
      Year      Homes     Cost    Rating
      2022         12   £1,204    Good
      2023          –   £1,377    Poor
      2024         14       ..    Good
      """,
      [
        "2022 | Homes | 12", "2022 | Cost | £1,204", "2022 | Rating | Good", "2023 | Homes | –",
        "2023 | Cost | £1,377", "2023 | Rating | Poor", "2024 | Homes | 14", "2024 | Cost | ..",
        "2024 | Rating | Good",
      ]
    ),
    // Years that are not what a row is of.
    (
      """
      Home       Opened    Places
      Lodge        1998        24
      Grange       2011        31
      """,
      [
        "Lodge | Opened | 1998", "Lodge | Places | 24", "Grange | Opened | 2011",
        "Grange | Places | 31",
      ]
    ),
    // On the next page the table goes on without its headers.
    (
      """
      Parish      Known    In care
      Ashop         300         90
      Bamford       307         93
      ---
      Castleton                 96
      Dinting       321         99
      """,
      [
        "Ashop | Known | 300", "Ashop | In care | 90", "Bamford | Known | 307",
        "Bamford | In care | 93", "Castleton | In care | 96", "Dinting | Known | 321",
        "Dinting | In care | 99",
      ]
    ),
    // A currency's sign in a cell of its own, a share in brackets, a mark.
    (
      """
      Kind           Cost            Homes
      Fostered       £      4,512    310 (75%)
      In homes       £        212     62 (15%)
      """,
      [
        "Fostered | Cost | £4,512", "Fostered | Homes | 310 (75%)", "In homes | Cost | £212",
        "In homes | Homes | 62 (15%)",
      ]
    ),
    // Bars of a chart above their years, numbers of an axis beside them.
    (
      """
      #Children in care
      Figure 1: Children in care
      300                   267
      200          254
      100
        0
                  2022     2023
      """, ["| 2022 | 254", "| 2023 | 267"].map { " " + $0 }
    ),
    // Large numbers above what they count.
    (
      """
      #291                         146
      children in care             care leavers
      """, [" | children in care | 291", " | care leavers | 146"]
    ),
  ])
  func readsTables(_ drawing: String, _ cells: [String]) throws {
    #expect(try Self.cells(Self.prose + drawing) == cells)
  }

  /// Each written from its head to its foot.
  @Test func partsTablesBesideEachOther() throws {
    let left = """
      Season       Referrals
      Spring              41
      Summer              28
      Autumn              17
      """
    let right = """
                                  Sex      Children
                                  Boys           61
                                  Girls          47
      """
    let first = Self.markup(left)
    let second = Self.markup(right).split(separator: "size='30'/>")[1]
    let page = try PageParser().page(first.replacing("</page></pdf2xml>", with: second))
    let cells = page.text.blocks.compactMap(\.slot).filter { !$0.isHeader }
    #expect(
      cells.map(\.columnHeader) == Array(repeating: "Referrals", count: 3) + [
        "Children", "Children",
      ])
    #expect(cells.map(\.rowHeader) == ["Spring", "Summer", "Autumn", "Boys", "Girls"])
  }

  @Test(arguments: [
    ("Table 2: Children in care at 31 March", "Table 2: Children in care at 31 March"),
    ("*Children in care*", "Children in care"),
    ("The children in care were, in each of the years:", ""),
    ("They live in three areas.", ""),
  ])
  func readsTitles(_ line: String, _ title: String) throws {
    let page = try PageParser().page(
      Self.markup(
        """
        \(line)
        Area         2022    2023
        Thornwick     254     267
        Millford       88      79
        """))
    #expect(Set(page.text.blocks.compactMap(\.slot?.caption)) == [title])
  }

  @Test func keepsTextRightBelow() throws {
    let page = try PageParser().page(
      Self.markup(
        """
        Home         2023    2024
        Fostered      204     211
        In homes       31      27
        ^Most of the young people live within the county.
        """))
    #expect(page.lines.last == "paragraph: Most of the young people live within the county.")
    #expect(page.text.blocks.filter { $0.slot?.isHeader == false }.count == 4)
  }

  /// Text with numbers that is no table.
  @Test(arguments: [
    """
    *Contents*
    Foreword             3
    Children in care     5
    Care leavers        11
    """,
    """
    The council looked after 291      It spent £4.2 million, which is
    children in March 2024, and       12% more than in 2022, and had
    146 of them lived in homes.       31 homes in the county in 2024.
    """,
    """
    1    The council has looked after more children in each of the past three years.
    2    Most of the young people live within the county, close to their schools.
    """,
    """
    Peak Council       Phone: 01234 567890
    County Hall        Date: 12 March 2024
    """,
    """
    #Children
    200
    150
    100
    50
    0
    """,
  ])
  func leavesText(_ drawing: String) throws {
    let page = try PageParser().page(Self.markup(Self.prose + drawing))
    for slot in page.text.blocks.compactMap(\.slot) { #expect(slot.columnHeader.isEmpty) }
    #expect(!page.lines.contains { $0 == "cell: 11" || $0.hasSuffix(": 150") })
  }

  @Test func takesNoNumberForATitle() throws {
    let page = try PageParser().page(
      Self.markup("#291\n#Children in care in Valley\n" + Self.prose + Self.prose))
    #expect(page.title == "Children in care in Valley")
    #expect(!page.lines.contains("heading: 291"))
  }

  @Test(arguments: [
    ("1,204", PDFCell.Kind.number), ("£12.5m", .number), ("61.0 %", .number), ("(2,310)", .number),
    ("−3.1", .number), ("1 204", .number), ("45*", .number), ("310 (75%)", .number),
    ("1,234 [r]", .number), ("2024", .period), ("2023-24", .period), ("2023/24", .period),
    ("5 to 9", .period), ("16+", .period), ("-", .mark), ("–", .mark), ("..", .mark), ("c", .mark),
    ("[x]", .mark), ("n/a", .mark), ("1.", .words), ("01234 567890", .words),
    ("12/03/2024", .words),
    ("12 March", .words), ("£000", .words), ("%", .words), ("A", .words), ("Q1", .words),
  ])
  func tellsKinds(_ text: String, _ kind: PDFCell.Kind) {
    #expect(PDFCell.kind(of: Array(text.utf8)) == kind)
  }
}
