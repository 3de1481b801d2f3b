/// Why bytes are not CSV. Lines count from 1.
public enum CSVError: Error, Hashable, Sendable {
  /// A quoted field has no end: `"12`.
  case unclosedQuote(line: Int)
  /// Something stands between a closing quote and the next comma or line end: `"12"kg`.
  case textAfterQuote(line: Int)
  /// A quote stands within a field that does not begin with one: `12"`.
  case quoteInBareField(line: Int)
  /// A carriage return without a line feed behind it, outside of quotes.
  case bareCarriageReturn(line: Int)
  /// A field is not UTF-8.
  case notUTF8(line: Int)

  /// The name of the fact: `unclosed-quote`.
  public var code: String {
    switch self {
    case .unclosedQuote: "unclosed-quote"
    case .textAfterQuote: "text-after-quote"
    case .quoteInBareField: "quote-in-bare-field"
    case .bareCarriageReturn: "bare-carriage-return"
    case .notUTF8: "not-utf8"
    }
  }

  /// What is wrong, in one line without a full stop.
  public var message: String {
    switch self {
    case .unclosedQuote(let line): "line \(line): a quoted field has no closing quote"
    case .textAfterQuote(let line): "line \(line): text stands behind a closing quote"
    case .quoteInBareField(let line): "line \(line): a quote stands within a bare field"
    case .bareCarriageReturn(let line): "line \(line): a carriage return without a line feed"
    case .notUTF8(let line): "line \(line): a field is not UTF-8"
    }
  }
}
