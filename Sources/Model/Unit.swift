/// What a number is in: `GBP`, `percent`, `children`, a rate per 10,000 children. See `Figure.unit`.
package struct Unit: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// As tables have it: `per_10000_children` for a rate.
  package let name: String

  /// Of a number that is told for so many persons.
  package let rate: Rate?

  package init(_ name: String) {
    self.name = name
    rate = nil
  }

  package init(stringLiteral name: String) { self.init(name) }

  package init(_ rate: Rate) {
    name = "per_\(rate.base)" + (rate.persons.map { "_" + $0 } ?? "")
    self.rate = rate
  }

  package var description: String { name }
}

/// The base of a rate: 10,000 children.
package struct Rate: Hashable, Sendable {
  package let base: Int

  /// In the plural, where the text says of whom: `children`.
  package let persons: String?

  package init(per base: Int, of persons: String? = nil) {
    self.base = base
    self.persons = persons
  }
}
