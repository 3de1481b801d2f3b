/// A quick hash of the bytes for tables in memory; it never stands in a file.
///
/// Sixteen bytes at a time are folded by a multiplication of 64 by 64 bits.
///
/// Source: Wang Yi and others, wyhash, the way of folding.
@inline(__always)
func byteHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  let count = bytes.count
  guard let start = bytes.baseAddress, count > 0 else { return folded(seed1, seed2) }
  var hash = seed1 ^ UInt64(count)
  if count > 16 {
    var place = 0
    while place < count - 16 {
      hash = folded(start.word(at: place) ^ seed2, start.word(at: place + 8) ^ hash)
      place += 16
    }
    return folded(start.word(at: count - 16) ^ seed3, start.word(at: count - 8) ^ hash)
  }
  if count >= 8 {
    return folded(start.word(at: 0) ^ seed3, start.word(at: count - 8) ^ hash)
  }
  if count >= 4 {
    let first = start.loadUnaligned(as: UInt32.self)
    let last = start.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
    return folded(UInt64(first) << 32 | UInt64(last), hash ^ seed3)
  }
  let ends = UInt64(bytes[0]) << 16 | UInt64(bytes[count / 2]) << 8 | UInt64(bytes[count - 1])
  return folded(ends ^ seed2, hash ^ seed3)
}

private let seed1: UInt64 = 0xA076_1D64_78BD_642F
private let seed2: UInt64 = 0xE703_7ED1_A0B4_28DB
private let seed3: UInt64 = 0x8EBC_6AF0_9C88_C6E3

private func folded(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.high ^ product.low
}

extension UnsafeRawPointer {
  fileprivate func word(at offset: Int) -> UInt64 {
    loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }
}
