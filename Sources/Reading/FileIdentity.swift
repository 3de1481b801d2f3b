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

  /// A second and its nanosecond.
  private struct Time: Hashable {
    let second: Int
    let nanosecond: Int

    init(_ time: timespec) {
      (second, nanosecond) = (time.tv_sec, time.tv_nsec)
    }
  }

  private let inode: Inode
  private let size: Int

  /// The last change of the content.
  private let modified: Time

  /// The last change of the status: of a name, of rights.
  private let changed: Time

  init(_ status: stat) {
    inode = Inode(status)
    size = status.st_size
    modified = Time(status.st_mtim)
    changed = Time(status.st_ctim)
  }

  /// Of the inode alone: few files share one.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(inode.number)
  }

  /// Whether the content cannot have changed from one to the other. A file may be renamed meanwhile.
  func hasContent(of other: FileIdentity) -> Bool {
    inode == other.inode && size == other.size && modified == other.modified
  }

  /// Whether content and status were last changed before that second. A clock of a file system may tick
  /// seldom: what changes a moment after a file was read must not have the time that was seen.
  package func wasChanged(before second: Int) -> Bool {
    modified.second < second && changed.second < second
  }

  /// The identity as bytes, 56 of them.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(56)
    for part in [
      Int(bitPattern: inode.device), Int(bitPattern: inode.number), size, modified.second,
      modified.nanosecond, changed.second, changed.nanosecond,
    ] {
      withUnsafeBytes(of: part.littleEndian) { bytes += $0 }
    }
    return bytes
  }
}
