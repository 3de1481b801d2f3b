import Glibc
import Model

/// A second of universal time: `2026-11-21T02:00:00Z`. Leap seconds do not exist.
package struct Instant: Hashable, Comparable, Sendable {
  let secondsSince1970: Int

  package init(secondsSince1970: Int) {
    self.secondsSince1970 = secondsSince1970
  }

  package static var now: Instant { Instant(secondsSince1970: time(nil)) }

  /// The instant at which a release's name begins, `2026-11-21T020000Z-3f9c2a`; nil for any other
  /// name.
  init?(releaseName name: String) {
    let bytes = Array(name.utf8)
    guard bytes.count == 25, bytes[10] == UInt8(ascii: "T"), bytes[17] == UInt8(ascii: "Z"),
      bytes[18] == UInt8(ascii: "-"), let day = CalendarDate(iso: name.prefix(10)),
      let clock = Int(String(decoding: bytes[11..<17], as: UTF8.self))
    else { return nil }
    let (hour, minute, second) = (clock / 10_000, clock / 100 % 100, clock % 100)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    secondsSince1970 = day.daysSince1970 * 86_400 + hour * 3_600 + minute * 60 + second
  }

  /// Whether a release's name can hold it: the years have four digits.
  var hasName: Bool { compact.utf8.count == 18 && secondsSince1970 < 253_402_300_800 }

  /// One second later.
  var following: Instant { Instant(secondsSince1970: secondsSince1970 + 1) }

  /// As names of files have it: `2026-11-21T020000Z`.
  var compact: String { text(separator: "") }

  /// ISO 8601: `2026-11-21T02:00:00Z`.
  package var iso: String { text(separator: ":") }

  private func text(separator: String) -> String {
    let days =
      secondsSince1970 >= 0 ? secondsSince1970 / 86_400 : (secondsSince1970 - 86_399) / 86_400
    let second = secondsSince1970 - days * 86_400
    let day = CalendarDate(daysSince1970: days)?.description ?? "0000-00-00"
    let clock = [second / 3_600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return day + "T" + clock.joined(separator: separator) + "Z"
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }
}
