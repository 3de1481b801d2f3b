/// How a message writes bytes in ASCII.
///
/// Nothing is refused: what is not of the encoding is left out or stands for itself, as RFC 2045 advises.
enum TransferEncoding {
  /// The bytes of a text in quoted-printable: `=C2=A34` is `£4`, and a line that ends in `=` goes on.
  ///
  /// Source: RFC 2045, 6.7.
  static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      place += 1
      guard byte == 0x3D else {
        bytes.append(byte)
        continue
      }
      let next = text[place...].prefix(2)
      if let high = next.first.flatMap(digit), next.count == 2, let low = next.last.flatMap(digit) {
        bytes.append(high << 4 | low)
        place += 2
      } else if let line = endOfLine(from: place, in: text) {
        place = line
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  /// The place behind a line feed that only white space stands before.
  private static func endOfLine(from start: Int, in text: ArraySlice<UInt8>) -> Int? {
    for place in text[start...].prefix(80).indices {
      if text[place] == 0x0A { return place + 1 }
      guard [0x20, 0x09, 0x0D].contains(text[place]) else { return nil }
    }
    return nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46, 0x61...0x66: (byte | 0x20) - 0x57
    default: nil
    }
  }

  /// The bytes of a text in base64.
  ///
  /// Source: RFC 4648, section 4; RFC 2045, 6.8.
  static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var (bits, count): (UInt32, UInt32) = (0, 0)
    for byte in text {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      case 0x3D:
        (bits, count) = (0, 0)
        continue
      default: continue
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= (1 << count) - 1
      }
    }
    return bytes
  }
}
