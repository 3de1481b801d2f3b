/// A value of Thrift's compact protocol, read without knowing what it is.
indirect enum ThriftValue: Equatable {
  case bool(Bool)
  case integer(Int64)
  case binary([UInt8])
  case list([ThriftValue])
  case structure([Int: ThriftValue])

  subscript(field: Int) -> ThriftValue? {
    guard case .structure(let fields) = self else { return nil }
    return fields[field]
  }

  var integer: Int? {
    guard case .integer(let value) = self else { return nil }
    return Int(value)
  }

  var bytes: [UInt8]? {
    guard case .binary(let bytes) = self else { return nil }
    return bytes
  }

  var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  var elements: [ThriftValue] {
    guard case .list(let elements) = self else { return [] }
    return elements
  }

  var bool: Bool? {
    guard case .bool(let value) = self else { return nil }
    return value
  }
}

/// Reads what Thrift's compact protocol says, by its specification alone.
struct ThriftReader {
  private let bytes: [UInt8]
  private(set) var place: Int

  init(_ bytes: [UInt8], at place: Int = 0) {
    self.bytes = bytes
    self.place = place
  }

  struct Malformed: Error {}

  mutating func structure() throws -> ThriftValue {
    var fields: [Int: ThriftValue] = [:]
    var id = 0
    while true {
      let header = try byte()
      if header == 0 { return .structure(fields) }
      id = header >> 4 == 0 ? try zigZag() : id + Int(header >> 4)
      switch header & 15 {
      case 1: fields[id] = .bool(true)
      case 2: fields[id] = .bool(false)
      default: fields[id] = try value(header & 15)
      }
    }
  }

  private mutating func value(_ type: UInt8) throws -> ThriftValue {
    switch type {
    case 1, 2: return .bool(try byte() == 1)
    case 3: return .integer(Int64(Int8(bitPattern: try byte())))
    case 4, 5, 6: return .integer(Int64(try zigZag()))
    case 8:
      let count = Int(try varInt())
      guard place + count <= bytes.count else { throw Malformed() }
      defer { place += count }
      return .binary(Array(bytes[place..<(place + count)]))
    case 9:
      let header = try byte()
      let count = header >> 4 == 15 ? Int(try varInt()) : Int(header >> 4)
      return .list(try (0..<count).map { _ in try value(header & 15) })
    case 12: return try structure()
    default: throw Malformed()
    }
  }

  private mutating func byte() throws -> UInt8 {
    guard place < bytes.count else { throw Malformed() }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func varInt() throws -> UInt64 {
    var (value, shift) = (UInt64(0), UInt64(0))
    while true {
      let next = try byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
      guard shift < 64 else { throw Malformed() }
    }
  }

  mutating func zigZag() throws -> Int {
    let value = try varInt()
    return Int(Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
  }
}
