import Language
import Model

/// The codes of authorities over time: whose code today stands for which code of former days.
///
/// A council that took over just the area of another goes on with its history under its own code, as
/// Somerset does for the county council before it; one that took over a part, or several, does not.
struct AuthorityCodes: Sendable {
  /// For each authority of the catalogue the one that goes on with it, else itself.
  let today: [Int]

  /// For each code of today the codes before it, the earliest first.
  private let former: [String: [Authority.FormerCode]]

  init(_ authorities: [Authority]) {
    var numbers: [String: Int] = [:]
    for (number, authority) in authorities.enumerated() { numbers[authority.code] = number }
    today = authorities.indices.map { number in
      authorities[number].continuedBy.flatMap { numbers[$0] } ?? number
    }
    var former: [String: [Authority.FormerCode]] = [:]
    for (number, authority) in authorities.enumerated() {
      former[authorities[today[number]].code, default: []] += authority.formerCodes
      if today[number] != number, let end = authority.end {
        former[authorities[today[number]].code, default: []].append(
          Authority.FormerCode(code: authority.code, end: end))
      }
    }
    self.former = former.mapValues { $0.sorted { ($0.end, $0.code) < ($1.end, $1.code) } }
  }

  /// The code that the authority of today's `code` bore on a day.
  func code(_ code: String, on day: CalendarDate?) -> String {
    guard let day else { return code }
    return former[code]?.first { day <= $0.end }?.code ?? code
  }
}
