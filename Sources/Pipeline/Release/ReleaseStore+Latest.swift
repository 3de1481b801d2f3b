import Glibc
import JSON
import Reading

extension ReleaseStore {
  /// Whether `latest` names that release, and each of its files is there in its size. Who wants to know of each
  /// byte asks `gleaner verify`.
  func hasWholeLatest(named release: String) -> Bool {
    latest?.name == release
  }

  /// The name of the latest release, where it is whole and has that dataset in the same files.
  func latest(of dataset: DatasetDigest, in files: [Dataset.File]) -> String? {
    guard let latest, latest.dataset == dataset.hexadecimal, latest.files == Set(files.map(\.name))
    else { return nil }
    return latest.name
  }

  /// The name of the release that `latest` names; nil where it names none.
  var latestName: String? {
    output.target(of: "latest")?.split(separator: "/").last.map(String.init)
  }

  /// What the release that `latest` names tells of itself; nil where there is none, or it is damaged.
  var latestDescription: (run: JSON, package: JSON)? {
    guard let target = output.target(of: "latest"),
      let folder = Folder(FilePath(target), in: output), let run = folder.json("run.json"),
      let package = folder.json("datapackage.json")
    else { return nil }
    return (run, package)
  }

  /// The release that `latest` names, what its run.json says of its dataset, and the names of its files; nil where
  /// it is not whole.
  private var latest: (name: String, dataset: String, files: Set<String>)? {
    guard let target = output.target(of: "latest"),
      let folder = Folder(FilePath(target), in: output),
      let name = target.split(separator: "/").last.map(String.init),
      let (run, package) = latestDescription, let dataset = run["dataset_sha256"]?.string,
      let resources = package["resources"]?.array
    else { return nil }
    var files: Set<String> = []
    for resource in resources {
      guard let path = resource["path"]?.string, let size = resource["bytes"]?.integer,
        let status = folder.status(of: path), status.st_mode & S_IFMT == S_IFREG,
        status.st_size == size
      else { return nil }
      files.insert(path)
    }
    return (name, dataset, files)
  }
}

extension Folder {
  /// The JSON in the file of that name; nil where there is none.
  fileprivate func json(_ name: String) -> JSON? {
    let document = try? DocumentReader(base: path, limit: 1 << 26)
      .document(at: FilePath(name), source: "")
    return document.flatMap { try? JSON(parsing: $0.bytes) }
  }
}
