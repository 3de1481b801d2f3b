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
}
