import Language
import Model

/// Which block leads in the list that a block is an item of: "The share of pupils who walk to school:"
/// before "in primary schools is 40%".
///
/// A block that ends with a colon leads in what follows it, as long as that reads as items: elements
/// of a list, blocks behind a bullet, and blocks that go on in small letters or with a number, as the
/// lists of a PDF come out. A block of another kind ends the list; a page number or a footnote that
/// stands between two items does not. The blocks have to be asked for in order, and each is looked
/// at once.
struct ListIntroductions {
  /// No list goes on for longer.
  private static let longestList = 16

  private var next = 0
  private var lead: Int?
  private var items = 0
  private var last = -1
  private var answer: Int?

  /// The block that leads in a block; nil where none does.
  mutating func lead(of block: Int, in text: PageText) -> Int? {
    guard block > last, text.blocks.indices.contains(block) else {
      return block == last ? answer : nil
    }
    while next < block {
      pass(next, in: text)
      next += 1
    }
    last = block
    answer = Self.part(of: text.blocks[block], in: text) == .item ? lead : nil
    return answer
  }

  private mutating func pass(_ block: Int, in text: PageText) {
    let place = text.blocks[block]
    items += 1
    if place.slot == nil, Self.endsWithColon(text.bytes[place.range]) {
      lead = block
      items = 0
    } else if items > Self.longestList || Self.part(of: place, in: text) == .other {
      lead = nil
    }
  }

  private enum Part {
    case item, interruption, other
  }

  private static func part(of block: Block, in text: PageText) -> Part {
    switch block.kind {
    case .listItem: return .item
    case .heading, .quotation, .cell, .caption: return .other
    case .paragraph: break
    }
    let bytes = text.bytes[block.range]
    let (start, hasBullet) = behindBullet(bytes)
    if hasBullet { return .item }
    guard start < bytes.endIndex else { return .interruption }
    if bytes[start] &- 0x61 < 26 { return .item }
    guard bytes[start] &- 0x30 < 10 else { return .other }
    var at = start
    while at < bytes.endIndex, bytes[at] &- 0x30 < 10 || bytes[at] == 0x2C { at += 1 }
    while at < bytes.endIndex, isSpace(bytes[at]) { at += 1 }
    guard at < bytes.endIndex else { return .interruption }
    // "12 live at home", "12 (40%) live"; "2 The council was asked" is a footnote, "3. They" a paragraph.
    if bytes[at] &- 0x61 < 26 || bytes[at] == UInt8(ascii: "(") || bytes[at] == UInt8(ascii: "%") {
      return .item
    }
    return bytes[at] &- 0x41 < 26 ? .interruption : .other
  }

  /// Past the bullet and the space that a block begins with.
  private static func behindBullet(_ bytes: ArraySlice<UInt8>) -> (Int, Bool) {
    var at = bytes.startIndex
    while at < bytes.endIndex, isSpace(bytes[at]) { at += 1 }
    guard at < bytes.endIndex else { return (at, false) }
    let width: Int
    switch bytes[at] {
    case UInt8(ascii: "-"), UInt8(ascii: "*"): width = 1
    // The middle dot.
    case 0xC2 where bytes[at...].starts(with: [0xC2, 0xB7]): width = 2
    // Bullet, dashes; box drawings, blocks, shapes.
    case 0xE2 where bytes[at...].count > 2 && isBullet(bytes[at + 1], bytes[at + 2]): width = 3
    // The private-use area, where the fonts of word processors have their bullets.
    case 0xEE: width = 3
    case 0xEF where bytes[at...].count > 2 && bytes[at + 1] <= 0xA3: width = 3
    default: return (at, false)
    }
    return (at + width, true)
  }

  private static func isBullet(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x80: (0x93...0x95).contains(third) || third == 0xA2 || third == 0xA3
    case 0x94...0x97: true
    default: false
    }
  }

  private static func endsWithColon(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.last { !isSpace($0) } == UInt8(ascii: ":")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (9...13).contains(byte) }
}
