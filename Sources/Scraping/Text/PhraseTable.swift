/// Phrases in lower case by their first byte, so that a text is compared with few of many.
struct PhraseTable<Value: Sendable>: Sendable {
  private var byFirst: [[(phrase: [UInt8], value: Value)]] = Array(repeating: [], count: 256)

  /// By the first byte a bit for the second of each phrase, of which it keeps five bits.
  private var seconds: [UInt32] = Array(repeating: 0, count: 256)

  /// - Parameter phrases: Of two bytes at least.
  init(_ phrases: some Sequence<(String, Value)>) {
    for (phrase, value) in phrases {
      let bytes = Array(phrase.utf8)
      byFirst[Int(bytes[0])].append((bytes, value))
      seconds[Int(bytes[0])] |= 1 << UInt32(bytes[1] & 31)
    }
  }

  /// Whether a text begins with a phrase whose value fits.
  func begins(_ text: ArraySlice<UInt8>, where fits: (Value) -> Bool) -> Bool {
    guard let first = text.first else { return false }
    return byFirst[Int(first)].contains { text.starts(with: $0.phrase) && fits($0.value) }
  }

  /// Whether a phrase whose value fits stands anywhere in a text.
  func occurs(in text: ArraySlice<UInt8>, where fits: (Value) -> Bool) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      seconds.withUnsafeBufferPointer { seconds in
        bytes.indices.dropLast().contains { place in
          seconds[Int(bytes[place])] >> UInt32(bytes[place + 1] & 31) & 1 != 0
            && begins(text[(text.startIndex + place)...], where: fits)
        }
      }
    }
  }
}

extension PhraseTable where Value == Void {
  init(_ phrases: some Sequence<String>) { self.init(phrases.map { ($0, ()) }) }

  func begins(_ text: ArraySlice<UInt8>) -> Bool { begins(text) { true } }

  /// Whether a text is one of the phrases.
  func holds(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    return byFirst[Int(first)].contains {
      $0.phrase.count == text.count && text.starts(with: $0.phrase)
    }
  }
}
