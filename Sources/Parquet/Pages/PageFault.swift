/// What is wrong with the bytes of a page, or of a piece of metadata.
public enum PageFault: Error, Hashable, Sendable {
  /// More bytes are asked for than there are.
  case endsEarly
  /// A number takes more than its 64 bits.
  case longNumber
  /// A length or a count below zero, or beyond what follows.
  case badLength(Int)
  /// A width that values of the type cannot have: 33 bits for 32-bit numbers.
  case badWidth(Int)
  /// Blocks of differences in a form that the format does not have.
  case badBlocks(size: Int, parts: Int)
  /// There are more or fewer values than the header says.
  case valueCount(expected: Int, found: Int)
  /// A value stands at a place that its dictionary does not have.
  case noSuchEntry(Int, entries: Int)
  /// A page of places in a dictionary, and no dictionary before it.
  case noDictionary
  /// Values in an encoding that is not read, or that values of the type do not have.
  case unreadEncoding(String)
  /// A level above the greatest that the schema allows.
  case badLevel(Int, greatest: Int)
  /// A row's values go on where no row has begun.
  case noRowBegun
  /// The bytes are not those that the checksum was taken of.
  case badChecksum
  /// The packed bytes are damaged, or give another size than the header says.
  case badPacking
  /// Metadata that is nested beyond measure.
  case tooDeep
  /// A byte that stands for no type of Thrift's compact protocol.
  case badType(Int)
  /// Something that has to be there is not: the `name` of a schema's node.
  case missing(String)
  /// A value that is a fault by itself: a negative `num_values`.
  case badValue(String, Int)
  /// More than the reader's limits allow.
  case overLimit(String, Int, limit: Int)

  /// What is wrong, in one line without a full stop.
  public var message: String {
    switch self {
    case .endsEarly: "it ends early"
    case .longNumber: "a number of more than 64 bits"
    case .badLength(let length): "a length of \(length), which cannot be"
    case .badWidth(let bits): "values of \(bits) bits, which cannot be"
    case .badBlocks(let size, let parts): "blocks of \(size) differences in \(parts) parts"
    case .valueCount(let expected, let found): "\(found) values where \(expected) should be"
    case .noSuchEntry(let place, let entries): "entry \(place) of a dictionary of \(entries)"
    case .noDictionary: "places in a dictionary that is not there"
    case .unreadEncoding(let name): "values in \(name), which is not read for the type"
    case .badLevel(let level, let greatest): "a level of \(level) where \(greatest) is the greatest"
    case .noRowBegun: "values that belong to no row"
    case .badChecksum: "the checksum does not hold"
    case .badPacking: "what is packed cannot be unpacked"
    case .tooDeep: "metadata nested beyond measure"
    case .badType(let type): "no type of metadata has the number \(type)"
    case .missing(let name): "\(name) is missing"
    case .badValue(let name, let value): "\(name) is \(value), which cannot be"
    case .overLimit(let name, let value, let limit):
      "\(name) is \(value), above the limit of \(limit)"
    }
  }
}
