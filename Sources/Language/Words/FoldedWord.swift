/// A word of a text as phrases are made of: `Children’s`, `2024`, `94,000`, `3rd`.
package struct FoldedWord: Sendable {
  private let first: UInt32
  private let last: UInt32

  /// Its number in the lexicon that read it; -1 for a word that the lexicon does not hold.
  package let id: Int32

  /// The value of a word of one to four digits, with or without `st`, `nd`, `rd` or `th`; else -1.
  package let number: Int16

  /// What stands between it and the word before, apart from white space.
  package internal(set) var before: Separators

  /// Whether its first letter is one of A through Z.
  package let isCapitalised: Bool

  /// What it is written with.
  let script: Script

  /// What of its sentence it tells.
  let hints: Hints

  /// What a sentence may hold, as far as a word tells.
  struct Hints: OptionSet, Sendable {
    let rawValue: UInt8

    /// A number, or another word that may state an amount.
    static let amount = Hints(rawValue: 1)

    /// An address of the web.
    static let address = Hints(rawValue: 2)

    /// An amount, where the word has an apostrophe.
    static let possessiveAmount = Hints(rawValue: 4)
  }

  /// What a word is written with.
  enum Script: UInt8, Sendable {
    /// The letters A through Z alone, in either case.
    case letters
    /// Such letters, and apostrophes: `Children’s`.
    case apostrophes
    /// Digits, letters beyond ASCII, `&`.
    case other
  }

  init(
    _ range: Range<Int>, id: Int32, number: Int16, before: Separators, isCapitalised: Bool,
    script: Script, hints: Hints
  ) {
    first = UInt32(truncatingIfNeeded: range.lowerBound)
    last = UInt32(truncatingIfNeeded: range.upperBound)
    self.id = id
    self.number = number
    self.before = before
    self.isCapitalised = isCapitalised
    self.script = script
    self.hints = hints
  }

  /// Bytes of the text.
  package var start: Int { Int(first) }
  package var end: Int { Int(last) }
  package var range: Range<Int> { start..<end }
}

/// The marks between two words.
///
/// Public and inlinable: asked of nearly every word by other modules, where each of its constants was
/// a call, and each set of them an allocated list; they took 4% of reading a text.
public struct Separators: OptionSet, Sendable {
  public let rawValue: UInt16

  @inlinable public init(rawValue: UInt16) { self.rawValue = rawValue }

  @inlinable public static var comma: Separators { Separators(rawValue: 1) }

  /// A full stop, question mark, exclamation mark or ellipsis, but not the point of `s.47`.
  @inlinable public static var stop: Separators { Separators(rawValue: 2) }

  /// A colon or semicolon.
  @inlinable public static var colon: Separators { Separators(rawValue: 4) }

  /// A dash with white space before it.
  @inlinable public static var dash: Separators { Separators(rawValue: 8) }
  @inlinable public static var open: Separators { Separators(rawValue: 16) }
  @inlinable public static var close: Separators { Separators(rawValue: 32) }
  @inlinable public static var quote: Separators { Separators(rawValue: 64) }

  /// A hyphen or dash within words: `looked-after`, `2023–24`.
  @inlinable public static var hyphen: Separators { Separators(rawValue: 128) }

  /// Anything else: `£`, `%`, `/`.
  @inlinable public static var symbol: Separators { Separators(rawValue: 256) }

  /// Marks over which no phrase runs.
  @inlinable public static var breaks: Separators { [.stop, .colon, .dash, .open, .close] }
}
