extension RuleFile {
  /// How many examples each rule has of what it takes, and of what it leaves.
  package var exampleCounts: [(name: String, taken: Int, left: Int)] {
    rules.map { rule in
      let taken = rule.examples.count { $0.isTaken }
      return (rule.name, taken, rule.examples.count - taken)
    }
  }
}

extension RuleSet {
  /// The examples of files that do not hold, each in a line that names it; none where all is well.
  ///
  /// `read` cuts a text into what rules read, and gives with each how some of its tokens are
  /// written.
  package func failedExamples(
    of files: [RuleFile], read: (String) -> [(text: Text, words: (Range<Int>) -> String)]
  ) -> [String] {
    files.flatMap { file in
      file.rules.flatMap { rule in
        rule.examples.compactMap { example -> String? in
          guard let number = number(ofRule: rule.name) else { return nil }
          let taken = read(example.text).flatMap { text, words in
            (0..<text.count).compactMap { match(ofRule: number, at: $0, in: text) }
              .map { words($0.tokens) }
          }
          let isTaken = example.taken.map { taken.contains($0) } ?? !taken.isEmpty
          guard isTaken != example.isTaken else { return nil }
          let words = taken.isEmpty ? "nothing" : "\"\(taken.joined(separator: "\", \""))\""
          let fault =
            if !example.isTaken {
              ", which it should leave"
            } else if let meant = example.taken {
              "; it should take \"\(meant)\""
            } else {
              ", of which it should take something"
            }
          return "\(file.name):\(example.line): \(rule.name) takes \(words) in "
            + "\"\(example.text)\"\(fault)"
        }
      }
    }
  }
}
