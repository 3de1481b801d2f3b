import Language
import Model

extension GradeExtractor {
  /// The examples of the rules of grades that do not hold; none where all is well.
  ///
  /// Each is read as grades are: its sentences, and of each grade its clause, what leads up to that, and
  /// what stands before the grade.
  package func failedExamples(knownTo lexicon: Lexicon) -> [String] {
    let sets = [rules.frames, rules.refusals, rules.times, rules.dates, rules.areas, rules.blocks]
    return zip(sets, GradeRules.files).flatMap { set, file in
      set.failedExamples(of: [file]) { example in
        let text = AnalysedText(PageText(paragraph: example), lexicon: lexicon)
        return sentences(in: text.text, block: 0).flatMap { range in
          let sentence = gradeText(text.words(in: range), bytes: text.bytes, isDated: true)
          return views(of: sentence).map { view in
            (view, { view.writing(of: $0, in: text.bytes) })
          }
        }
      }
    }
  }

  private func views(of sentence: GradeText) -> [WordText] {
    let text = sentence.text
    let clauses = sentence.grades.flatMap { hit in
      let start = sentence.clauseStart(before: hit.words.lowerBound)
      return [
        text[start..<sentence.clauseEnd(from: hit.words.upperBound)], text[0..<start + 1],
        text[start..<hit.words.lowerBound],
      ]
    }
    return clauses.isEmpty ? [text] : clauses
  }
}

extension WordText {
  fileprivate func writing(of tokens: Range<Int>, in bytes: [UInt8]) -> String {
    let words = words[places][
      tokens.lowerBound + places.lowerBound..<tokens.upperBound + places.lowerBound]
    guard let first = words.first, let last = words.last else { return "" }
    return String(decoding: bytes[first.start..<last.end], as: UTF8.self)
  }
}
