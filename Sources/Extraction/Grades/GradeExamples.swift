import Language
import Model

extension GradeExtractor {
  /// The examples of the rules of grades that do not hold; none where all is well.
  package func failedExamples(knownTo lexicon: Lexicon) -> [String] {
    let sets = [
      rules.frames, rules.refusals, rules.times, rules.dates, rules.areas, rules.blocks,
      rules.links, rules.listings, rules.lines,
    ]
    return zip(sets, GradeRules.files).flatMap { rules, file in
      rules.failedExamples(of: [file]) { example in
        let text = AnalysedText(PageText(paragraph: example), lexicon: lexicon)
        return text.sentences(of: 0).flatMap { sentence in
          let read = gradeText(text.words(of: sentence), bytes: text.bytes, isDated: true)
          return views(of: read, for: file.name).map { view in
            (view, { view.writing(of: $0, in: text.bytes) })
          }
        }
      }
    }
  }

  /// What of a sentence the rules of a file are asked of.
  private func views(of sentence: GradeText, for file: String) -> [WordText] {
    let text = sentence.text
    let clauses = sentence.grades.map { sentence.clause(of: $0) }
    let starts = clauses.map(\.places.lowerBound)
    let views =
      switch file {
      case "grade_dates.rules", "grade_links.rules", "grade_listings.rules": [text]
      case "grades.rules": clauses
      case "grade_blocks.rules", "grade_lines.rules": [text] + clauses
      case "grade_areas.rules":
        clauses + zip(starts, sentence.grades).map { text[$0..<$1.words.lowerBound] }
      default: clauses + starts.map { text[0..<$0 + 1] }
      }
    return views.isEmpty ? [text] : views
  }
}

extension WordText {
  fileprivate func writing(of tokens: Range<Int>, in bytes: [UInt8]) -> String {
    let found = words[places].dropFirst(tokens.lowerBound).prefix(tokens.count)
    guard let first = found.first, let last = found.last else { return "" }
    return String(decoding: bytes[first.start..<last.end], as: UTF8.self)
  }
}
