/// The address that a program wrote into a comment at the beginning of the page that it saved.
///
/// Source: Microsoft, "Mark of the Web" (`<!-- saved from url=(0023)https://example.org/ -->`, which Chromium and Firefox
/// write, too); SingleFile, `Page saved with SingleFile`; HTTrack, `Mirrored from`.
enum SavedAddress {
  /// How far into the page such a comment is looked for.
  private static let reach = 8_192

  /// The address; nil where there is no such comment, or it names no page of the web.
  static func address(in markup: [UInt8]) -> String? {
    markup.withUnsafeBufferPointer { whole in
      let bytes = UnsafeBufferPointer(rebasing: whole.prefix(reach))
      var place = 0
      while let open = bytes.firstIndex(of: UInt8(ascii: "<"), from: place) {
        place = open + 1
        guard stands("<!--", at: open, of: bytes) else { continue }
        let start = open + 4
        let end = end(ofComment: start, in: bytes)
        if let found = address(in: bytes[start..<end]), WebAddress.isPublic(found) { return found }
        place = end
      }
      return nil
    }
  }

  private static func end(ofComment start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var place = start
    while let dash = bytes.firstIndex(of: UInt8(ascii: "-"), from: place) {
      if stands("-->", at: dash, of: bytes) { return dash }
      place = dash + 1
    }
    return bytes.count
  }

  private static func address(in comment: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    let text = Array(comment.drop(while: isSpace))
    if text.starts(with: "saved from url=(".utf8) {
      return word(behind: ")", of: text[16...])
    }
    if text.starts(with: "Page saved with SingleFile".utf8) {
      return word(behind: "url:", of: text[...])
    }
    if text.starts(with: "Mirrored from ".utf8) {
      return word(behind: "from ", of: text[...]).map { "http://" + $0 }
    }
    return nil
  }

  /// The word that follows the mark, without the space between them.
  private static func word(behind mark: String, of text: ArraySlice<UInt8>) -> String? {
    guard
      let place = text.indices.first(where: { text[$0...].starts(with: mark.utf8) })
    else { return nil }
    let word = text[(place + mark.utf8.count)...].drop(while: isSpace).prefix { !isSpace($0) }
    return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
  }
}
