/// A library that is not ours, in a Python interpreter of its own; `answers.py` says how the two talk.
final class OtherLibrary {
  let version: String
  private let child: ChildProcess

  /// Starts the script, behind `answers.py`, and waits until it has prepared its work.
  ///
  /// - Throws: `cannotStart` where there is no such interpreter, `refused` where the interpreter does
  ///   not know the library.
  init(script: [UInt8], arguments: [String], python: String) throws(BenchError) {
    let whole = String(decoding: PackageResources.answers_py + script, as: UTF8.self)
    child = try ChildProcess([python, "-c", whole] + arguments)
    let answer = try child.line().split(separator: " ", maxSplits: 1).map(String.init)
    guard answer.count == 2, answer[0] == "ready" else {
      throw .refused(answer: answer.last ?? "it says nothing")
    }
    version = answer[1]
  }

  /// Has it begin a job.
  func begin(_ job: String) throws(BenchError) { try child.send(job) }

  /// Waits for the end of the job, and says what it cost there.
  func end() throws(BenchError) -> Cost {
    let answer = try child.line()
    let numbers = answer.split(separator: " ").dropFirst().compactMap { Int($0) }
    guard answer.hasPrefix("done "), numbers.count == 3 else { throw .refused(answer: answer) }
    return Cost(wall: numbers[0], processor: numbers[1], bytes: numbers[2])
  }
}
