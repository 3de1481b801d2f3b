/// The letters and digits of a text in lower case, for comparing names: `Care & Costs’` and
/// `care costs` have the same.
///
/// Bytes that are not UTF-8 count for nothing.
func letters(_ text: String) -> [UInt8] {
  var text = text
  return text.withUTF8(letters)
}

func letters(_ text: ArraySlice<UInt8>) -> [UInt8] { text.withUnsafeBufferPointer(letters) }

private func letters(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(text.count)
  var place = 0
  while place < text.count {
    let byte = text[place]
    if byte < 0x80 {
      if isLetter(byte) || isDigit(byte) { result.append(lower(byte)) }
      place += 1
    } else {
      place = appendLetter(at: place, of: text, to: &result)
    }
  }
  return result
}

/// Appends the character beyond ASCII at `place` if it is a letter, and gives the place behind it.
private func appendLetter(
  at place: Int, of text: UnsafeBufferPointer<UInt8>, to result: inout [UInt8]
) -> Int {
  let count = min(length(ofLead: text[place]), text.count - place)
  let bytes = UnsafeBufferPointer(rebasing: text[place..<place + count])
  if count == 2, bytes[0] == 0xC3, bytes[1] != 0x97, bytes[1] != 0xB7, bytes[1] != 0x9F {
    // Latin-1: the small letters stand 32 behind the capitals.
    result.append(0xC3)
    result.append(bytes[1] | 0x20)
  } else if !(count == 3 && bytes[0] == 0xE2 && bytes[1] <= 0x81) {
    // U+2000 through U+207F, most of what a headline has beyond Latin-1, holds two letters only.
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars
    where scalar.properties.isAlphabetic {
      result.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }
  return place + count
}

/// How many bytes a character of UTF-8 beyond ASCII has.
private func length(ofLead lead: UInt8) -> Int { lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }
