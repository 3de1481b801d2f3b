/// The rules that say of a number that it is not a figure.
///
/// A class, as every number is asked of them: copies of the sets took 3% of extraction.
package final class Refusals: Sendable {
  package static let english = Refusals()

  /// Asked before dates are read, where a number cannot be mistaken for one.
  package let beforeDates: RuleSet<Sentence>

  /// Asked behind the dates.
  package let afterDates: RuleSet<Sentence>

  static let files = [
    RuleFile(
      embedded: "refusals_before_dates.rules", PackageResources.refusals_before_dates_rules),
    RuleFile(embedded: "refusals.rules", PackageResources.refusals_rules),
  ]

  private init() {
    let words = Lexicon.english.ruleWords
    beforeDates = RuleSet(embedded: [Self.files[0]], words: words)
    afterDates = RuleSet(embedded: [Self.files[1]], words: words)
  }
}

extension RuleFile {
  /// A file of the binary itself, in which a fault is the program's.
  package init(embedded name: String, _ bytes: [UInt8], base: RuleFile? = nil) {
    do throws(RuleError) {
      try self.init(name: name, bytes: bytes, base: base)
    } catch {
      preconditionFailure(error.message)
    }
  }
}

extension RuleSet {
  /// Rules of files of the binary itself.
  package init(embedded files: [RuleFile], words: RuleWords) {
    do throws(RuleError) {
      try self.init(files, words: words)
    } catch {
      preconditionFailure(error.message)
    }
  }
}

extension Sentence {
  /// The token behind those that a refusal takes, and its name; nil where none holds.
  ///
  /// Rules know nothing of sentences; here their matcher is compiled for one.
  package func refusal(at: Int, beforeDates: Bool) -> (end: Int, rule: String)? {
    let refusals = Refusals.english
    return beforeDates
      ? refusals.beforeDates.named(at: at, in: self) : refusals.afterDates.named(at: at, in: self)
  }
}

extension RuleSet<Sentence> {
  fileprivate func named(at: Int, in text: Sentence) -> (end: Int, rule: String)? {
    first(at: at, in: text).map { ($0.tokens.upperBound, names[$0.rule]) }
  }
}

extension Refusals {
  /// The examples that do not hold; none where all is well.
  package func failedExamples() -> [String] {
    zip([beforeDates, afterDates], Self.files).flatMap { rules, file in
      rules.failedExamples(of: [file]) { Sentence.all(of: $0).map { ($0, $0.words) } }
    }
  }
}
