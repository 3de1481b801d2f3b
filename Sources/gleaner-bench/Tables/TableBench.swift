import Pipeline
import Support
import Tables

/// Our writers beside others on one table.
struct TableBench {
  let table: Table
  let jobs: [TableJob]
  let threads: [Int]

  /// The interpreter that has the other libraries.
  let python: String

  /// Where the files go.
  let folder: String

  /// The results in Markdown.
  func report(rounds: Int) throws -> String {
    let unpacked = "\(folder)/table.parquet"
    _ = try write(
      table, as: TableJob(format: .parquet, codec: .none), workers: .none, to: unpacked)
    let ours = threads.map { OwnWriter(table, threads: $0, folder: folder) }
    let contenders = ours + others(table: unpacked)
    let contest = Contest<TableJob>(jobs: jobs, contenders: contenders)
    let results = contest.results(rounds: rounds) { writeToStandardError("gleaner-bench: \($0)\n") }
    return TableReport(
      rows: table.rowCount, rounds: rounds, jobs: jobs, threads: threads, names: contest.names,
      results: results
    ).description
  }

  /// The libraries that there are; of one that is missing it is said what to do.
  private func others(table: String) -> [any Contender<TableJob>] {
    var others: [any Contender<TableJob>] = []
    for library in OtherWriter.Library.allCases {
      do {
        // All or none: a library that is there once is there twice.
        others += try threads.map {
          try OtherWriter(library, threads: $0, python: python, table: table, folder: folder)
        }
      } catch {
        writeToStandardError(
          """
          gleaner-bench: \(library.name) is left out: \(error); scripts/test makes .venv with it, or \
          give --python an interpreter that has it

          """)
      }
    }
    return others
  }
}
