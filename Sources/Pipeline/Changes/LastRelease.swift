/// The release that `latest` named when the run began.
struct LastRelease {
  let folder: Folder

  /// Hands on what changed since that release, in order.
  ///
  /// - Parameter files: The tables that the run has written in `staging`.
  /// - Throws: `ComparisonProblem` where the release cannot be compared, be it after some changes.
  func forEachChange(
    to files: [Dataset.File], in staging: Folder, pause: () throws -> Void,
    _ body: (Change) throws -> Void
  ) throws {
    let difference = ReleaseDifference(
      old: try ReleaseTables(of: folder), new: ReleaseTables(files, in: staging))
    try difference.forEachChange(pause: pause, body)
  }
}
