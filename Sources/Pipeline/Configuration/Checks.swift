/// What a dataset has to bear before it is published, held against the latest release.
package struct Checks: Sendable, Equatable {
  /// What follows where a check fails.
  package enum Effect: String, Sendable, CaseIterable {
    /// Nothing is published, and yesterday's release stays.
    case block
    case warn
  }

  /// How many there have to be, and how far they may have gone down or up, as shares of before.
  package struct Bounds: Sendable, Equatable {
    package var min: Int?
    package var maxDrop: Double?
    package var maxRise: Double?
    package var then = Effect.block
  }

  package var documents = Bounds(maxDrop: 0.5)
  package var figures = Bounds(maxDrop: 0.5)

  /// The figures of each metric from each source, where there were at least so many.
  package var metrics = Bounds(maxDrop: 0.5, then: .warn)
  package var metricsOfAtLeast = 10

  /// The share of the documents, 0 through 1, that may be rejected.
  package var rejectedShare: Double?
  package var rejectedThen = Effect.warn

  /// Whether each table has the columns that it had.
  package var schema = Effect.warn

  package init() {}
}

extension Checks {
  init(_ object: StrictObject) throws(StrictObject.Fault) {
    var object = object
    if var bounds = try object.object("documents") {
      documents = try Bounds(&bounds, documents)
      try bounds.finish()
    }
    if var bounds = try object.object("figures") {
      figures = try Bounds(&bounds, figures)
      try bounds.finish()
    }
    if var bounds = try object.object("metrics") {
      metricsOfAtLeast =
        try bounds.integer("ofAtLeast", in: 1...1_000_000_000) ?? metricsOfAtLeast
      metrics = try Bounds(&bounds, metrics, hasMinimum: false)
      try bounds.finish()
    }
    if var rejected = try object.object("rejected") {
      rejectedShare = try rejected.number("maxShare", in: 0...1)
      rejectedThen = try rejected.choice("then", of: Effect.self) ?? rejectedThen
      try rejected.finish()
    }
    if var schema = try object.object("schema") {
      self.schema = try schema.choice("then", of: Effect.self) ?? self.schema
      try schema.finish()
    }
    try object.finish()
  }
}

extension Checks.Bounds {
  fileprivate init(
    _ object: inout StrictObject, _ own: Self, hasMinimum: Bool = true
  ) throws(StrictObject.Fault) {
    self = own
    if hasMinimum { min = try object.integer("min", in: 0...1_000_000_000) ?? min }
    maxDrop = try object.number("maxDrop", in: 0...1) ?? maxDrop
    maxRise = try object.number("maxRise", in: 0...1_000_000) ?? maxRise
    then = try object.choice("then", of: Checks.Effect.self) ?? then
  }
}
