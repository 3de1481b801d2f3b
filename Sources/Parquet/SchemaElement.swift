import Tables

/// A node of the schema: the root, a column, or a level of a list.
///
/// Source: parquet.thrift, `SchemaElement`.
struct SchemaElement: ThriftStruct {
  var type: PhysicalType?

  /// The bytes of a value of fixed length.
  var typeLength: Int32?
  var repetition: FieldRepetitionType?
  var name: String
  var childCount: Int32?
  var convertedType: ConvertedType?
  var scale: Int32?
  var precision: Int32?
  var logicalType: LogicalType?

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, type)
    writer.field(2, typeLength)
    writer.field(3, repetition)
    writer.field(4, name)
    writer.field(5, childCount)
    writer.field(6, convertedType)
    writer.field(7, scale)
    writer.field(8, precision)
    writer.field(10, logicalType)
  }
}

extension SchemaElement {
  /// The nodes of a schema, each before its children: the root, which has the table's name, and one
  /// a column, or three where that is a list.
  ///
  /// Source: Apache Parquet, LogicalTypes.md, "Lists".
  static func nodes(of schema: Schema) -> [SchemaElement] {
    let root = SchemaElement(
      name: schema.name.isEmpty ? "schema" : schema.name, childCount: Int32(schema.fields.count))
    return [root] + schema.fields.flatMap(nodes)
  }

  private static func nodes(of field: Field) -> [SchemaElement] {
    guard case .list(let element, let isNullable) = field.type else {
      return [SchemaElement(field.name, field.type, isNullable: field.isNullable)]
    }
    return [
      SchemaElement(
        repetition: field.isNullable ? .optional : .required, name: field.name, childCount: 1,
        convertedType: .list, logicalType: .list),
      SchemaElement(repetition: .repeated, name: "list", childCount: 1),
      SchemaElement("element", element, isNullable: isNullable),
    ]
  }

  /// The path of a field's values through the nodes.
  static func path(of field: Field) -> [String] {
    if case .list = field.type { [field.name, "list", "element"] } else { [field.name] }
  }

  private init(_ name: String, _ type: ColumnType, isNullable: Bool) {
    self.init(
      type: PhysicalType(type), repetition: isNullable ? .optional : .required, name: name)
    switch type {
    case .boolean, .int32, .int64, .float, .double: break
    case .string: (convertedType, logicalType) = (.utf8, .string)
    case .date: (convertedType, logicalType) = (.date, .date)
    case .timestamp: (convertedType, logicalType) = (.timestampMicros, .timestampMicrosUTC)
    case .decimal(let precision, let scale):
      self.precision = Int32(precision)
      self.scale = Int32(scale)
      convertedType = .decimal
      logicalType = .decimal(scale: Int32(scale), precision: Int32(precision))
    case .uuid: (typeLength, logicalType) = (16, .uuid)
    case .list: preconditionFailure("a list holds no lists")
    }
  }
}

extension PhysicalType {
  /// How the values of a type, or a list's elements, are stored. A decimal of up to nine digits takes 32 bits.
  ///
  /// Source: Apache Parquet, LogicalTypes.md.
  init(_ type: ColumnType) {
    switch type {
    case .boolean: self = .boolean
    case .int32, .date: self = .int32
    case .int64, .timestamp: self = .int64
    case .float: self = .float
    case .double: self = .double
    case .string: self = .byteArray
    case .decimal(let precision, _): self = precision <= 9 ? .int32 : .int64
    case .uuid: self = .fixedLengthByteArray
    case .list(let element, _): self.init(element)
    }
  }
}

/// What stored values mean.
///
/// Source: parquet.thrift, `LogicalType`.
enum LogicalType: ThriftStruct {
  case string
  case list
  case decimal(scale: Int32, precision: Int32)
  case date
  case timestampMicrosUTC
  case uuid

  func write(to writer: inout ThriftCompactWriter) {
    switch self {
    case .string: writer.field(1, EmptyStruct())
    case .list: writer.field(3, EmptyStruct())
    case .decimal(let scale, let precision):
      writer.field(5, DecimalType(scale: scale, precision: precision))
    case .date: writer.field(6, EmptyStruct())
    case .timestampMicrosUTC: writer.field(8, TimestampType())
    case .uuid: writer.field(14, EmptyStruct())
    }
  }

  private struct DecimalType: ThriftStruct {
    let scale: Int32
    let precision: Int32

    func write(to writer: inout ThriftCompactWriter) {
      writer.field(1, scale)
      writer.field(2, precision)
    }
  }

  private struct TimestampType: ThriftStruct {
    func write(to writer: inout ThriftCompactWriter) {
      writer.field(1, true)
      writer.field(2, TimeUnit.micros)
    }
  }

  private enum TimeUnit: ThriftStruct {
    case micros

    func write(to writer: inout ThriftCompactWriter) {
      writer.field(2, EmptyStruct())
    }
  }
}
