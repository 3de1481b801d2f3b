import Tables

/// A column of a file: how it is stored, and what it is in a table.
struct StoredColumn {
  let name: String

  /// The column chunks of a row group that hold it: one, or those of a struct's members.
  let leaves: Range<Int>
  let content: Content

  enum Content {
    case readable(ColumnType, isNullable: Bool, Leaf)

    /// What it is, of which no table has columns: `a struct`.
    case unread(String)
  }

  /// How the values of a column, or of its lists' elements, stand in a chunk.
  struct Leaf: Equatable {
    let physicalType: PhysicalType

    /// The bytes of a value of fixed length; 0 for other types.
    let typeLength: Int
    let conversion: Conversion

    /// The definition level of a value that is there.
    let greatestDefinition: UInt8

    /// The definition level of an empty list; nil where there are no lists.
    let emptyListDefinition: UInt8?
  }

  /// What makes a table's value of a stored one.
  enum Conversion: Equatable {
    case none
    case widened
    case unsignedWidened
    case millis
    case bigEndian
  }
}

extension StoredColumn {
  /// The columns that the nodes of a schema describe. The first node is the root, and each stands
  /// before its children.
  static func columns(of nodes: [SchemaElement]) throws(ParquetReadError) -> [StoredColumn] {
    guard let root = nodes.first, let count = root.childCount, count > 0 else { throw .noColumns }
    guard Int(count) < nodes.count else { throw .badFooter(.badValue("num_children", Int(count))) }
    var columns: [StoredColumn] = []
    var names: Set<String> = []
    var (place, leaf) = (1, 0)
    for number in 0..<Int(count) {
      let start = place
      let leaves = try passSubtree(of: nodes, from: &place)
      let column = StoredColumn(nodes[start..<place], leaves: leaf..<(leaf + leaves))
      guard !column.name.isEmpty else { throw .namelessColumn(number) }
      guard names.insert(column.name).inserted else { throw .sameName(column.name) }
      columns.append(column)
      leaf += leaves
    }
    guard place == nodes.count else {
      throw .badFooter(.valueCount(expected: place, found: nodes.count))
    }
    return columns
  }

  /// Goes behind a node and all below it; gives back how many of them hold values.
  private static func passSubtree(
    of nodes: [SchemaElement], from place: inout Int
  ) throws(ParquetReadError) -> Int {
    var (missing, leaves) = (1, 0)
    while missing > 0 {
      guard place < nodes.count else { throw .badFooter(.missing("a node of the schema")) }
      let children = Int(nodes[place].childCount ?? 0)
      guard children >= 0 else { throw .badFooter(.badValue("num_children", children)) }
      if children == 0 { leaves += 1 }
      missing += children - 1
      place += 1
    }
    return leaves
  }

  /// The column of a node and all below it.
  private init(_ nodes: ArraySlice<SchemaElement>, leaves: Range<Int>) {
    let node = nodes[nodes.startIndex]
    name = node.name
    self.leaves = leaves
    do throws(Unread) {
      content = try Self.content(of: node, below: nodes.dropFirst())
    } catch {
      content = .unread(error.type)
    }
  }

  /// A type that no table has.
  private struct Unread: Error {
    let type: String
  }

  private static func content(
    of node: SchemaElement, below: ArraySlice<SchemaElement>
  ) throws(Unread) -> Content {
    let isOptional = node.repetition == .optional
    if below.isEmpty {
      let (type, conversion) = try columnType(of: node)
      // A repeated field that is in no list is a list by itself, of values that are there.
      let isRepeated = node.repetition == .repeated
      return .readable(
        isRepeated ? .list(of: type) : type, isNullable: isOptional,
        try leaf(
          node, conversion, greatest: isOptional || isRepeated ? 1 : 0,
          emptyList: isRepeated ? 0 : nil))
    }
    guard node.logicalType == .list || node.convertedType == .list else {
      let isMap =
        node.logicalType == .map || node.convertedType == .map
        || node.convertedType == .mapKeyValue
      throw Unread(type: isMap ? "a map" : "a struct")
    }
    return try list(node, isNullable: isOptional, below: Array(below))
  }

  /// A list in three levels, or in two, as older writers have it.
  ///
  /// Source: Apache Parquet, LogicalTypes.md, "Lists", with its rules for backward compatibility.
  private static func list(
    _ node: SchemaElement, isNullable: Bool, below: [SchemaElement]
  ) throws(Unread) -> Content {
    guard below[0].repetition == .repeated, node.repetition != .repeated, node.childCount == 1
    else {
      throw Unread(type: "a list in a form of its own")
    }
    let outer: UInt8 = isNullable ? 1 : 0
    if below.count == 1 {
      let (type, conversion) = try columnType(of: below[0])
      return .readable(
        .list(of: type), isNullable: isNullable,
        try leaf(below[0], conversion, greatest: outer + 1, emptyList: outer))
    }
    let isStruct =
      below[0].childCount != 1 || below[0].name == "array" || below[0].name == node.name + "_tuple"
    guard !isStruct else { throw Unread(type: "a list of structs") }
    guard below.count == 2, below[1].repetition != .repeated else {
      throw Unread(type: "a list of lists or structs")
    }
    let (type, conversion) = try columnType(of: below[1])
    let isOptional = below[1].repetition == .optional
    return .readable(
      .list(of: type, elementsAreNullable: isOptional), isNullable: isNullable,
      try leaf(below[1], conversion, greatest: outer + (isOptional ? 2 : 1), emptyList: outer))
  }

