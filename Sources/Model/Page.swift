/// A report as it reads: its main text in blocks, and what the page says of itself.
package struct Page: Sendable {
  /// Where the document came from.
  package var path: String

  /// The canonical address that the page gives itself.
  package var url: String?

  /// The name of the site: `Croydon Council Newsroom`, else its host.
  package var site: String?

  /// The headline, without the name of the site.
  package var title: String?

  /// The day of first publication, not of the last change.
  package var published: CalendarDate?

  /// The day of the last change, as far as the page gives one; never before `published`.
  package var modified: CalendarDate?

  /// The names of those who wrote the text, in the order of the page.
  package var authors: [String]

  /// The language of the text as a BCP 47 tag: `en`, `en-GB`.
  package var language: String?

  /// Which part of the page each of the above was found in.
  package var origins: Origins

  package var text: PageText

  package init(
    path: String, url: String? = nil, site: String? = nil, title: String? = nil,
    published: CalendarDate? = nil, modified: CalendarDate? = nil, authors: [String] = [],
    language: String? = nil, origins: Origins = Origins(), text: PageText
  ) {
    self.path = path
    self.url = url
    self.site = site
    self.title = title
    self.published = published
    self.modified = modified
    self.authors = authors
    self.language = language
    self.origins = origins
    self.text = text
  }
}

/// The main text of a page: UTF-8 bytes, and the blocks they fall into.
///
/// White space is folded: within a block single spaces (U+00A0 has become a plain space), between
/// two blocks one line feed, and none at either end. Positions everywhere in the program are byte
/// offsets into `bytes`; they become code points where a line or a table is written.
package struct PageText: Sendable {
  package let bytes: [UInt8]

  /// In reading order; each range ends before the line feed that parts it from the next.
  package let blocks: [Block]

  package init(bytes: [UInt8], blocks: [Block]) {
    self.bytes = bytes
    self.blocks = blocks
  }

  /// One paragraph that is the whole of `text`, to the byte.
  package init(paragraph text: String) {
    bytes = Array(text.utf8)
    blocks = [Block(.paragraph, range: 0..<bytes.count)]
  }

  /// A paragraph for each, to the byte.
  package init(paragraphs: [String]) {
    var (bytes, blocks): ([UInt8], [Block]) = ([], [])
    for paragraph in paragraphs {
      if !bytes.isEmpty { bytes.append(0x0A) }
      let start = bytes.count
      bytes += Array(paragraph.utf8)
      blocks.append(Block(.paragraph, range: start..<bytes.count))
    }
    (self.bytes, self.blocks) = (bytes, blocks)
  }

  /// The text in a range of bytes; a code point that the range cuts becomes U+FFFD, and what of the range
  /// lies outside of the text is left out.
  package subscript(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// A number for the letters and digits in a range of bytes, the same for the same words in either case; 0 for
  /// fewer than 40, which many texts may share.
  ///
  /// Source: Fowler, Noll and Vo, FNV-1a of 64 bits.
  package func digest(of range: Range<Int>) -> UInt64 {
    var (hash, count): (UInt64, Int) = (0xCBF2_9CE4_8422_2325, 0)
    for byte in bytes[range.clamped(to: 0..<bytes.count)] {
      let small = byte &- 0x41 < 26 ? byte | 0x20 : byte
      guard small &- 0x61 < 26 || small &- 0x30 < 10 || small >= 0x80 else { continue }
      hash = (hash ^ UInt64(small)) &* 0x100_0000_01B3
      count += 1
    }
    return count < 40 ? 0 : max(1, hash)
  }
}

/// A paragraph, a heading, a list item … of the main text.
package struct Block: Sendable {
  package enum Kind: String, Sendable {
    case paragraph, heading, listItem, quotation, cell, caption
  }

  package let kind: Kind

  /// Bytes of the page's text.
  package let range: Range<Int>

  /// The line of the document on which the block begins, from 1; 0 where it is not known.
  package let line: Int

  /// A heading's rank, 1 through 6; a list item's depth, from 1; else 0.
  package let level: Int

  /// Where a cell stands in its table; of the number of a card, what its label is.
  package let slot: TableSlot?

  /// The page of a PDF on which the block begins, from 1; 0 elsewhere.
  package let page: Int

  package init(
    _ kind: Kind, range: Range<Int>, line: Int = 0, level: Int = 0, slot: TableSlot? = nil,
    page: Int = 0
  ) {
    self.kind = kind
    self.range = range
    self.line = line
    self.level = level
    self.slot = slot
    self.page = page
  }
}

/// The place a cell takes in an HTML table, and the headers that hold for it.
///
/// All of it stands behind one reference: most blocks are not cells, and a page may have millions of
/// blocks.
///
/// Source: WHATWG HTML, "Tabular data": slots, and the algorithm for assigning header cells.
package struct TableSlot: Hashable, Sendable {
  /// Counts the tables of the page, from 0; -1 for a card, which has a row's header alone.
  package var table: Int { place.table }
  package var row: Int { place.row }
  package var column: Int { place.column }

  /// Whether the cell is itself a header.
  package var isHeader: Bool { place.isHeader }

  /// The text of the row's header, empty where there is none.
  package var rowHeader: String { place.rowHeader }

  /// The texts of the column's headers from top to bottom, joined by a space; empty without one.
  package var columnHeader: String { place.columnHeader }

  /// The caption of the table, empty without one.
  package var caption: String { place.caption }

  /// What heads the column of the rows' headers, `Local authority`; empty without it.
  package var corner: String { place.corner }

  private let place: Place

  package init(
    table: Int, row: Int, column: Int, isHeader: Bool = false, rowHeader: String = "",
    columnHeader: String = "", caption: String = "", corner: String = ""
  ) {
    place = Place(table, row, column, isHeader, rowHeader, columnHeader, caption, corner)
  }

  package var isCard: Bool { table < 0 }

  /// The place of a number that has its label in the block beside it: `384` and `children in care`.
  package init(card label: String) {
    self.init(table: -1, row: 0, column: 0, rowHeader: label)
  }

  /// What parts caption, headers and cell where they stand in one line.
  package static let separator = " · "

  /// The caption and the headers in one line, `Children in care · Croydon · 2024`; empty where there are none. A
  /// part of more than 200 characters is cut.
  package var heading: String {
    [caption, rowHeader, columnHeader].filter { !$0.isEmpty }.map {
      $0.count > 200 ? $0.prefix(199) + "…" : $0
    }.joined(separator: Self.separator)
  }

  package static func == (first: Self, second: Self) -> Bool {
    first.place === second.place
      || first.table == second.table && first.row == second.row && first.column == second.column
        && first.isHeader == second.isHeader && first.rowHeader == second.rowHeader
        && first.columnHeader == second.columnHeader && first.caption == second.caption
        && first.corner == second.corner
  }

  /// A cell's place is enough to know it from the others of its page.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(table)
    hasher.combine(row)
    hasher.combine(column)
  }

  private final class Place: Sendable {
    let table: Int
    let row: Int
    let column: Int
    let isHeader: Bool
    let rowHeader: String
    let columnHeader: String
    let caption: String
    let corner: String

    init(
      _ table: Int, _ row: Int, _ column: Int, _ isHeader: Bool, _ rowHeader: String,
      _ columnHeader: String, _ caption: String, _ corner: String
    ) {
      (self.table, self.row, self.column) = (table, row, column)
      self.isHeader = isHeader
      (self.rowHeader, self.columnHeader) = (rowHeader, columnHeader)
      (self.caption, self.corner) = (caption, corner)
    }
  }
}
