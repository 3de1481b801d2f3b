import Model

/// The days on which authorities existed. One that goes on with another has its days, too.
struct Lifetimes: Sendable {
  private var days: [String: (start: CalendarDate?, end: CalendarDate?)] = [:]

  init(_ authorities: [Authority]) {
    for authority in authorities { days[authority.code] = (authority.start, authority.end) }
    for authority in authorities {
      if let code = authority.continuedBy { days[code]?.start = authority.start }
    }
  }

  /// Whether the authority existed on one of the days; true of an authority that is not known.
  func holds(_ span: ClosedRange<CalendarDate>, of code: String?) -> Bool {
    guard let life = code.flatMap({ days[$0] }) else { return true }
    if let start = life.start, span.upperBound < start { return false }
    if let end = life.end, span.lowerBound > end { return false }
    return true
  }
}
