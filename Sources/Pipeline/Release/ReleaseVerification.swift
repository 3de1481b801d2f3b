import CSV
import Glibc
import JSON
import Model
import Parquet
import Reading

/// What is wrong with a release.
package enum ReleaseFault: Problem, Equatable {
  /// There is no release under that name, or `latest` leads nowhere.
  case noRelease(path: String, reason: String)
  /// `datapackage.json` or `run.json` is not there, or is not what this program writes.
  case badDescription(file: String, reason: String)
  case missingFile(String)
  case unlistedFile(String)
  /// The file has another size than `datapackage.json` says.
  case wrongSize(file: String, bytes: Int, listed: Int)
  /// The file has another SHA-256.
  case wrongHash(file: String)
  /// The file has another number of rows.
  case wrongRows(file: String, rows: Int, listed: Int)
  /// The file has other columns.
  case wrongColumns(file: String)
  /// The file is not of its format: damaged gzip, no Parquet.
  case unreadable(file: String, reason: String)

  package var code: String {
    switch self {
    case .noRelease: "no-release"
    case .badDescription: "bad-description"
    case .missingFile: "file-missing"
    case .unlistedFile: "file-not-listed"
    case .wrongSize: "file-size"
    case .wrongHash: "file-hash"
    case .wrongRows: "row-count"
    case .wrongColumns: "file-columns"
    case .unreadable: "file-damaged"
    }
  }

  package var message: String {
    switch self {
    case .noRelease(let path, let reason): "\(path): there is no release: \(reason)"
    case .badDescription(let file, let reason): "\(file): \(reason)"
    case .missingFile(let file): "\(file) is listed and is not there"
    case .unlistedFile(let file): "\(file) is there and is not listed"
    case .wrongSize(let file, let bytes, let listed):
      "\(file) has \(bytes) bytes, listed are \(listed)"
    case .wrongHash(let file): "\(file) does not have the SHA-256 that is listed"
    case .wrongRows(let file, let rows, let listed):
      "\(file) has \(rows) rows, listed are \(listed)"
    case .wrongColumns(let file): "\(file) does not have the columns that are listed"
    case .unreadable(let file, let reason): "\(file): \(reason)"
    }
  }
}

/// A release held against what it says of itself: every file's size, hash, rows and columns, and that no
/// file is missing or added.
package struct ReleaseVerification {
  /// The release's own name, `2026-11-21T020000Z-3f9c2a`.
  package let name: String
  package private(set) var faults: [ReleaseFault] = []
  private var files = 0
  private var tables: [String: Int] = [:]

  /// What the release holds, for a person: `23 files, 7 tables, 1204 rows`.
  package var description: String {
    "\(files) files, \(tables.count) tables, \(tables.values.reduce(0, +)) rows"
  }

  /// The release that `latest` of the output names.
  package init(latestOf configuration: Configuration) throws(ReleaseFault) {
    let output = configuration.outputFolder
    let link = output.appending(FilePath("latest"))
    let folder: Folder
    do throws(ReleaseError) {
      folder = try Folder(output)
    } catch {
      throw .noRelease(path: printable(output.description), reason: error.message)
    }
    guard let target = folder.target(of: "latest") else {
      throw .noRelease(path: printable(link.description), reason: "it is not a link, or not there")
    }
    try self.init(FilePath(target), within: output)
  }

  /// The release in the folder of that name.
  package init(atBytes path: [UInt8]) throws(ReleaseFault) {
    try self.init(FilePath(path), within: FilePath(""))
  }

  private init(_ path: FilePath, within output: FilePath) throws(ReleaseFault) {
    let path = output.appending(path)
    let folder: Folder
    do throws(ReleaseError) {
      folder = try Folder(path)
    } catch {
      throw .noRelease(path: printable(path.description), reason: reason(of: errno))
    }
    name = path.description.split(separator: "/").last.map(String.init) ?? path.description
    verify(folder)
  }

  private mutating func verify(_ folder: Folder) {
    do throws(ReleaseFault) {
      let package = try Self.description("datapackage.json", in: folder)
      let run = try Self.description("run.json", in: folder)
      // A release without a form bears the descriptor's hash in the place of the dataset's.
      let isFirstForm = package.json["form"] == nil
      let hash = isFirstForm ? "dataset_sha256" : "datapackage_sha256"
      if run.json[hash]?.string != SHA256.hexadecimal(of: package.bytes) {
        faults.append(.wrongHash(file: "datapackage.json"))
      }
      guard let resources = package.json["resources"]?.array else {
        throw .badDescription(file: "datapackage.json", reason: "it lists no resources")
      }
      let files = resources.filter { $0["rows"] != nil }.compactMap { resource in
        resource["path"]?.string.map { path in
          (name: path, sha256: String(resource["hash"]?.string?.dropFirst("sha256:".count) ?? ""))
        }
      }
      if !isFirstForm, run.json["dataset_sha256"]?.string != DatasetDigest(files).hexadecimal {
        faults.append(
          .badDescription(file: "run.json", reason: "dataset_sha256 is not that of the files"))
      }
      try verify(resources, in: folder)
    } catch {
      faults.append(error)
    }
  }

  private mutating func verify(_ resources: [JSON], in folder: Folder) throws(ReleaseFault) {
    var listed: Set<String> = ["datapackage.json", "run.json"]
    var columns: [String: [String]] = [:]
    for resource in resources {
      guard let table = resource["title"]?.string, let fields = resource["schema"]?["fields"]?.array
      else { continue }
      columns[table] = fields.compactMap { $0["name"]?.string }
    }
    for resource in resources {
      let lacking = ReleaseFault.badDescription(
        file: "datapackage.json", reason: "a resource lacks a member")
      guard let file = resource["path"]?.string, let size = resource["bytes"]?.integer,
        let hash = resource["hash"]?.string
      else { throw lacking }
      // A file that holds all tables has no rows of its own.
      let rows = resource["rows"]?.integer
      let table = resource["title"]?.string.flatMap { name in columns[name].map { (name, $0) } }
      guard rows == nil || table != nil else { throw lacking }
      listed.insert(file)
      files += 1
      if let rows, let table { tables[table.0] = rows }
      do throws(ReleaseFault) {
        let open = try OpenTable(file, in: folder)
        let (found, hashFound) = try open.sizeAndHash()
        if found != size { faults.append(.wrongSize(file: file, bytes: found, listed: size)) }
        if "sha256:\(hashFound)" != hash { faults.append(.wrongHash(file: file)) }
        guard let rows, let table else { continue }
        let content = try open.content()
        if content.rows != rows {
          faults.append(.wrongRows(file: file, rows: content.rows, listed: rows))
        }
        if content.columns != table.1 { faults.append(.wrongColumns(file: file)) }
      } catch {
        faults.append(error)
      }
    }
    let names = ((try? folder.names()) ?? []).map(\.description).sorted()
    faults += names.filter { !listed.contains($0) }.map { .unlistedFile(printable($0)) }
  }

  private static func description(
    _ name: String, in folder: Folder
  ) throws(ReleaseFault) -> (bytes: [UInt8], json: JSON) {
    let bytes: [UInt8]
    do throws(ReadingError) {
      bytes = try DocumentReader(limit: 256 << 20)
        .file(at: folder.path.appending(FilePath(name)), source: "").bytes
    } catch {
      throw .badDescription(file: name, reason: error.message)
    }
    do throws(JSONError) {
      return (bytes, try JSON(parsing: bytes))
    } catch {
      throw .badDescription(file: name, reason: error.message)
    }
  }
}

