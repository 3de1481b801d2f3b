import Reading

extension ReleaseStore {
  /// Puts the descriptions beside the tables, makes all of it the latest release, and tells of the run.
  ///
  /// - Returns: the release's name.
  func publish(
    _ files: [Dataset.File], _ dataset: DatasetDigest, _ report: RunReport
  ) throws(ReleaseError) -> String {
    let package = DataPackage(files: files).bytes
    let finished = Instant.now
    let account = report.account(of: files, dataset, package: package, finished: finished)
    try staging.write(package, to: "datapackage.json")
    try staging.write(account, to: "run.json")
    var sizes = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.size) })
    sizes["datapackage.json"] = package.count
    sizes["run.json"] = account.count
    return try publish(
      at: finished, fingerprint: String(dataset.hexadecimal.prefix(6)), files: sizes)
  }

  /// Puts the account of a run beside the releases, in the place of the one before it.
  func tell(_ report: RunReport, _ outcome: RunOutcome) {
    tell(report.account(of: outcome, finished: Instant.now))
  }
}

extension Folder {
  /// Writes a file of that name, where there is none.
  func write(_ bytes: [UInt8], to name: String) throws(ReleaseError) {
    let file = try OutputFile(name, in: self)
    var failure: ReleaseError?
    bytes.withUnsafeBytes { bytes in
      do throws(ReleaseError) { try file.write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    _ = try file.finish()
  }
}
