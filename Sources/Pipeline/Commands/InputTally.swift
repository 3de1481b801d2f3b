/// How the files that a command was given could be read.
struct InputTally {
  /// `noInput` where one could not be opened, else `dataError` where one gave nothing, else `ok`.
  private(set) var status = RunStatus.ok

  mutating func count(isOpened: Bool, isRead: Bool) {
    if !isOpened {
      status = .noInput
    } else if !isRead, status == .ok {
      status = .dataError
    }
  }
}