/// The open file of a table, read piece by piece.
private final class OpenTable {
  private let name: String
  private let path: FilePath
  private let file: Int32

  init(_ name: String, in folder: Folder) throws(ReleaseFault) {
    self.name = name
    path = folder.path.appending(FilePath(name))
    file = openat(
      folder.descriptor, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      throw errno == ENOENT
        ? .missingFile(name) : .unreadable(file: name, reason: reason(of: errno))
    }
  }

  deinit { close(file) }

  func sizeAndHash() throws(ReleaseFault) -> (Int, String) {
    var size = 0
    let hash = SHA256()
    try read { bytes in
      size += bytes.count
      hash.update(bytes)
    }
    return (size, hash.hexadecimal())
  }

  func content() throws(ReleaseFault) -> (rows: Int, columns: [String]) {
    if name.hasSuffix(".parquet") { return try footer() }
    var counter = CSVRowCounter()
    if name.hasSuffix(".gz") {
      try unpack { counter.take($0) }
    } else {
      try read { counter.take($0) }
    }
    counter.finish()
    // Behind a byte order mark.
    var reader = CSVReader(counter.header)
    let names = ((try? reader.nextRow()) ?? nil)?.map { $0 ?? "" }
    return (counter.rows, names ?? [])
  }

  private func footer() throws(ReleaseFault) -> (rows: Int, columns: [String]) {
    do {
      let file = try RandomAccessFile(path)
      let reader = try ParquetReader(size: file.size, source: file.bytes)
      return (reader.rowCount, reader.columns.map(\.name))
    } catch let error as ParquetReadError {
      throw .unreadable(file: name, reason: error.message)
    } catch let error as any Problem {
      throw .unreadable(file: name, reason: error.message)
    } catch {
      throw .unreadable(file: name, reason: "\(error)")
    }
  }

  private func read(_ body: (UnsafeRawBufferPointer) -> Void) throws(ReleaseFault) {
    lseek(file, 0, SEEK_SET)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(file, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(file: name, reason: reason(of: errno)) }
      if count == 0 { return }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  private func unpack(_ body: (UnsafeRawBufferPointer) -> Void) throws(ReleaseFault) {
    lseek(file, 0, SEEK_SET)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    do throws(ReadingError) {
      let packed = try GzipFile(descriptor: fcntl(file, F_DUPFD_CLOEXEC, 0))
      while case let count = try packed.read(into: buffer), count > 0 {
        body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    } catch {
      throw .unreadable(file: name, reason: error.message)
    }
  }
}
