import Glibc

/// What the paths of one file have in common, be they hard links or spellings of one name.
///
/// Some file systems give one number to several files. So the size and the times have to be the same
/// as well: a file is rather read twice than not at all.
package struct FileIdentity: Hashable, Sendable {
  /// The file's number, and the device on which it has it.
  struct Inode: Hashable {
    let device: UInt
    let number: UInt

    init(_ status: stat) {
      device = status.st_dev
      number = status.st_ino
    }
  }

  private let inode: Inode
  private let size: Int

  /// Seconds and nanoseconds of the last change of the content, and of the status.
  private let times: [Int]

  init(_ status: stat) {
    inode = Inode(status)
    size = status.st_size
    times = [
      status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
    ]
  }

  /// Whether the content cannot have changed from one to the other. A file may be renamed meanwhile.
  func hasContent(of other: FileIdentity) -> Bool {
    inode == other.inode && size == other.size && times[..<2] == other.times[..<2]
  }

  /// Whether content and status were last changed before that second. A clock of a file system may tick
  /// seldom: what changes a moment after a file was read must not have the time that was seen.
  package func wasChanged(before second: Int) -> Bool {
    times[0] < second && times[2] < second
  }

  /// The identity as bytes, 48 of them.
  package var bytes: [UInt8] {
    ([Int(bitPattern: inode.device), Int(bitPattern: inode.number), size] + times).flatMap { part in
      withUnsafeBytes(of: part.littleEndian) { Array($0) }
    }
  }
}
