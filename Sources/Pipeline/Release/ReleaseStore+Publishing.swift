import Reading

extension ReleaseStore {
  /// Puts the descriptions beside the tables, and makes all of it the latest release.
  ///
  /// - Returns: the release's name.
  func publish(_ files: [Dataset.File], _ report: RunReport) throws(ReleaseError) -> String {
    let package = DataPackage(files: files).bytes
    let dataset = DataPackage.datasetHash(files.map { ($0.name, $0.sha256) })
    let finished = Instant.now
    let account = report.bytes(
      files: files, dataset: dataset, package: SHA256.hexadecimal(of: package), finished: finished)
    try write(package, to: "datapackage.json")
    try write(account, to: "run.json")
    var sizes = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.size) })
    sizes["datapackage.json"] = package.count
    sizes["run.json"] = account.count
    return try publish(at: finished, fingerprint: String(dataset.prefix(6)), files: sizes)
  }

  private func write(_ bytes: [UInt8], to name: String) throws(ReleaseError) {
    let file = try OutputFile(name, in: staging)
    var failure: ReleaseError?
    bytes.withUnsafeBytes { bytes in
      do throws(ReleaseError) { try file.write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    _ = try file.finish()
  }
}
