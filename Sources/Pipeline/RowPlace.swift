import Model

/// Where a figure or a judgement stands in its page.
package struct RowPlace: Hashable, Sendable {
  /// The caption and the headers of its cell, the number in `DocumentResult.headings`, from 1; 0 outside of tables.
  package let heading: Int

  /// The page of a PDF, from 1; 0 elsewhere.
  package let page: Int

  var pageOfPDF: Int? { page > 0 ? page : nil }
}

extension DocumentResult {
  /// Takes down where each figure and each judgement stands. Headings of far more bytes than the text are left out:
  /// a hostile table repeats long ones in every cell.
  mutating func place(rowsOf text: PageText) {
    var numbers: [String: Int] = [:]
    (headings, places) = ([], [])
    var room = text.bytes.count + 1 << 20
    let blocks = figures.map(\.block) + judgements.map { $0.isOfHeadline ? -1 : $0.block }
    for block in blocks {
      guard block >= 0 else {
        places.append(RowPlace(heading: 0, page: 0))
        continue
      }
      var heading = 0
      if let text = text.blocks[block].slot?.heading, !text.isEmpty {
        heading = numbers[text] ?? 0
        if heading == 0, text.utf8.count <= room {
          room -= text.utf8.count
          headings.append(text)
          heading = headings.count
          numbers[text] = heading
        }
      }
      places.append(RowPlace(heading: heading, page: text.blocks[block].page))
    }
  }

  /// The caption and the headers of the cell in which a row stands; empty outside of tables.
  func heading(of place: RowPlace) -> String {
    place.heading > 0 ? headings[place.heading - 1] : ""
  }
}
