import Extraction
import Model
import Stages
import Testing

@testable import Interpretation

@Suite struct FigureInterpreterTests {
  private func figures(_ text: String, published: CalendarDate? = nil) throws -> [Figure] {
    let page = PageText(paragraph: text)
    return try Extractor().mentions(in: page).map { mention throws in
      try FigureInterpreter().draft(of: mention, in: page, published: published).figure()
    }
  }

  @Test(arguments: [
    ("It costs 50p.", "0.5", "GBP"),
    ("It costs 64.2 cents.", "0.642", "USD"),
    ("It costs £2.4bn.", "2400000000", "GBP"),
    ("It weighs 12 kg.", "12", "kilogram"),
    ("It is 80%.", "80", "percent"),
  ])
  func givesBaseUnits(_ text: String, value: String, unit: String) throws {
    let figures = try figures(text)
    #expect(figures.map(\.value.description) == [value])
    #expect(figures.map(\.unit) == [unit])
  }

  @Test(arguments: [
    // The weekday vouches for the year.
    ("It came out on Monday, March 16.", "2020-03-16"),
    ("It came out today, 16 March.", "2020-03-16"),
    // A Tuesday it was not in any year near.
    ("It came out on Tuesday, March 16.", "XXXX-03-16"),
    // Nothing vouches for it.
    ("It comes out on 16 March.", "XXXX-03-16"),
    ("It comes out in March.", "XXXX-03"),
    // A Friday of the year before.
    ("It began on Friday 27 December.", "2019-12-27"),
    ("It came out on 16 March 2018.", "2018-03-16"),
  ])
  func datesByThePage(_ text: String, date: String) throws {
    let published = CalendarDate(year: 2020, month: 3, day: 16)
    #expect(try figures(text, published: published).map(\.value.description) == [date])
  }

  @Test func carriesTheConcept() throws {
    let figure = try #require(try figures("There are about 800 children in care here.").first)
    #expect(figure.concept == "children in care")
    #expect(figure.qualifier == .about)
    #expect(figure.metric == nil && figure.authority == nil)
  }

  @Test func carriesWhatWasEarlier() throws {
    let figures = try figures("Vacancies fell from 39% to 25%.")
    #expect(figures.map(\.isEarlier) == [true, false])
  }

  @Test func takesTheConceptFromHeaders() throws {
    let bytes = Array("800".utf8)
    let slot = TableSlot(
      table: 0, row: 1, column: 1, rowHeader: "Hilltown", columnHeader: "Children in care")
    let block = Block(.cell, range: 0..<bytes.count, slot: slot)
    let page = PageText(bytes: bytes, blocks: [block])
    let mention = try #require(Extractor().mentions(in: page).first)
    let figure = try FigureInterpreter().draft(of: mention, in: page).figure()
    #expect(figure.concept == "Hilltown Children in care")
    #expect(figure.unit == "children")
  }

  @Test func refusesWhatLeaves64Bits() {
    let page = PageText(paragraph: "1p")
    let denominator = Rational(1, over: Int64.max) ?? Rational(0)
    let mention = Mention(
      range: 0..<2, sentence: 0..<2, block: 0, kind: .money, value: .number(denominator),
      unit: "penny")
    #expect(throws: InterpretationError.valueOutOfRange("1p")) {
      try FigureInterpreter().draft(of: mention, in: page).figure()
    }
  }
}
