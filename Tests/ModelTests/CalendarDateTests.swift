import Testing

@testable import Model

@Suite struct CalendarDateTests {
  @Test(arguments: [
    ("2024-12-03", 20_060, 1), ("1970-01-01", 0, 3), ("2000-02-29", 11_016, 1),
    ("0001-01-01", -719_162, 0), ("9999-12-31", 2_932_896, 4),
  ])
  func reads(_ text: String, days: Int, weekday: Int) throws {
    let date = try #require(CalendarDate(iso: text))
    #expect(date.daysSince1970 == days)
    #expect(date.weekday == weekday)
    #expect(date.description == text)
    #expect(CalendarDate(daysSince1970: days) == date)
  }

  @Test func leavesTheTimeOfDayAside() {
    #expect(CalendarDate(iso: "2020-03-16T17:04:00Z")?.description == "2020-03-16")
  }

  @Test(arguments: [
    "2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "2024-12-031", "20241203", "",
    "0000-01-01",
  ])
  func refuses(_ text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func everyDayComesBack() {
    for days in -200_000...200_000 {
      #expect(CalendarDate(daysSince1970: days)?.daysSince1970 == days)
    }
  }
}

@Suite struct PartialDateTests {
  @Test func writesWhatIsKnown() {
    #expect(PartialDate(year: 2024, month: 10)?.description == "2024-10")
    #expect(PartialDate(month: 3, day: 16)?.description == "XXXX-03-16")
    #expect(PartialDate(year: 2019)?.description == "2019")
    #expect(PartialDate(month: 2, day: 29)?.description == "XXXX-02-29")
  }

  @Test func refusesWhatNoCalendarHas() {
    #expect(PartialDate(year: 2023, month: 2, day: 29) == nil)
    #expect(PartialDate(year: 2023, day: 5) == nil)
    #expect(PartialDate() == nil)
    #expect(PartialDate(year: 20_244) == nil)
  }

  @Test func spansItsDays() {
    #expect(PartialDate(year: 2024, month: 2)?.last?.description == "2024-02-29")
    #expect(PartialDate(year: 2024)?.first?.description == "2024-01-01")
    #expect(PartialDate(month: 2)?.first == nil)
  }
}
