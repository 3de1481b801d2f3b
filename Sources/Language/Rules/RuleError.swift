/// Why a file of rules cannot be used.
package enum RuleError: Error, Equatable {
  /// A line or a pattern that cannot be read: a bracket that nothing closes.
  case badSyntax(file: String, line: Int, fault: String)

  /// A class, feature, span, word … that nothing defines; `nearest` is one that is there.
  case unknownName(file: String, line: Int, kind: String, name: String, nearest: String?)

  /// A second rule, class or definition of one name.
  case duplicateName(file: String, line: Int, name: String)

  /// `digits+`: a repetition without an upper bound.
  case unbounded(file: String, line: Int, element: String)

  /// A rule that may take no token at all, so that nothing shows where it begins.
  case takesNothing(file: String, line: Int, rule: String)

  /// A pattern that comes to more than `limit` instructions.
  case tooLarge(file: String, line: Int, rule: String, limit: Int)

  package var message: String {
    switch self {
    case .badSyntax(let file, let line, let fault): "\(file):\(line): \(fault)"
    case .unknownName(let file, let line, let kind, let name, let nearest):
      "\(file):\(line): no \(kind) is called \(name)"
        + (nearest.map { "; did you mean \($0)?" } ?? "")
    case .duplicateName(let file, let line, let name):
      "\(file):\(line): \(name) is defined already; give each a name of its own"
    case .unbounded(let file, let line, let element):
      "\(file):\(line): \(element) has no upper bound; write {1..8} for one to eight"
    case .takesNothing(let file, let line, let rule):
      "\(file):\(line): \(rule) may take no token; put one that has to be there into its brackets"
    case .tooLarge(let file, let line, let rule, let limit):
      "\(file):\(line): \(rule) comes to more than \(limit) instructions; lower its repetitions"
    }
  }
}