  private static func leaf(
    _ node: SchemaElement, _ conversion: Conversion, greatest: UInt8, emptyList: UInt8?
  ) throws(Unread) -> Leaf {
    guard let type = node.type else { throw Unread(type: "a type of a later version") }
    return Leaf(
      physicalType: type, typeLength: Int(node.typeLength ?? 0), conversion: conversion,
      greatestDefinition: greatest, emptyListDefinition: emptyList)
  }

  /// The type that a node's values have in a table.
  ///
  /// Source: Apache Parquet, LogicalTypes.md.
  private static func columnType(
    of node: SchemaElement
  ) throws(Unread) -> (ColumnType, Conversion) {
    switch node.meaning {
    case .decimal(let scale, let precision):
      return try decimal(node, precision: Int(precision), scale: Int(scale))
    case nil, .other(11):
      // 11 is UNKNOWN: a column of nulls alone.
      switch node.type {
      case .boolean: return (.boolean, .none)
      case .int32: return (.int32, .none)
      case .int64: return (.int64, .none)
      case .float: return (.float, .none)
      case .double: return (.double, .none)
      default: break
      }
    case .integer(let bits, let isSigned):
      switch (node.type, bits, isSigned) {
      case (.int32, 8, _), (.int32, 16, _), (.int32, 32, true): return (.int32, .none)
      case (.int32, 32, false): return (.int64, .unsignedWidened)
      case (.int64, 64, true): return (.int64, .none)
      default: throw Unread(type: "integers of \(bits) bits\(isSigned ? "" : " without a sign")")
      }
    case .string where node.type == .byteArray, .enum where node.type == .byteArray,
      .json where node.type == .byteArray:
      return (.string, .none)
    case .date where node.type == .int32: return (.date, .none)
    case .timestamp(.micros, _) where node.type == .int64: return (.timestamp, .none)
    case .timestamp(.millis, _) where node.type == .int64: return (.timestamp, .millis)
    case .timestamp(.nanos, _): throw Unread(type: "timestamps in nanoseconds")
    case .uuid where node.type == .fixedLengthByteArray && node.typeLength == 16:
      return (.uuid, .none)
    default: break
    }
    guard let type = node.type?.name else { throw Unread(type: "a type of a later version") }
    throw Unread(type: type + (node.meaning == nil ? " without a meaning" : " of another meaning"))
  }

  private static func decimal(
    _ node: SchemaElement, precision: Int, scale: Int
  ) throws(Unread) -> (ColumnType, Conversion) {
    guard (1...18).contains(precision), (0...precision).contains(scale) else {
      throw Unread(type: "decimals of \(precision) digits, \(scale) behind the point")
    }
    let type = ColumnType.decimal(precision: precision, scale: scale)
    switch node.type {
    case .int32: return (type, .widened)
    case .int64: return (type, .none)
    case .fixedLengthByteArray where (1...16).contains(node.typeLength ?? 0):
      return (type, .bigEndian)
    default: throw Unread(type: "decimals as \(node.type?.name ?? "bytes")")
    }
  }
}

extension SchemaElement {
  /// What the values mean, by either way of saying it; nil where nothing is said.
  fileprivate var meaning: LogicalType? {
    if let logicalType { return logicalType }
    switch convertedType {
    case nil: return nil
    case .utf8: return .string
    case .enum: return .enum
    case .json: return .json
    case .decimal: return .decimal(scale: scale ?? 0, precision: precision ?? 0)
    case .date: return .date
    case .timestampMillis: return .timestamp(.millis, isUTC: true)
    case .timestampMicros: return .timestamp(.micros, isUTC: true)
    case .uint8: return .integer(bits: 8, isSigned: false)
    case .uint16: return .integer(bits: 16, isSigned: false)
    case .uint32: return .integer(bits: 32, isSigned: false)
    case .uint64: return .integer(bits: 64, isSigned: false)
    case .int8: return .integer(bits: 8, isSigned: true)
    case .int16: return .integer(bits: 16, isSigned: true)
    case .int32: return .integer(bits: 32, isSigned: true)
    case .int64: return .integer(bits: 64, isSigned: true)
    case .map, .mapKeyValue, .list, .timeMillis, .timeMicros, .bson, .interval: return .other(0)
    }
  }
}
