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
enum LogicalType: ThriftStruct, Equatable {
  case string
  case map
  case list
  case `enum`
  case decimal(scale: Int32, precision: Int32)
  case date
  case timestamp(TimeUnit, isUTC: Bool)
  case integer(bits: Int8, isSigned: Bool)
  case json
  case uuid

  /// One that is known by its field's id alone.
  case other(Int16)

  static let timestampMicrosUTC = LogicalType.timestamp(.micros, isUTC: true)

  func write(to writer: inout ThriftCompactWriter) {
    switch self {
    case .string: writer.field(1, EmptyStruct())
    case .map: writer.field(2, EmptyStruct())
    case .list: writer.field(3, EmptyStruct())
    case .enum: writer.field(4, EmptyStruct())
    case .decimal(let scale, let precision):
      writer.field(5, DecimalType(scale: scale, precision: precision))
    case .date: writer.field(6, EmptyStruct())
    case .timestamp(let unit, let isUTC):
      writer.field(8, TimestampType(isUTC: isUTC, unit: unit))
    case .integer(let bits, let isSigned):
      writer.field(10, IntType(bits: bits, isSigned: isSigned))
    case .json: writer.field(12, EmptyStruct())
    case .uuid: writer.field(14, EmptyStruct())
    case .other(let id): writer.field(id, EmptyStruct())
    }
  }

  fileprivate struct DecimalType: ThriftStruct {
    var scale: Int32
    var precision: Int32

    func write(to writer: inout ThriftCompactWriter) {
      writer.field(1, scale)
      writer.field(2, precision)
    }
  }

  fileprivate struct TimestampType: ThriftStruct {
    var isUTC: Bool
    var unit: TimeUnit

    func write(to writer: inout ThriftCompactWriter) {
      writer.field(1, isUTC)
      writer.field(2, unit)
    }
  }

  fileprivate struct IntType: ThriftStruct {
    var bits: Int8
    var isSigned: Bool

    func write(to writer: inout ThriftCompactWriter) {
      writer.field(1, bits)
      writer.field(2, isSigned)
    }
  }

  /// Raw values are the ids of the union's fields.
  enum TimeUnit: Int16, ThriftStruct {
    case millis = 1
    case micros = 2
    case nanos = 3

    func write(to writer: inout ThriftCompactWriter) {
      writer.field(rawValue, EmptyStruct())
    }
  }
}

extension SchemaElement: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    var name: String?
    self.init(name: "")
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: type = try reader.choice()
      case 2: typeLength = try reader.int32()
      case 3: repetition = try reader.choice()
      case 4: name = try reader.string()
      case 5: childCount = try reader.int32()
      case 6: convertedType = try reader.choice()
      case 7: scale = try reader.int32()
      case 8: precision = try reader.int32()
      case 10: logicalType = try reader.structure()
      default: try reader.skip()
      }
    }
    self.name = try name.orMissing("SchemaElement.name")
  }
}

extension LogicalType: ThriftReadable {
  /// The last field counts, of which a union should have one.
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    self = .other(0)
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 5:
        let type: DecimalType = try reader.structure()
        self = .decimal(scale: type.scale, precision: type.precision)
        continue
      case 8:
        let type: TimestampType = try reader.structure()
        self = .timestamp(type.unit, isUTC: type.isUTC)
        continue
      case 10:
        let type: IntType = try reader.structure()
        self = .integer(bits: type.bits, isSigned: type.isSigned)
        continue
      case 1: self = .string
      case 2: self = .map
      case 3: self = .list
      case 4: self = .enum
      case 6: self = .date
      case 12: self = .json
      case 14: self = .uuid
      default: self = .other(id)
      }
      try reader.skip()
    }
  }
}

extension LogicalType.DecimalType: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    self.init(scale: 0, precision: 0)
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: scale = try reader.int32()
      case 2: precision = try reader.int32()
      default: try reader.skip()
      }
    }
  }
}

extension LogicalType.TimestampType: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    var unit: LogicalType.TimeUnit?
    var isUTC = false
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: isUTC = try reader.bool()
      case 2: unit = try reader.structure()
      default: try reader.skip()
      }
    }
    self.init(isUTC: isUTC, unit: try unit.orMissing("TimestampType.unit"))
  }
}

extension LogicalType.TimeUnit: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    var unit: LogicalType.TimeUnit?
    try reader.begin()
    while let id = try reader.field() {
      unit = LogicalType.TimeUnit(rawValue: id)
      try reader.skip()
    }
    self = try unit.orMissing("TimeUnit")
  }
}

extension LogicalType.IntType: ThriftReadable {
  init(from reader: inout ThriftCompactReader) throws(PageFault) {
    self.init(bits: 0, isSigned: false)
    try reader.begin()
    while let id = try reader.field() {
      switch id {
      case 1: bits = Int8(truncatingIfNeeded: try reader.int64())
      case 2: isSigned = try reader.bool()
      default: try reader.skip()
      }
    }
  }
}
