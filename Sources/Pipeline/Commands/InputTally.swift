/// How many files a command was given, and how many of them it could open.
struct InputTally {
  private var named = 0
  private var opened = 0

  mutating func count(isOpened: Bool) {
    named += 1
    if isOpened { opened += 1 }
  }

  /// `noInput` where files were named and none could be opened.
  var status: RunStatus { named > 0 && opened == 0 ? .noInput : .ok }
}
