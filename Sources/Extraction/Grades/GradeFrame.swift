import Language

/// How a grade is given, with the clause around it.
struct GradeFrame {
  /// An outcome of grades.rules or grade_listings.rules.
  let way: String?
  let grade: Range<Int>
  let clause: WordText

  /// The word of judging or the copula, at which the subject ends.
  let verb: Int?

  /// Where the noun phrase of the grade begins.
  let phrase: Int

  /// The words of what is judged, where the rule tells them.
  let object: Range<Int>?

  var first: Int { grade.lowerBound }
  var start: Int { clause.places.lowerBound }
  var isLeft: Bool { way == "left" }
  var isChange: Bool { way == "left" || way == "reached" }

  /// Whether a verb of being gives it, and none of judging.
  var isBare: Bool { way == "stated" || way == "equated" }

  /// Whether it is only sure in a sentence that speaks of grades.
  var needsEvidence: Bool { way == "stated" || way == "listed" || isFronted || isAside }

  /// Whether it is what was before the verb's: "Kent, inadequate in 2018, is now good".
  var isAside: Bool { way == "aside" }

  /// Whether it is said before the subject is named: "Inadequate in 2018, adoption is now good".
  var isFronted: Bool { way == "fronted" }

  init(_ match: WordMatch, grade: Range<Int>, clause: WordText) {
    (way, self.grade, self.clause) = (match.outcome, grade, clause)
    verb = match.part("verb")?.lowerBound
    phrase = match.part("phrase")?.lowerBound ?? clause.places.lowerBound
    object = match.part("object")
  }

  private init(_ way: String?, grade: Range<Int>, clause: WordText, verb: Int?) {
    (self.way, self.grade, self.clause, self.verb) = (way, grade, clause, verb)
    (phrase, object) = (clause.places.lowerBound, nil)
  }

  /// That of a grade that is joined to the one of this frame.
  func joined(to next: Range<Int>, clause: WordText, in text: WordText) -> GradeFrame {
    GradeFrame(
      isChange || isFronted || way == "quoted" ? "judged" : way, grade: next, clause: clause,
      verb: nil)
  }
}
