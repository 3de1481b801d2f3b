/// Unpacks snappy's raw format: its length, then literals, and copies of what stands some bytes back.
///
/// - Throws: where the packed bytes are damaged or do not fill the room.
///
/// Source: google/snappy, format_description.txt.
func unpackSnappy(
  _ packed: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
) throws(PageFault) {
  var input = ByteCursor(packed)
  guard try input.count() == room.count else { throw .badPacking }
  var filled = 0
  while input.left > 0 {
    let tag = Int(try input.byte())
    let element = tag & 3
    if element == 0 {
      let length = try input.snappyLiteralLength(tag >> 2)
      let literal = try input.take(length)
      guard length <= room.count - filled else { throw .badPacking }
      UnsafeMutableRawBufferPointer(rebasing: room[filled...]).copyMemory(from: literal)
      filled += length
      continue
    }
    let length = element == 1 ? 4 + (tag >> 2 & 7) : 1 + (tag >> 2)
    let offset =
      element == 1
      ? (tag >> 5) << 8 | Int(try input.byte()) : try input.littleEndian(element == 2 ? 2 : 4)
    guard offset > 0, offset <= filled, length <= room.count - filled else { throw .badPacking }
    // A copy may reach into itself: then it repeats.
    for place in filled..<(filled + length) { room[place] = room[place - offset] }
    filled += length
  }
  guard filled == room.count else { throw .badPacking }
}

extension ByteCursor {
  /// Up to 60 bytes are told by the tag, more by the one through four bytes behind it.
  fileprivate mutating func snappyLiteralLength(_ told: Int) throws(PageFault) -> Int {
    1 + (told < 60 ? told : try littleEndian(told - 59))
  }

  /// A number of some bytes, the low one first.
  fileprivate mutating func littleEndian(_ count: Int) throws(PageFault) -> Int {
    try take(count).reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
