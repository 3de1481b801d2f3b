/// The words of dates.
enum CalendarWords {
  static let months: [(String, Int)] = [
    ("january", 1), ("february", 2), ("april", 4), ("june", 6), ("july", 7), ("august", 8),
    ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("feb", 2), ("apr", 4),
    ("aug", 8), ("sept", 9), ("sep", 9), ("oct", 10), ("nov", 11),
  ]

  /// Months whose names are other words or names of people, too: they need a day, a year or a
  /// preposition beside them.
  static let doubtfulMonths: [(String, Int)] = [
    ("march", 3), ("may", 5), ("jan", 1), ("mar", 3), ("jun", 6), ("jul", 7), ("dec", 12),
  ]

  static let weekdays: [(String, Int)] = [
    ("monday", 0), ("tuesday", 1), ("wednesday", 2), ("thursday", 3), ("friday", 4),
    ("saturday", 5), ("sunday", 6), ("mon", 0), ("tue", 1), ("tues", 1), ("wed", 2), ("thu", 3),
    ("thur", 3), ("thurs", 3), ("fri", 4),
  ]

  static func add(to builder: inout LexemeBuilder) {
    for (word, month) in months { builder.add(word, [.month, .seed]) { $0.calendar = month } }
    for (word, month) in doubtfulMonths {
      builder.add(word, [.month, .doubtfulMonth, .seed]) { $0.calendar = month }
    }
    for (word, day) in weekdays { builder.add(word, [.weekday]) { $0.calendar = day } }
    builder.add(["spring summer autumn winter"], [.season])
    // What may stand before a month or a year that says when.
    builder.add(
      [
        "in since by until till from to during of before after between through throughout around",
        "for last next this early mid late end ending ended beginning year summer spring autumn",
        "winter and or or on at the calendar",
      ],
      [.datePreposition])
  }
}
