import Language
import Model

extension Framework {
  /// The grade of each area in a report under this framework: that of the table or the heading of the
  /// area where there is one, else of the first sentence that gives it. Grades that the framework
  /// lacks, and areas that it does not judge, have none.
  func grades(of statements: [GradeMention]) -> [String: String] {
    var result: [String: String] = [:]
    for isLabelled in [true, false] {
      for statement in statements
      where statement.isCurrent && statement.isLabelled == isLabelled
        && areas.contains(statement.area) && grades.contains(statement.grade)
        && result[statement.area] == nil
      {
        result[statement.area] = statement.grade
      }
    }
    return result
  }

  /// The statements without those on an area that this framework judges together with another:
  /// until 2022 one grade was for "children in care and care leavers".
  func withoutCombined(_ statements: [GradeMention]) -> [GradeMention] {
    var judged: Set<Range<Int>> = []
    for statement in statements where areas.contains(statement.area) {
      judged.insert(statement.range)
    }
    return statements.filter { areas.contains($0.area) || !judged.contains($0.range) }
  }

  /// The areas without a grade under this version, although other versions of the framework grade
  /// them, and those that the report calls not judged; in the order of the frameworks.
  func areasNotGiven(besides unjudged: [String], among frameworks: [Framework]) -> [String] {
    var result: [String] = []
    let others = frameworks.filter { $0.family == family }.flatMap(\.areas)
    for area in others where !result.contains(area) {
      if !areas.contains(area) || unjudged.contains(area) { result.append(area) }
    }
    return result
  }
}
