import Glibc
import Model
import Reading
import Store

/// The store's file, which gives way to a new one where it is of no use.
struct StoreFile {
  private let path: FilePath

  init(_ path: FilePath) {
    self.path = path
  }

  /// The store in the file, made where there is none.
  ///
  /// - Parameter tell: Takes why an older store was set aside.
  func open(
    tell: (StoreSetAside) -> Void
  ) throws(StoreError) -> Store {
    guard let name = String(validating: path.bytes, as: UTF8.self) else {
      throw .unavailable(path: path.description, reason: "its name is not UTF-8")
    }
    makeFolder()
    do throws(StoreError) {
      return try Store(path: name)
    } catch {
      guard error.isReplaceable else { throw error }
      tell(try setAside(because: error))
      return try Store(path: name)
    }
  }

  /// What there is to tell of a store that failed at work. One that is of no use goes out of the way, so that the
  /// next run makes a new one.
  func trouble(after error: StoreError) -> any Problem {
    guard error.isReplaceable else { return error }
    do throws(StoreError) {
      return try setAside(because: error)
    } catch {
      return error
    }
  }

  /// Where a store goes that is of no use; an older one there goes.
  private var aside: FilePath { FilePath(path.bytes + Array(".aside".utf8)) }

  /// Moves a store of no use out of the way, with what belongs to it.
  func setAside(because error: StoreError) throws(StoreError) -> StoreSetAside {
    let moved = path.withCString { old in aside.withCString { rename(old, $0) } }
    guard moved == 0 else {
      throw .unavailable(
        path: printable(path.description),
        reason: "\(error.message), and cannot be set aside: \(reason(of: errno))")
    }
    // They belong to the file that has gone.
    for ending in ["-wal", "-shm"] {
      _ = FilePath(path.bytes + Array(ending.utf8)).withCString { unlink($0) }
    }
    return StoreSetAside(why: error, aside: printable(aside.description))
  }

  /// Makes the folder of the file, as far as it is missing; what fails shows when the file is opened.
  private func makeFolder() {
    for (place, byte) in path.bytes.enumerated() where byte == UInt8(ascii: "/") && place > 0 {
      _ = FilePath(Array(path.bytes[..<place])).withCString { mkdir($0, 0o755) }
    }
  }
}

/// A store that was of no use, and is kept under another name.
struct StoreSetAside: Problem {
  let why: StoreError
  let aside: String
  var code: String { why.code }
  var message: String { "\(why.message); it is kept as \(aside), and pages are read again" }
}
