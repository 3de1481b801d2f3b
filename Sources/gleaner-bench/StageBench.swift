import Model
import Pipeline
import Reading

/// What each stage costs on one processor: processor time over all the files, the median of the
/// rounds.
///
///     | stage | ms | pages/s | MB/s |
struct StageBench {
  private let inputs: [Input]
  private let pipeline: Pipeline

  init(files: [String]) throws {
    inputs = files.map { Input(path: FilePath($0), source: "bench") }
    pipeline = try .forCommandLine()
  }

  /// The table in Markdown; MB are those of the pages, unpacked.
  func table(rounds: Int) throws -> String {
    var times: [Stage: [UInt64]] = [:]
    var bytes = 0
    for _ in 0..<rounds {
      var sums: [Stage: UInt64] = [:]
      bytes = 0
      for input in inputs {
        let result = try pipeline.result(of: input)
        sums.merge(result.times) { $0 + $1 }
        bytes += result.size
      }
      for stage in Stage.allCases { times[stage, default: []].append(sums[stage] ?? 0) }
    }
    let medians = Stage.allCases.map { stage in
      (stage.rawValue, times[stage, default: [0]].sorted()[rounds / 2])
    }
    let all = medians.reduce(0) { $0 + $1.1 }
    let rows = (medians + [("all", all)]).map { name, time in
      let seconds = max(Double(time) / 1e9, 1e-9)
      let rate = Double(inputs.count) / seconds
      let speed = Double(bytes) / 1e6 / seconds
      return "| \(name) | \(time / 1_000_000) | \(Int(rate)) | \(Int(speed)) |"
    }
    return (["| stage | ms | pages/s | MB/s |", "| --- | ---: | ---: | ---: |"] + rows)
      .joined(separator: "\n")
  }
}
