import Tables

/// A node of the schema: the root, or a column.
///
/// Source: parquet.thrift, `SchemaElement`.
struct SchemaElement: ThriftStruct {
  var type: PhysicalType?
  var repetition: FieldRepetitionType?
  var name: String
  var childCount: Int32?
  var convertedType: ConvertedType?
  var scale: Int32?
  var precision: Int32?
  var logicalType: LogicalType?

  /// The root, which has the table's name.
  static func root(of schema: Schema) -> SchemaElement {
    SchemaElement(
      name: schema.name.isEmpty ? "schema" : schema.name, childCount: Int32(schema.fields.count))
  }

  func write(to writer: inout ThriftCompactWriter) {
    writer.field(1, type)
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
  /// The column of a field.
  init(_ field: Field) {
    self.init(
      type: PhysicalType(field.type), repetition: field.isNullable ? .optional : .required,
      name: field.name)
    switch field.type {
    case .boolean, .int32, .int64, .double: break
    case .string: (convertedType, logicalType) = (.utf8, .string)
    case .date: (convertedType, logicalType) = (.date, .date)
    case .timestamp: (convertedType, logicalType) = (.timestampMicros, .timestampMicrosUTC)
    case .decimal(let precision, let scale):
      self.precision = Int32(precision)
      self.scale = Int32(scale)
      convertedType = .decimal
      logicalType = .decimal(scale: Int32(scale), precision: Int32(precision))
    }
  }
}

extension PhysicalType {
  /// How the values of a type are stored. A decimal of up to nine digits takes 32 bits.
  ///
  /// Source: Apache Parquet, LogicalTypes.md.
  init(_ type: ColumnType) {
    switch type {
    case .boolean: self = .boolean
    case .int32, .date: self = .int32
    case .int64, .timestamp: self = .int64
    case .double: self = .double
    case .string: self = .byteArray
    case .decimal(let precision, _): self = precision <= 9 ? .int32 : .int64
    }
  }
}

/// What stored values mean.
///
/// Source: parquet.thrift, `LogicalType`.
enum LogicalType: ThriftStruct {
  case string
  case decimal(scale: Int32, precision: Int32)
  case date
  case timestampMicrosUTC

  func write(to writer: inout ThriftCompactWriter) {
    switch self {
    case .string: writer.field(1, EmptyStruct())
    case .decimal(let scale, let precision):
      writer.field(5, DecimalType(scale: scale, precision: precision))
    case .date: writer.field(6, EmptyStruct())
    case .timestampMicrosUTC: writer.field(8, TimestampType())
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
