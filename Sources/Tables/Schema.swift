/// The columns of a table, in order, and what the table is.
public struct Schema: Hashable, Sendable {
  /// The table's name: `figures`.
  public let name: String

  /// What a row of the table is, in a sentence; empty where there is nothing to say.
  public let description: String
  public let fields: [Field]

  /// - Precondition: there is a field, and no two are of one name.
  public init(name: String, description: String = "", fields: [Field]) {
    precondition(!fields.isEmpty, "a table has a column")
    precondition(Set(fields.map(\.name)).count == fields.count, "two columns have one name")
    self.name = name
    self.description = description
    self.fields = fields
  }
}
