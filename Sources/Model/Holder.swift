/// Whose a figure is: the council's of the page, another's, England's, a school's.
package struct Holder: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// A council with children's services; it has a code.
    case authority
    /// England, Wales, Scotland, Northern Ireland, the United Kingdom or Great Britain.
    case nation
    /// One of the nine regions of England, or a part of the country without a code.
    case region
    /// Councils at large, neighbours: none of them alone.
    case group
    /// A school, home, firm, charity, trust, hospital, force or survey.
    case institution
    case person
    /// A place or a name that no file has.
    case unresolved
  }

  package let kind: Kind

  /// Its name where it has one: Croydon, England, London.
  package let name: String?

  /// The code of the Government Statistical Service, of an authority, a nation or a region.
  package let code: String?

  package init(_ kind: Kind, name: String? = nil, code: String? = nil) {
    self.kind = kind
    self.name = name
    self.code = code
  }

  package init(_ authority: Authority.Reference) {
    self.init(.authority, name: authority.name, code: authority.code)
  }

  /// Source: Office for National Statistics, Register of Geographic Codes.
  package static let england = Holder(.nation, name: "England", code: "E92000001")
  package static let london = Holder(.region, name: "London", code: "E12000007")
  package static let statisticalNeighbours = Holder(.group, name: "statistical neighbours")
  package static let authorities = Holder(.group, name: "local authorities")

  package var authority: Authority.Reference? {
    guard kind == .authority, let name, let code else { return nil }
    return Authority.Reference(name: name, code: code)
  }

  /// Whether its figures are values of metrics, which speak of authorities and what is set beside them.
  package var hasMetrics: Bool { kind == .authority || comparator != nil || code != nil }

  /// What authorities are set beside; nil for an authority itself and for those of whom no council speaks
  /// as its peers.
  package var comparator: Comparator? {
    switch self {
    case .england: .england
    case .london: .london
    case .statisticalNeighbours: .statisticalNeighbours
    case .authorities: .authorities
    default: kind == .region ? .region : nil
    }
  }
}

/// Whether a figure is stated as a fact, and of which time.
package enum Standing: String, Sendable, CaseIterable {
  case stated
  /// What was before another: the 39% of "from 39% to 25%".
  case earlier
  /// What somebody means to do, or wants to reach.
  case planned, target
  /// What is expected to come.
  case forecast
  /// What would or could be: "without action the gap would be £4m".
  case hypothetical
  /// What somebody believes: "campaigners claim that …".
  case claimed

  /// Whether it is a fact, of now or of before.
  package var isFact: Bool { self == .stated || self == .earlier }
}
