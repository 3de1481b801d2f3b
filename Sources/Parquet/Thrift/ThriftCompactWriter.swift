/// A structure of the format's metadata that knows how it is written.
protocol ThriftStruct {
  /// Writes its fields in the order of their ids.
  func write(to writer: inout ThriftCompactWriter)
}

/// Writes structures in Thrift's compact protocol, which all of Parquet's metadata is in.
///
/// A field without a value is left out. Field ids rise within a structure.
///
/// Source: Apache Thrift, doc/specs/thrift-compact-protocol.md.
struct ThriftCompactWriter {
  private(set) var bytes: [UInt8] = []

  /// The id of the field written last in the structure at hand.
  private var lastField: Int16 = 0

  /// The bytes of a whole structure.
  static func bytes(of structure: some ThriftStruct) -> [UInt8] {
    var writer = ThriftCompactWriter()
    writer.appendStruct(structure)
    return writer.bytes
  }

  mutating func field(_ id: Int16, _ value: Bool?) {
    guard let value else { return }
    appendHeader(id, value ? .boolTrue : .boolFalse)
  }

  mutating func field(_ id: Int16, _ value: Int8?) {
    guard let value else { return }
    appendHeader(id, .byte)
    bytes.append(UInt8(bitPattern: value))
  }

  mutating func field(_ id: Int16, _ value: Int16?) {
    guard let value else { return }
    appendHeader(id, .int16)
    bytes.appendZigZag(Int64(value))
  }

  mutating func field(_ id: Int16, _ value: Int32?) {
    guard let value else { return }
    appendHeader(id, .int32)
    bytes.appendZigZag(Int64(value))
  }

  mutating func field(_ id: Int16, _ value: Int64?) {
    guard let value else { return }
    appendHeader(id, .int64)
    bytes.appendZigZag(value)
  }

  mutating func field(_ id: Int16, _ value: (some RawRepresentable<Int32>)?) {
    field(id, value?.rawValue)
  }

  mutating func field(_ id: Int16, _ value: String?) {
    field(id, value.map { Array($0.utf8) })
  }

  mutating func field(_ id: Int16, binary value: [UInt8]?) {
    field(id, value)
  }

  private mutating func field(_ id: Int16, _ value: [UInt8]?) {
    guard let value else { return }
    appendHeader(id, .binary)
    appendBinary(value)
  }

  mutating func field(_ id: Int16, _ structure: (some ThriftStruct)?) {
    guard let structure else { return }
    appendHeader(id, .structure)
    appendStruct(structure)
  }

  mutating func field(_ id: Int16, list: [some ThriftStruct]?) {
    guard let list else { return }
    appendList(id, of: .structure, count: list.count)
    for element in list { appendStruct(element) }
  }

  mutating func field(_ id: Int16, list: [some RawRepresentable<Int32>]?) {
    guard let list else { return }
    appendList(id, of: .int32, count: list.count)
    for element in list { bytes.appendZigZag(Int64(element.rawValue)) }
  }

  mutating func field(_ id: Int16, list: [Int64]?) {
    guard let list else { return }
    appendList(id, of: .int64, count: list.count)
    for element in list { bytes.appendZigZag(element) }
  }

  mutating func field(_ id: Int16, list: [Bool]?) {
    guard let list else { return }
    appendList(id, of: .boolTrue, count: list.count)
    for element in list {
      bytes.append((element ? WireType.boolTrue : .boolFalse).rawValue)
    }
  }

  mutating func field(_ id: Int16, list: [[UInt8]]?) {
    guard let list else { return }
    appendList(id, of: .binary, count: list.count)
    for element in list { appendBinary(element) }
  }

  private enum WireType: UInt8 {
    case boolTrue = 1
    case boolFalse, byte, int16, int32, int64, double, binary, list, set, map, structure
  }

  /// The id as its distance from the field before where four bits hold it, else in full.
  private mutating func appendHeader(_ id: Int16, _ type: WireType) {
    precondition(id > lastField, "field ids rise")
    let step = id - lastField
    if step <= 15 {
      bytes.append(UInt8(step) << 4 | type.rawValue)
    } else {
      bytes.append(type.rawValue)
      bytes.appendZigZag(Int64(id))
    }
    lastField = id
  }

  private mutating func appendList(_ id: Int16, of type: WireType, count: Int) {
    appendHeader(id, .list)
    if count < 15 {
      bytes.append(UInt8(count) << 4 | type.rawValue)
    } else {
      bytes.append(0xF0 | type.rawValue)
      bytes.appendVarInt(UInt64(count))
    }
  }

  private mutating func appendStruct(_ structure: some ThriftStruct) {
    let enclosing = lastField
    lastField = 0
    structure.write(to: &self)
    bytes.append(0)
    lastField = enclosing
  }

  private mutating func appendBinary(_ value: [UInt8]) {
    bytes.appendVarInt(UInt64(value.count))
    bytes += value
  }
}

/// A structure without fields, which stands for its own name.
struct EmptyStruct: ThriftStruct {
  func write(to writer: inout ThriftCompactWriter) {}
}
