import Isolation
import Model

// What a run and its workers say to each other. A message is its length, in eight bytes with the low ones
// first, and its body.

extension PageTask {
  /// The body of a message in two parts, so that a document's bytes, the second, need no copy.
  var message: (head: [UInt8], content: [UInt8]) {
    var encoder = ByteEncoder()
    encoder.write(choice: kind)
    encoder.write(document.path)
    encoder.write(document.sha256)
    encoder.write(document.size)
    encoder.write(document.declaredCharset)
    encoder.write(document.bytes.count)
    return (encoder.bytes, document.bytes)
  }

  init(message: [UInt8]) throws(DecodingError) {
    var decoder = ByteDecoder(message)
    kind = try decoder.choice(of: Kind.self)
    let (path, sha256, size) = (try decoder.text(), try decoder.text(), try decoder.integer())
    let charset = try decoder.optionalText()
    document = Document(
      path: path, source: "", bytes: try decoder.content(), sha256: sha256, size: size,
      declaredCharset: charset)
    try decoder.finish()
  }
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
