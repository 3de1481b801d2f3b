import Model

/// Why a release cannot be compared with another.
package enum ComparisonProblem: Problem, Equatable {
  /// A file of it is not there, or damaged.
  case unreadable(release: String, reason: String)
  /// It was written by a version of this program whose tables have other ids or columns.
  case otherForm(release: String)
  /// There is no other release.
  case onlyOne(release: String)
  /// There is none at all.
  case none(path: String)

  package var code: String {
    switch self {
    case .unreadable: "release-unreadable"
    case .otherForm: "release-of-other-form"
    case .onlyOne: "one-release"
    case .none: "no-releases"
    }
  }

  package var message: String {
    switch self {
    case .unreadable(let release, let reason):
      "nothing is compared with the release \(release), which cannot be read: \(reason)"
    case .otherForm(let release):
      "nothing is compared with the release \(release): another version of this program wrote it, with other "
        + "ids or columns"
    case .onlyOne(let release):
      "there is one release, \(release), and no other to compare it with; the next run that finds something "
        + "new leaves one"
    case .none(let path): "there are no releases in \(path); gleaner run leaves one"
    }
  }
}
