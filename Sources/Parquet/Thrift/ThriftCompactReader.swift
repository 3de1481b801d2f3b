/// A structure of the format's metadata that can be read.
protocol ThriftReadable {
  /// Reads the structure that is at hand. What it does not know is passed over.
  init(from reader: inout ThriftCompactReader) throws(PageFault)
}

/// Reads structures in Thrift's compact protocol, of whoever's making.
///
///     try reader.begin()
///     while let id = try reader.field() {
///       switch id {
///       case 1: name = try reader.string()
///       default: try reader.skip()
///       }
///     }
///
/// No count is trusted beyond the bytes that are left, and nothing is nested deeper than `deepest`.
///
/// Source: Apache Thrift, doc/specs/thrift-compact-protocol.md.
struct ThriftCompactReader {
  /// The format's own structures are nested eight deep.
  private static let deepest = 32

  private var cursor: ByteCursor

  /// The type of the value at hand, and whether that is an element of a list.
  private var type = structureType
  private var isElement = false

  /// For each structure that has begun the id of the field read last.
  private var lastFields: [Int16] = []

  private init(_ bytes: UnsafeRawBufferPointer) {
    cursor = ByteCursor(bytes)
  }

  /// The structure with which the bytes begin, and how many of them it takes.
  static func read<Structure: ThriftReadable>(
    _ type: Structure.Type, from bytes: UnsafeRawBufferPointer
  ) throws(PageFault) -> (structure: Structure, size: Int) {
    var reader = ThriftCompactReader(bytes)
    let structure = try Structure(from: &reader)
    return (structure, reader.cursor.place)
  }

  /// Begins with the structure at hand.
  mutating func begin() throws(PageFault) {
    guard type == structureType else { throw .badType(Int(type)) }
    guard lastFields.count < Self.deepest else { throw .tooDeep }
    lastFields.append(0)
  }

  /// Goes to the next field of the structure and gives its id; nil at the end.
  mutating func field() throws(PageFault) -> Int16? {
    let header = try cursor.byte()
    guard header != 0, let last = lastFields.popLast() else {
      _ = lastFields.popLast()
      return nil
    }
    let id: Int16
    if header >> 4 == 0 {
      id = Int16(truncatingIfNeeded: try cursor.zigZag())
    } else {
      id = last &+ Int16(header >> 4)
    }
    lastFields.append(id)
    (type, isElement) = (header & 15, false)
    return id
  }

  mutating func bool() throws(PageFault) -> Bool {
    guard type == 1 || type == 2 else { throw .badType(Int(type)) }
    return isElement ? try cursor.byte() == 1 : type == 1
  }

  /// An integer of any width.
  mutating func int64() throws(PageFault) -> Int64 {
    switch type {
    case 3: Int64(Int8(bitPattern: try cursor.byte()))
    case 4, 5, 6: try cursor.zigZag()
    default: throw .badType(Int(type))
    }
  }

  mutating func int32() throws(PageFault) -> Int32 {
    let value = try int64()
    guard let narrow = Int32(exactly: value) else { throw .badLength(Int(value)) }
    return narrow
  }

  /// One of an enumeration's values; nil for a value that it does not have.
  mutating func choice<Value: RawRepresentable<Int32>>() throws(PageFault) -> Value? {
    Value(rawValue: try int32())
  }

  mutating func binary() throws(PageFault) -> [UInt8] {
    guard type == 8 else { throw .badType(Int(type)) }
    return Array(try cursor.take(try cursor.count()))
  }

  /// Text; what is not UTF-8 in it becomes U+FFFD.
  mutating func string() throws(PageFault) -> String {
    guard type == 8 else { throw .badType(Int(type)) }
    return String(decoding: try cursor.take(try cursor.count()), as: UTF8.self)
  }

  mutating func structure<Structure: ThriftReadable>() throws(PageFault) -> Structure {
    try Structure(from: &self)
  }

  mutating func list<Element>(
    _ element: (inout ThriftCompactReader) throws(PageFault) -> Element
  ) throws(PageFault) -> [Element] {
    guard type == 9 || type == 10 else { throw .badType(Int(type)) }
    let (count, elementType) = try listHeader()
    var elements: [Element] = []
    for _ in 0..<count {
      (type, isElement) = (elementType, true)
      elements.append(try element(&self))
    }
    return elements
  }

  mutating func list<Element: ThriftReadable>() throws(PageFault) -> [Element] {
    try list { (reader) throws(PageFault) in try Element(from: &reader) }
  }

  /// Passes over the value at hand.
  mutating func skip() throws(PageFault) {
    try skip(depth: lastFields.count)
  }

  private mutating func skip(depth: Int) throws(PageFault) {
    guard depth < Self.deepest else { throw .tooDeep }
    switch type {
    case 1, 2: if isElement { _ = try cursor.byte() }
    case 3: _ = try cursor.byte()
    case 4, 5, 6: _ = try cursor.varInt()
    case 7: _ = try cursor.take(8)
    case 8: _ = try cursor.take(try cursor.count())
    case 9, 10:
      let (count, elementType) = try listHeader()
      try skip(count, [elementType], depth: depth + 1)
    case 11:
      let count = try cursor.count()
      guard count > 0 else { return }
      guard count <= cursor.left else { throw .endsEarly }
      let types = try cursor.byte()
      try skip(count, [types >> 4, types & 15], depth: depth + 1)
    case structureType: try skipStructure(depth: depth + 1)
    case 13: _ = try cursor.take(16)
    default: throw .badType(Int(type))
    }
  }

  /// Passes over so many elements, each of values of these types.
  private mutating func skip(_ count: Int, _ types: [UInt8], depth: Int) throws(PageFault) {
    for _ in 0..<count {
      for elementType in types {
        (type, isElement) = (elementType, true)
        try skip(depth: depth)
      }
    }
  }

  private mutating func skipStructure(depth: Int) throws(PageFault) {
    while case let header = try cursor.byte(), header != 0 {
      if header >> 4 == 0 { _ = try cursor.varInt() }
      (type, isElement) = (header & 15, false)
      try skip(depth: depth)
    }
  }

  /// How many elements follow, each of a byte at least, and of which type.
  private mutating func listHeader() throws(PageFault) -> (count: Int, type: UInt8) {
    let header = try cursor.byte()
    let count = header >> 4 == 15 ? try cursor.count() : Int(header >> 4)
    guard count <= cursor.left else { throw .endsEarly }
    return (count, header & 15)
  }
}

private let structureType: UInt8 = 12

extension Optional {
  /// The value of a field that has to be there.
  func orMissing(_ name: String) throws(PageFault) -> Wrapped {
    guard let self else { throw .missing(name) }
    return self
  }
}
