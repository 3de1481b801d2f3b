import Extraction
import Interpretation
import Language
import Model

/// The readers of a catalogue and the lexicon that they share, for texts that a test has as they are.
package struct Stages: Sendable {
  package let lexicon: Lexicon
  package let extractor = Extractor()
  package let gradeExtractor: GradeExtractor
  package let interpreter: Interpreter
  package let matcher: MetricMatcher
  package let gazetteer: Gazetteer
  package let inspections: InspectionReader
  package let judgements: JudgementInterpreter

  package init(_ catalogue: Catalogue) throws {
    var lexicon = Lexicon.english
    gradeExtractor = try GradeExtractor(
      areas: catalogue.areas, grades: catalogue.grades, lexicon: &lexicon)
    interpreter = try Interpreter(catalogue, lexicon: &lexicon)
    gazetteer = Gazetteer(catalogue: catalogue, lexicon: &lexicon)
    matcher = try MetricMatcher(catalogue: catalogue, gazetteer: gazetteer, lexicon: &lexicon)
    inspections = try InspectionReader(catalogue: catalogue, lexicon: &lexicon)
    judgements = try JudgementInterpreter(
      catalogue: catalogue, gazetteer: gazetteer, figures: matcher, lexicon: &lexicon)
    self.lexicon = lexicon
  }

  /// The readers of the built-in catalogue.
  package static let builtIn = Result { try Stages(.builtIn()) }

  package func analysed(_ text: PageText) -> AnalysedText { AnalysedText(text, lexicon: lexicon) }

  package func grades(in text: PageText, title: String?) -> [GradeMention] {
    gradeExtractor.grades(in: analysed(text), title: title)
  }

  /// What a page states, by its mentions and grades.
  package func reading(of page: Page) -> PageInterpretation {
    let text = analysed(page.text)
    return interpreter.reading(
      of: page, text, mentions: extractor.mentions(in: text),
      grades: gradeExtractor.grades(
        in: text, title: interpreter.isOfOtherRemit(page, text) ? nil : page.title))
  }

  package func reading(
    of page: Page, mentions: [Mention], grades: [GradeMention]
  ) -> PageInterpretation {
    interpreter.reading(of: page, analysed(page.text), mentions: mentions, grades: grades)
  }

  /// The figures of mentions with what their sentences say of them, and of no authority.
  package func figures(
    of mentions: [Mention], in text: PageText, title: String? = nil
  ) throws -> [Figure] {
    let drafts = try mentions.map { try FigureInterpreter().draft(of: $0, in: text) }
    return matcher.reading(of: drafts, in: analysed(text), title: title).figures.map { $0.figure() }
  }

  package func inspection(of page: Page, grades: [GradeMention] = []) -> Inspection? {
    inspections.inspection(of: page, analysed(page.text), grades: grades)
  }

  package func authority(of page: Page) -> Authority? {
    let subject = subject(of: page)
    return subject.count == 1 ? subject.first : nil
  }

  package func subject(of page: Page) -> [Authority] {
    interpreter.subject(of: page, analysed(page.text))
  }
}

extension Extractor {
  package func mentions(in text: PageText) -> [Mention] { reading(of: text).mentions }

  package func reading(of text: PageText) -> ExtractionResult {
    reading(of: AnalysedText(text, lexicon: .english))
  }
}
