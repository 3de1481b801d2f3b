/// A word, a number in digits, or a sign of a sentence, as bytes of the page's text.
public struct Token: Sendable {
  public enum Kind: UInt8, Sendable {
    /// Letters, with an apostrophe between them: `children’s`.
    case word
    /// `1,234.5`: digits, commas before groups of three, one point.
    case digits
    /// Everything else that is not white space; see `sign`.
    case sign
    /// `½`: `value` holds numerator and denominator.
    case vulgarFraction
    /// An address of the web or of mail, in which no number is a quantity.
    case address
  }

  public enum Case: UInt8, Sendable {
    case small, initial, capitals
  }

  public var start: Int
  public var end: Int
  public var kind: Kind

  /// Whether white space, or nothing, stands before it.
  public var isSpaced: Bool
  public var sign: Sign = .other
  public var letterCase: Case = .small

  /// `children’s`: a word with an apostrophe and `s`; its lexeme is that of `children`.
  public var isPossessive = false

  /// The number of a word in the lexicon, of `children` for `children’s`; -1 for any other token.
  public var word: Int32 = -1

  /// Its place among the lexemes of the lexicon; 0 for a word of which nothing is known.
  public var lexeme: UInt16 = 0

  /// The parts that its lexeme may play.
  public var roles: Lexeme.Roles = []

  /// Numerator and denominator of a vulgar fraction.
  public var fraction: (UInt8, UInt8) = (0, 0)

  package init(_ kind: Kind, _ range: Range<Int>, isSpaced: Bool) {
    self.kind = kind
    start = range.lowerBound
    end = range.upperBound
    self.isSpaced = isSpaced
  }
}

/// The signs that rules tell apart.
public enum Sign: UInt8, Sendable {
  case other, hyphen, enDash, emDash, minus, plus, slash, comma, point, colon, semicolon
  case open, close, quote, apostrophe, percent, degree, squared, cubed, copyright, hash, less, more
  case pound, dollar, euro, yen, rupee, superscript
  case cent, naira, won, shekel, dong, turkishLira, hryvnia, peso, rouble

  public static func ascii(_ byte: UInt8) -> Sign {
    switch byte {
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "."): .point
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: "("), UInt8(ascii: "["): .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"): .close
    case UInt8(ascii: "\""): .quote
    case UInt8(ascii: "'"), UInt8(ascii: "`"): .apostrophe
    case UInt8(ascii: "%"): .percent
    case UInt8(ascii: "#"): .hash
    case UInt8(ascii: "<"): .less
    case UInt8(ascii: ">"): .more
    case UInt8(ascii: "$"): .dollar
    default: .other
    }
  }

  /// The sign that a code point beyond ASCII is; nil for one that is taken as a letter.
  public static func beyondASCII(_ scalar: UInt32) -> Sign? {
    switch scalar {
    case 0xA3: .pound
    case 0x20AC: .euro
    case 0xA5: .yen
    case 0x20B9, 0x20A8: .rupee
    case 0xA2: .cent
    case 0x20A6: .naira
    case 0x20A9: .won
    case 0x20AA: .shekel
    case 0x20AB: .dong
    case 0x20B1: .peso
    case 0x20B4: .hryvnia
    case 0x20BA: .turkishLira
    case 0x20BD: .rouble
    case 0x2010, 0x2011: .hyphen
    case 0x2012, 0x2013: .enDash
    case 0x2014, 0x2015: .emDash
    case 0x2212: .minus
    case 0x2044, 0x2215: .slash
    case 0x2018, 0x2019, 0x2032: .apostrophe
    case 0x201C, 0x201D, 0x201E, 0xAB, 0xBB: .quote
    case 0x2026: .point
    case 0xB0, 0xBA, 0x2103, 0x2109: .degree
    case 0xB2: .squared
    case 0xB3: .cubed
    case 0xB9, 0x2070...0x2079: .superscript
    case 0xA9: .copyright
    case 0x80...0xBF, 0x2000...0x20CF, 0x2190...0x2BFF, 0x3000...0x303F, 0xE000...0xF8FF, 0xFFFD:
      .other
    default: nil
    }
  }

  /// The vulgar fractions of Unicode: `½` is (1, 2).
  ///
  /// Source: The Unicode Standard, Latin-1 Supplement and Number Forms, decompositions.
  public static func vulgarFraction(_ scalar: UInt32) -> (UInt8, UInt8)? {
    switch scalar {
    case 0xBC: (1, 4)
    case 0xBD: (1, 2)
    case 0xBE: (3, 4)
    case 0x2150: (1, 7)
    case 0x2151: (1, 9)
    case 0x2152: (1, 10)
    case 0x2153: (1, 3)
    case 0x2154: (2, 3)
    case 0x2155: (1, 5)
    case 0x2156: (2, 5)
    case 0x2157: (3, 5)
    case 0x2158: (4, 5)
    case 0x2159: (1, 6)
    case 0x215A: (5, 6)
    case 0x215B: (1, 8)
    case 0x215C: (3, 8)
    case 0x215D: (5, 8)
    case 0x215E: (7, 8)
    default: nil
    }
  }
}
