/// The 64-bit xxHash of the bytes, with seed 0.
///
/// Source: Yann Collet, xxHash fast digest algorithm, "XXH64 algorithm description".
func xxHash64(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  var place = 0
  var hash: UInt64
  if bytes.count >= 32 {
    var lanes = (prime1 &+ prime2, prime2, UInt64(0), 0 &- prime1)
    while place + 32 <= bytes.count {
      lanes.0 = round(lanes.0, bytes.word64(at: place))
      lanes.1 = round(lanes.1, bytes.word64(at: place + 8))
      lanes.2 = round(lanes.2, bytes.word64(at: place + 16))
      lanes.3 = round(lanes.3, bytes.word64(at: place + 24))
      place += 32
    }
    hash =
      rotated(lanes.0, 1) &+ rotated(lanes.1, 7) &+ rotated(lanes.2, 12) &+ rotated(lanes.3, 18)
    hash = merged(merged(merged(merged(hash, lanes.0), lanes.1), lanes.2), lanes.3)
  } else {
    hash = prime5
  }
  hash &+= UInt64(bytes.count)
  while place + 8 <= bytes.count {
    hash = rotated(hash ^ round(0, bytes.word64(at: place)), 27) &* prime1 &+ prime4
    place += 8
  }
  if place + 4 <= bytes.count {
    let word = UInt64(bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self).littleEndian)
    hash = rotated(hash ^ (word &* prime1), 23) &* prime2 &+ prime3
    place += 4
  }
  while place < bytes.count {
    hash = rotated(hash ^ (UInt64(bytes[place]) &* prime5), 11) &* prime1
    place += 1
  }
  hash = (hash ^ (hash >> 33)) &* prime2
  hash = (hash ^ (hash >> 29)) &* prime3
  return hash ^ (hash >> 32)
}

private let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
private let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
private let prime3: UInt64 = 0x1656_67B1_9E37_79F9
private let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
private let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

private func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
  rotated(lane &+ word &* prime2, 31) &* prime1
}

private func merged(_ hash: UInt64, _ lane: UInt64) -> UInt64 {
  (hash ^ round(0, lane)) &* prime1 &+ prime4
}

private func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
  word << bits | word >> (64 - bits)
}

extension UnsafeRawBufferPointer {
  fileprivate func word64(at offset: Int) -> UInt64 {
    loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
  }
}
