/// The rules that say of a number that it is not a figure.
package struct Refusals: Sendable {
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
  /// A file of the binary itself, in which a fault is the program's: a fatal error, which a release build
  /// prints, too, so that who wrote the rule is told its line.
  package init(embedded name: String, _ bytes: [UInt8], base: RuleFile? = nil) {
    do throws(RuleError) {
      try self.init(name: name, bytes: bytes, base: base)
    } catch {
      fatalError(error.message)
    }
  }
}

extension RuleSet {
  /// Rules of files of the binary itself.
  package convenience init(embedded files: [RuleFile], words: RuleWords) {
    do throws(RuleError) {
      try self.init(files, words: words)
    } catch {
      fatalError(error.message)
    }
  }
}

extension Sentence {
  /// The token behind those that a refusal takes, and its name; nil where none holds.
  ///
  /// Rules know nothing of sentences; here their matcher is compiled for one.
  package func refusal(at: Int, beforeDates: Bool, live: LiveRefusals) -> (end: Int, rule: String)?
  {
    let rules = beforeDates ? Refusals.english.beforeDates : Refusals.english.afterDates
    let live = beforeDates ? live.beforeDates : live.afterDates
    return rules.first(at: at, in: self, live: live).map {
      ($0.tokens.upperBound, rules.names[$0.rule])
    }
  }
}

/// The refusals that may hold in a sentence, by the words that they need.
package struct LiveRefusals {
  let beforeDates: LiveRules
  let afterDates: LiveRules

  package init(in sentence: Sentence) {
    beforeDates = Refusals.english.beforeDates.live(in: sentence)
    afterDates = Refusals.english.afterDates.live(in: sentence)
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
