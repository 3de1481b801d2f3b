import Language
import Model

/// The title of a page and the grades in it.
package struct Headline: Sendable {
  package let text: AnalysedText
  package let grades: [GradeMention]

  package init(_ text: AnalysedText, grades: [GradeMention]) {
    (self.text, self.grades) = (text, grades)
  }

  /// The same with some of its grades.
  func with(_ isMeant: (GradeMention) -> Bool) -> Headline {
    Headline(text, grades: grades.filter(isMeant))
  }
}
