/// The values of a column chunk of one physical type as they come out of its pages, nulls left out.
protocol PageValues {
  var count: Int { get }

  /// Keeps the values of a dictionary page, which are in PLAIN encoding.
  mutating func readDictionary(_ page: inout ByteCursor, count: Int) throws(PageFault)

  /// Appends `count` values of a data page, of an encoding that is none of a dictionary.
  mutating func read(
    _ page: inout ByteCursor, count: Int, _ encoding: Encoding
  ) throws(PageFault)

  /// How many values the dictionary has; nil before there is one.
  var dictionaryCount: Int? { get }

  /// Appends entries of the dictionary, which are there.
  mutating func append(entries: UnsafeBufferPointer<UInt32>) throws(PageFault)
}

extension Array where Element: BitwiseCopyable {
  /// Appends `count` elements that `fill` gives; they are `filler` beforehand.
  mutating func grow(
    by count: Int, filler: Element,
    _ fill: (UnsafeMutableBufferPointer<Element>) throws(PageFault) -> Void
  ) throws(PageFault) {
    let start = self.count
    append(contentsOf: repeatElement(filler, count: count))
    try withUnsafeMutableBufferPointer { (all) throws(PageFault) in
      try fill(UnsafeMutableBufferPointer(rebasing: all[start...]))
    }
  }
}

/// The values of an INT32, INT64, FLOAT or DOUBLE column chunk.
struct NumberValues<Number: StoredNumber>: PageValues {
  private(set) var values: [Number] = []
  private var dictionary: [Number]?

  var count: Int { values.count }
  var dictionaryCount: Int? { dictionary?.count }

  mutating func readDictionary(_ page: inout ByteCursor, count: Int) throws(PageFault) {
    var entries: [Number] = []
    try Self.appendPlain(&page, count, to: &entries)
    dictionary = entries
  }

  mutating func read(
    _ page: inout ByteCursor, count: Int, _ encoding: Encoding
  ) throws(PageFault) {
    switch encoding {
    case .plain: try Self.appendPlain(&page, count, to: &values)
    case .deltaBinaryPacked: try Number.appendDeltas(&page, count, to: &values)
    default: throw .unreadEncoding(encoding.name)
    }
  }

  mutating func append(entries: UnsafeBufferPointer<UInt32>) throws(PageFault) {
    guard let dictionary else { throw .noDictionary }
    try dictionary.withUnsafeBufferPointer { (dictionary) throws(PageFault) in
      try values.grow(by: entries.count, filler: 0) { (values) throws(PageFault) in
        for (index, entry) in entries.enumerated() { values[index] = dictionary[Int(entry)] }
      }
    }
  }

  private static func appendPlain(
    _ page: inout ByteCursor, _ count: Int, to values: inout [Number]
  ) throws(PageFault) {
    let bytes = try page.take(count * MemoryLayout<Number>.size)
    try values.grow(by: count, filler: 0) { (values) throws(PageFault) in
      // Memory has the format's form: every platform of ours is little-endian.
      UnsafeMutableRawBufferPointer(values).copyMemory(from: bytes)
    }
  }
}

/// A number that a column chunk holds.
protocol StoredNumber: BitwiseCopyable, ExpressibleByIntegerLiteral {
  /// Appends values in DELTA_BINARY_PACKED.
  static func appendDeltas(
    _ page: inout ByteCursor, _ count: Int, to values: inout [Self]
  ) throws(PageFault)
}

extension StoredNumber {
  static func appendDeltas(
    _ page: inout ByteCursor, _ count: Int, to values: inout [Self]
  ) throws(PageFault) {
    throw .unreadEncoding(Encoding.deltaBinaryPacked.name)
  }
}

extension StoredNumber where Self: DeltaInteger {
  static func appendDeltas(
    _ page: inout ByteCursor, _ count: Int, to values: inout [Self]
  ) throws(PageFault) {
    try values.grow(by: count, filler: 0) { (values) throws(PageFault) in
      try page.readDeltaBinaryPacked(into: values)
    }
  }
}

