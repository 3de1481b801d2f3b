import Model

/// Why a `.lex` file cannot be used.
package enum WordClassError: Problem, Equatable {
  /// A line that is neither a class, nor words of one: words before the first class, a quote without end.
  case badLine(file: String, line: Int, fault: String)

  /// A union names a class that no file has: `@function = @prepositon`; `nearest` is one that there is.
  case unknownClass(file: String, line: Int, name: String, nearest: String?)

  /// Two classes have one name.
  case duplicateClass(file: String, line: Int, name: String)

  /// A word stands twice in one class.
  case duplicateWord(file: String, line: Int, name: String, word: String)

  /// A union that contains itself, through others or at once.
  case circularUnion(file: String, line: Int, name: String)

  package var code: String {
    switch self {
    case .badLine: "words-syntax"
    case .unknownClass: "words-unknown-class"
    case .duplicateClass: "words-duplicate-class"
    case .duplicateWord: "words-duplicate-word"
    case .circularUnion: "words-circular-union"
    }
  }

  package var message: String { "\(file):\(line): \(fault)" }

  private var file: String {
    switch self {
    case .badLine(let file, _, _), .unknownClass(let file, _, _, _),
      .duplicateClass(let file, _, _), .duplicateWord(let file, _, _, _),
      .circularUnion(let file, _, _):
      file
    }
  }

  private var line: Int {
    switch self {
    case .badLine(_, let line, _), .unknownClass(_, let line, _, _),
      .duplicateClass(_, let line, _), .duplicateWord(_, let line, _, _),
      .circularUnion(_, let line, _):
      line
    }
  }

  private var fault: String {
    switch self {
    case .badLine(_, _, let fault): fault
    case .unknownClass(_, _, let name, let nearest):
      "there is no class @\(name)" + (nearest.map { "; did you mean @\($0)?" } ?? "")
    case .duplicateClass(_, _, let name): "there is a class @\(name) already"
    case .duplicateWord(_, _, let name, let word): "@\(name) has \"\(word)\" already"
    case .circularUnion(_, _, let name): "@\(name) contains itself"
    }
  }
}
