/// A library that is not ours, which reads the inputs. It knows no threads, so there are as many
/// processes of it, each with every so-manieth input.
final class OtherReader: Contender {
  let name: String
  let threads: Int
  private let processes: [OtherLibrary]

  /// - Parameters:
  ///   - library: The script's name for it; what stands behind a hyphen is a way of using it.
  ///   - files: What the script takes the inputs from.
  init(
    _ library: String, script: [UInt8], threads: Int, python: String, files: [String]
  ) throws(BenchError) {
    var processes: [OtherLibrary] = []
    for _ in 0..<threads {
      processes.append(
        try OtherLibrary(script: script, arguments: [library] + files, python: python))
    }
    self.processes = processes
    self.threads = threads
    let parts = library.split(separator: "-")
    name = ([parts[0], processes[0].version[...]] + parts.dropFirst()).joined(separator: " ")
  }

  /// The longest of the processes' times by the clock, the sum of their times on the processor.
  func cost(of batch: Batch) throws -> Cost {
    for (number, process) in processes.enumerated() {
      try process.begin(
        "\(batch.inputs.lowerBound + number) \(batch.inputs.upperBound) \(processes.count)")
    }
    return try processes.map { try $0.end() }.reduce(Cost(wall: 0, processor: 0, bytes: 0)) {
      Cost(
        wall: max($0.wall, $1.wall), processor: $0.processor + $1.processor,
        bytes: $0.bytes + $1.bytes)
    }
  }
}
