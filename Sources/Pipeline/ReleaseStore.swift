import Glibc
import Model
import Reading

/// The folder of releases, and the link to the last complete one.
///
/// A release is written in a hidden folder, synced, renamed, and then `latest` is swapped by
/// rename(2). So at any instant `latest` names one whole dataset: the last one or the new one.
///
///     output/.gleaner.lock
///     output/latest -> releases/2026-11-21T020000Z-3f9c2a
///     output/releases/2026-11-21T020000Z-3f9c2a/
///     output/releases/.staging/                             while a run writes
final class ReleaseStore {
  private let output: FilePath
  private let releases: FilePath
  private let lock: Int32

  /// Where the next release is written: an empty folder.
  let staging: FilePath

  /// An old release while it is removed.
  private let leaving: FilePath

  /// Takes the output folder for this run, makes it where it is missing, and sweeps what a run that
  /// died has left there. The system gives the folder free when the process ends, however it ends.
  ///
  /// - Throws: `locked` where another run has it.
  init(_ output: FilePath) throws(ReleaseError) {
    self.output = output
    releases = output.appending(FilePath("releases"))
    staging = releases.appending(FilePath(".staging"))
    leaving = releases.appending(FilePath(".leaving"))
    try Self.makeFolders(releases)
    let path = output.appending(FilePath(".gleaner.lock"))
    lock = path.withCString { open($0, O_RDWR | O_CREAT | O_CLOEXEC, 0o644) }
    guard lock >= 0 else { throw failure(path) }
    if flock(lock, LOCK_EX | LOCK_NB) != 0 {
      let error =
        errno == EWOULDBLOCK ? ReleaseError.locked(path: path.description) : failure(path)
      close(lock)
      throw error
    }
    try checkLatest()
    sweep()
    guard staging.withCString({ mkdir($0, 0o755) }) == 0 else { throw failure(staging) }
  }

  deinit {
    sweep()
    close(lock)
  }

  /// Makes what stands in `staging` the latest release.
  ///
  /// - Parameters:
  ///   - instant: The hour of the run, UTC.
  ///   - fingerprint: The first digits of the dataset's hash.
  /// - Returns: the release's name, `2026-11-21T020000Z-3f9c2a`; names always sort by age.
  func publish(at instant: Instant, fingerprint: String) throws(ReleaseError) -> String {
    var instant = instant
    if let newest = names().last.flatMap(Instant.init(releaseName:)), newest >= instant {
      instant = newest.following
    }
    let name = "\(instant.compact)-\(fingerprint)"
    let release = releases.appending(FilePath(name))
    try sync(staging)
    guard staging.withCString({ chmod($0, 0o555) }) == 0 else { throw failure(staging) }
    try rename(staging, to: release)
    try sync(releases)
    let link = output.appending(FilePath(".latest"))
    guard link.withCString({ symlink("releases/\(name)", $0) }) == 0 else { throw failure(link) }
    try rename(link, to: output.appending(FilePath("latest")))
    try sync(output)
    return name
  }

  /// Removes the oldest releases until `count` are left; never the one that `latest` names.
  func keep(_ count: Int) {
    let latest = latestName()
    for name in names().dropLast(count) where name != latest {
      // Half a release never stands under a release's name, whenever the machine dies.
      guard (try? rename(releases.appending(FilePath(name)), to: leaving)) != nil else { continue }
      remove(leaving)
    }
  }

  private func latestName() -> String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let length = output.appending(FilePath("latest"))
      .withCString { readlink($0, &buffer, buffer.count) }
    guard length > 0 else { return nil }
    let target = String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    return target.split(separator: "/").last.map(String.init)
  }

  /// The names of the complete releases, oldest first.
  private func names() -> [String] {
    Self.entries(of: releases).map(\.description)
      .filter { Instant(releaseName: $0) != nil }.sorted()
  }

  private func checkLatest() throws(ReleaseError) {
    let path = output.appending(FilePath("latest"))
    var status = stat()
    if path.withCString({ lstat($0, &status) }) == 0, status.st_mode & S_IFMT != S_IFLNK {
      throw .latestIsNoLink(path: path.description)
    }
  }

  private func sweep() {
    remove(staging)
    remove(leaving)
    _ = output.appending(FilePath(".latest")).withCString { unlink($0) }
  }

  /// What a search for pages must not bring: the program's own output in `output`.
  static func ownFiles(in output: FilePath) -> [FilePath] {
    ["releases", "latest"].map { output.appending(FilePath($0)) }
  }

  private func rename(_ old: FilePath, to new: FilePath) throws(ReleaseError) {
    let status = old.withCString { from in new.withCString { Glibc.rename(from, $0) } }
    guard status == 0 else { throw failure(new) }
  }

  private func sync(_ folder: FilePath) throws(ReleaseError) {
    let file = folder.withCString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard file >= 0 else { throw failure(folder) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(folder) }
  }

  private func failure(_ path: FilePath) -> ReleaseError {
    .cannotWrite(path: path.description, reason: reason(of: errno))
  }

  /// Makes a folder and those above it.
  private static func makeFolders(_ folder: FilePath) throws(ReleaseError) {
    var end = 0
    while end < folder.bytes.count {
      let next = folder.bytes[(end + 1)...].firstIndex(of: UInt8(ascii: "/"))
      end = next ?? folder.bytes.count
      let part = FilePath(Array(folder.bytes[..<end]))
      guard part.withCString({ mkdir($0, 0o755) }) == 0 || errno == EEXIST else {
        throw .cannotWrite(path: part.description, reason: reason(of: errno))
      }
    }
  }

  private static func entries(of folder: FilePath) -> [FilePath] {
    ((try? entryNames(of: folder)) ?? []).map { FilePath($0) }
  }

  /// Removes a folder of files, as far as it goes; a release has no folders within.
  private func remove(_ folder: FilePath) {
    _ = folder.withCString { chmod($0, 0o755) }
    for name in Self.entries(of: folder) {
      _ = folder.appending(name).withCString { unlink($0) }
    }
    _ = folder.withCString { rmdir($0) }
  }
}
