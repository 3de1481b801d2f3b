import Isolation
import Model

// What a run and its workers say to each other. To a worker a message is the lengths of its two parts, in
// eight bytes each with the low ones first, and the parts; from a worker it is one length and one part.

extension PageTask {
  /// A message's two parts. The second, the document's bytes, is written and read as it is.
  var message: (head: [UInt8], content: [UInt8]) {
    var encoder = ByteEncoder()
    encoder.write(choice: kind)
    encoder.write(document.path)
    encoder.write(document.sha256)
    encoder.write(document.size)
    encoder.write(document.declaredCharset)
    return (encoder.bytes, document.bytes)
  }

  init(message: (head: [UInt8], content: [UInt8])) throws(DecodingError) {
    var decoder = ByteDecoder(message.head)
    kind = try decoder.choice(of: Kind.self)
    let (path, sha256, size) = (try decoder.text(), try decoder.text(), try decoder.integer())
    let charset = try decoder.optionalText()
    document = Document(
      path: path, source: "", bytes: message.content, sha256: sha256, size: size,
      declaredCharset: charset)
    try decoder.finish()
  }
}

/// A message's length as its first eight bytes.
func messageLength(_ count: Int) -> [UInt8] {
  (0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
}

/// The length that eight bytes encode; nil where no array is so long.
func messageLength(in bytes: some Sequence<UInt8>) -> Int? {
  let count = bytes.prefix(8).enumerated().reduce(UInt64(0)) {
    $0 | UInt64($1.element) << UInt64(8 * $1.offset)
  }
  return Int(exactly: count)
}

extension PageAnswer {
  var message: [UInt8] {
    var encoder = ByteEncoder()
    switch self {
    case .result(let result):
      encoder.write(0)
      for stage in Stage.allCases { encoder.write(result.times[stage] ?? 0) }
      encoder.write(result.encoded)
    case .text(let bytes, let isFault):
      encoder.write(1)
      encoder.write(isFault)
      encoder.write(bytes)
    case .failure:
      preconditionFailure("a worker that fails says nothing")
    }
    return encoder.bytes
  }

  /// - Parameter result: Of the document that was asked for, without what was found in it.
  init(message: [UInt8], for result: DocumentResult) throws(DecodingError) {
    var decoder = ByteDecoder(message)
    switch try decoder.integer() {
    case 0:
      var result = result
      for stage in Stage.allCases { result.times[stage] = try decoder.number() }
      try result.take(encoded: try decoder.content())
      self = .result(result)
    case 1:
      let isFault = try decoder.flag()
      self = .text(try decoder.content(), isFault: isFault)
    default: throw .invalid
    }
    try decoder.finish()
  }
}

/// What a worker says when it is ready: the parts of the sandbox that the system does not have.
struct WorkerGreeting {
  let gaps: [Sandbox.Gap]

  var message: [UInt8] {
    var encoder = ByteEncoder()
    encoder.write(gaps) { $0.write(choice: $1) }
    return encoder.bytes
  }

  init(gaps: [Sandbox.Gap]) {
    self.gaps = gaps
  }

  init(message: [UInt8]) throws(DecodingError) {
    var decoder = ByteDecoder(message)
    gaps = try decoder.list { (decoder) throws(DecodingError) in
      try decoder.choice(of: Sandbox.Gap.self)
    }
    try decoder.finish()
  }
}
