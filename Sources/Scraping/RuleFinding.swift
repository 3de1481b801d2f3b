import Model

/// What one rule of a site's profile finds in a page.
package struct RuleFinding: Sendable {
  /// The member of the profile that the rule stands in.
  package enum Purpose: String, Sendable {
    case content, title, published, drop
  }

  package let purpose: Purpose
  package let expression: String

  /// How many nodes the expression gives; nil where it gives a string, a number or a truth value.
  package var nodes: Int?

  /// How many of the nodes are elements: `content` and `drop` take no others.
  package var elements = 0

  /// The string that it gives, of the first node where it gives several, folded; nil where there is
  /// none. A string from a page may have any length.
  package var text: String?

  /// The day that a rule for `published` gives.
  package var date: CalendarDate?

  /// Why the expression could not be applied: `it has an unknown function`; nil where it could.
  package var failure: String?

  init(_ purpose: Purpose, _ expression: String) {
    self.purpose = purpose
    self.expression = expression
  }
}

/// What the profile of a page's site finds in it.
package struct ProfileFindings: Sendable {
  /// In the order `content`, `title`, `published`, `drop`; only the rules that the profile has.
  package private(set) var rules: [RuleFinding] = []

  /// The markup of the elements of `content` without those of `drop`, in document order; nil where
  /// there is no such rule, empty where it finds nothing.
  var content: [UInt8]?

  mutating func add(_ rule: RuleFinding) { rules.append(rule) }

  /// Reads the day that the rule for it found.
  mutating func readDate(_ reader: DateReader) {
    for index in rules.indices where rules[index].purpose == .published {
      rules[index].date = rules[index].text.flatMap { reader.date(in: $0.utf8) }
    }
  }

  /// What the rule for `purpose` finds; nil where the profile has none.
  package subscript(_ purpose: RuleFinding.Purpose) -> RuleFinding? {
    rules.first { $0.purpose == purpose }
  }
}

/// A page in the light of the profiles: which one fits it, and what its rules find.
package struct ProfileExamination: Sendable {
  /// The host of the address that the page gives itself; nil where it gives none.
  package let host: String?

  /// The profiles that fit the host, in their order. The first holds.
  package let profiles: [SiteProfile]

  /// What the first profile finds.
  package let findings: ProfileFindings

  /// The page, or why there is none.
  package let outcome: Result<Page, ScrapingError>
}

extension SiteProfile {
  /// The rules that it has, each with what it is for.
  var rules: [(RuleFinding.Purpose, String)] {
    let single: [(RuleFinding.Purpose, String?)] = [
      (.content, content), (.title, title), (.published, published),
    ]
    return single.compactMap { purpose, rule in rule.map { (purpose, $0) } }
      + drop.map { (.drop, $0) }
  }
}
