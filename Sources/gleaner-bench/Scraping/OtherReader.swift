/// A library that is not ours; `other_scrapers.py` says how it is used. It knows no threads, so there
/// are as many processes of it, each with every so-manieth page.
final class OtherReader: Contender {
  enum Library: String, CaseIterable {
    case resiliparse, trafilatura
    case trafilaturaFast = "trafilatura-fast"
  }

  let name: String
  let threads: Int
  private let processes: [OtherLibrary]

  init(_ library: Library, threads: Int, python: String, files: [String]) throws(BenchError) {
    var processes: [OtherLibrary] = []
    for _ in 0..<threads {
      processes.append(
        try OtherLibrary(
          script: PackageResources.other_scrapers_py, arguments: [library.rawValue] + files,
          python: python))
    }
    self.processes = processes
    self.threads = threads
    let parts = library.rawValue.split(separator: "-")
    name = ([parts[0], processes[0].version[...]] + parts.dropFirst()).joined(separator: " ")
  }

  /// The longest of the processes' times by the clock, the sum of their times on the processor.
  func cost(of batch: PageBatch) throws -> Cost {
    for (number, process) in processes.enumerated() {
      try process.begin(
        "\(batch.pages.lowerBound + number) \(batch.pages.upperBound) \(processes.count)")
    }
    return try processes.map { try $0.end() }.reduce(Cost(wall: 0, processor: 0, bytes: 0)) {
      Cost(
        wall: max($0.wall, $1.wall), processor: $0.processor + $1.processor,
        bytes: $0.bytes + $1.bytes)
    }
  }
}