extension Int32: StoredNumber {}
extension Int64: StoredNumber {}
extension Float: StoredNumber {}
extension Double: StoredNumber {}

/// The values of a BOOLEAN column chunk, which has no dictionary.
struct FlagValues: PageValues {
  private(set) var values: [Bool] = []

  var count: Int { values.count }
  var dictionaryCount: Int? { nil }

  mutating func readDictionary(_ page: inout ByteCursor, count: Int) throws(PageFault) {
    throw .unreadEncoding(Encoding.plainDictionary.name)
  }

  mutating func read(
    _ page: inout ByteCursor, count: Int, _ encoding: Encoding
  ) throws(PageFault) {
    switch encoding {
    case .plain:
      let bytes = try page.take((count + 7) / 8)
      try values.grow(by: count, filler: false) { (values) throws(PageFault) in
        for index in 0..<count { values[index] = bytes[index >> 3] >> UInt8(index & 7) & 1 == 1 }
      }
    case .rle:
      try values.grow(by: count, filler: false) { (values) throws(PageFault) in
        try page.readRunLengthBooleans(into: values)
      }
    default: throw .unreadEncoding(encoding.name)
    }
  }

  mutating func append(entries: UnsafeBufferPointer<UInt32>) throws(PageFault) {
    throw .noDictionary
  }
}

/// The values of a BYTE_ARRAY column chunk.
struct TextValues: PageValues {
  private(set) var values: ByteArrays
  private var dictionary: ByteArrays?
  private let limit: Int

  init(limit: Int) {
    values = ByteArrays(limit: limit)
    self.limit = limit
  }

  var count: Int { values.count }
  var dictionaryCount: Int? { dictionary?.count }

  mutating func readDictionary(_ page: inout ByteCursor, count: Int) throws(PageFault) {
    var entries = ByteArrays(limit: limit)
    try entries.appendPlain(&page, count)
    dictionary = entries
  }

  mutating func read(
    _ page: inout ByteCursor, count: Int, _ encoding: Encoding
  ) throws(PageFault) {
    switch encoding {
    case .plain: try values.appendPlain(&page, count)
    case .deltaLengthByteArray: try page.readDeltaLengthByteArrays(count: count, into: &values)
    case .deltaByteArray: try page.readDeltaByteArrays(count: count, into: &values)
    default: throw .unreadEncoding(encoding.name)
    }
  }

  mutating func append(entries: UnsafeBufferPointer<UInt32>) throws(PageFault) {
    guard let dictionary else { throw .noDictionary }
    try values.append(entries, of: dictionary)
  }
}

/// The values of a FIXED_LEN_BYTE_ARRAY column chunk, one behind the other.
struct FixedLengthValues: PageValues {
  private(set) var bytes: [UInt8] = []
  private var dictionary: [UInt8]?

  /// The bytes of a value, above 0.
  let length: Int
  private let limit: Int

  init(length: Int, limit: Int) {
    self.length = length
    self.limit = limit
  }

  var count: Int { bytes.count / length }
  var dictionaryCount: Int? { dictionary.map { $0.count / length } }

  mutating func readDictionary(_ page: inout ByteCursor, count: Int) throws(PageFault) {
    dictionary = Array(try page.take(count * length))
  }

  mutating func read(
    _ page: inout ByteCursor, count: Int, _ encoding: Encoding
  ) throws(PageFault) {
    switch encoding {
    case .plain: bytes.append(contentsOf: try page.take(count * length))
    case .deltaByteArray:
      var values = ByteArrays(limit: limit)
      try page.readDeltaByteArrays(count: count, into: &values)
      for (start, end) in zip(values.offsets, values.offsets.dropFirst()) {
        guard end - start == length else { throw .badLength(end - start) }
      }
      bytes += values.bytes
    default: throw .unreadEncoding(encoding.name)
    }
  }

  mutating func append(entries: UnsafeBufferPointer<UInt32>) throws(PageFault) {
    guard let dictionary else { throw .noDictionary }
    for entry in entries {
      bytes += dictionary[(Int(entry) * length)..<((Int(entry) + 1) * length)]
    }
  }
}
