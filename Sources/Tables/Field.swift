/// One column of a schema: its name, its type and what it means.
public struct Field: Hashable, Sendable {
  /// The column's name in every file; not empty.
  public let name: String
  public let type: ColumnType

  /// Whether a cell may be null.
  public let isNullable: Bool

  /// Whether the values are words of a small vocabulary: units, grades. A writer that knows
  /// dictionaries then uses one.
  public let isVocabulary: Bool

  /// What the column holds, in a sentence; empty where there is nothing to say.
  public let description: String

  /// - Precondition: the name is not empty; a decimal's precision is 1 through 18 and its scale 0 through the precision; the elements of a
  /// list are not lists.
  public init(
    _ name: String, _ type: ColumnType, isNullable: Bool = false, isVocabulary: Bool = false,
    description: String = ""
  ) {
    precondition(!name.isEmpty, "a column has a name")
    if case .list(.list, _) = type { preconditionFailure("a list holds no lists") }
    if case .decimal(let precision, let scale) = type.element {
      precondition((1...18).contains(precision), "a precision runs from 1 through 18")
      precondition((0...precision).contains(scale), "a scale runs from 0 through the precision")
    }
    self.name = name
    self.type = type
    self.isNullable = isNullable
    self.isVocabulary = isVocabulary
    self.description = description
  }
}
