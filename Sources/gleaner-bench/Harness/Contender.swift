/// Who takes part in a measurement: code of ours in this process, or another library in a process of
/// its own.
protocol Contender<Job> {
  associatedtype Job

  /// The name at the head of its column. Those of one name differ in their threads.
  var name: String { get }

  /// The threads that it may use.
  var threads: Int { get }

  /// Does the job once, and says what that cost.
  func cost(of job: Job) throws -> Cost
}
