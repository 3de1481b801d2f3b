import Language
import Model

/// What a page leaves open, where a guess would be worse than nothing.
package enum PageProblem: Problem, Hashable {
  /// The page speaks as much of one authority as of others, and says of none that it is about it.
  case authorityOpen([String])

  /// A report without a grade for areas that its framework judges.
  case gradesMissing([String], framework: String)

  package var code: String {
    switch self {
    case .authorityOpen: "authority-open"
    case .gradesMissing: "grades-missing"
    }
  }

  package var message: String {
    switch self {
    case .authorityOpen(let names):
      "the page may be about \(names.joined(separator: " or ")); its figures are given no authority "
        + "but where their sentence names one"
    case .gradesMissing(let areas, let framework):
      "\(framework) judges \(areas.joined(separator: ", ")), but no grade was found; look into the "
        + "report"
    }
  }
}
