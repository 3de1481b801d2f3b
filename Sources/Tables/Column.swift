/// The cells of one column: values of one kind behind each other, and which rows are null.
///
/// A null row has some value that the type allows among the values, so that row and place are one;
/// no writer looks at it. `TableBuilder` puts a zero, an empty string or an empty list there.
public struct Column: Hashable, Sendable {
  /// The values by the way they are held: dates are 32 bits, timestamps and decimals 64.
  public indirect enum Values: Hashable, Sendable {
    case boolean([Bool])
    case int32([Int32])
    case int64([Int64])
    case float([Float])
    case double([Double])
    case string(StringValues)
    case uuid([UInt128])
    case list(ListValues)
  }

  public let values: Values
  public let validity: Validity

  /// How many rows there are, nulls included.
  public var count: Int { validity.count }

  /// - Precondition: there are as many validity bits as values.
  public init(_ values: Values, validity: Validity) {
    precondition(values.count == validity.count, "values and validity differ in length")
    self.values = values
    self.validity = validity
  }

  /// A column without nulls.
  public init(_ values: Values) {
    self.values = values
    var validity = Validity()
    validity.append(valid: values.count)
    self.validity = validity
  }
}

extension Column.Values {
  /// How many values there are; of lists the lists, not their elements.
  public var count: Int {
    switch self {
    case .boolean(let values): values.count
    case .int32(let values): values.count
    case .int64(let values): values.count
    case .float(let values): values.count
    case .double(let values): values.count
    case .string(let values): values.count
    case .uuid(let values): values.count
    case .list(let values): values.count
    }
  }

  /// Whether a column of the type holds its values in this way.
  func hold(_ type: ColumnType) -> Bool {
    switch (self, type) {
    case (.boolean, .boolean), (.float, .float), (.double, .double): true
    case (.string, .string), (.uuid, .uuid): true
    case (.int32, .int32), (.int32, .date): true
    case (.int64, .int64), (.int64, .timestamp), (.int64, .decimal): true
    case (.list(let lists), .list(let element, _)): lists.elements.values.hold(element)
    default: false
    }
  }

  /// The way it is held, as a message names it.
  var kind: String {
    switch self {
    case .boolean: "boolean"
    case .int32: "int32"
    case .int64: "int64"
    case .float: "float"
    case .double: "double"
    case .string: "string"
    case .uuid: "uuid"
    case .list: "list"
    }
  }
}
