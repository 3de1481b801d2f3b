import ArgumentParser
import Glibc
import Pipeline
import Support
import Tables

struct TablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables",
    abstract: "Write a table with our writers and with others, and say what each needs.",
    discussion: """
      The files go to TMPDIR, or to /tmp. Markdown comes out; docs/BENCHMARKS.md says what it means.
      """)

  @Option(help: "How many rows the built-in table has; several with commas between them.")
  var rows = Numbers([100_000, 1_000_000])

  @Option(help: "How often each file is written; 0 writes none but those of --keep.")
  var rounds = 5

  @Option(help: "On how many threads to write; several with commas between them.")
  var threads = Numbers([1, 2])

  @Option(
    help: .init("A table of your own in place of the built-in one.", valueName: "FILE.parquet"))
  var table: String?

  @Option(help: .init("One format alone: parquet or csv.", valueName: "format"))
  var only: TableJob.Format?

  @Option(help: .init("Leave the files that we write in this folder.", valueName: "folder"))
  var keep: String?

  @Flag(help: "Mix into the built-in table what writers get wrong.")
  var nasty = false

  @Option(help: "An interpreter that has pyarrow, duckdb and polars.")
  var python = ".venv/bin/python"

  func validate() throws {
    if rounds < 0 { throw ValidationError("--rounds is 0 or more") }
    if keep != nil, table == nil, rows.all.count > 1 {
      throw ValidationError("--keep takes one table; give --rows one number")
    }
    if table != nil, nasty { throw ValidationError("--nasty is for the built-in table") }
  }

  func run() throws {
    try reporting {
      if let table {
        try measure(gleaner_bench.table(ofFile: table))
      } else {
        for count in rows.all {
          let figures = try FiguresTable.table(rows: count)
          try measure(nasty ? EdgeCases.mixed(into: figures) : figures)
        }
      }
    }
  }

  private func measure(_ table: Table) throws {
    if let keep { try KeptFiles(folder: keep).write(table, workers: .threads(threads.all[0])) }
    if rounds == 0 { return }
    let folder = try TemporaryFolder(in: getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")
    let bench = TableBench(
      table: table,
      jobs: TableJob.Format.allCases.filter { $0 == only ?? $0 }.flatMap(TableJob.all),
      threads: threads.all, python: python, folder: folder.path)
    print(try withExtendedLifetime(folder) { try bench.report(rounds: rounds) })
    // The next table may take minutes.
    fflush(nil)
  }
}

extension TableJob.Format: ExpressibleByArgument {}

/// Numbers of a command line: `100000,1000000`.
struct Numbers: ExpressibleByArgument {
  let all: [Int]

  init(_ all: [Int]) {
    self.all = all
  }

  init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.allSatisfy({ $0 ?? 0 > 0 }) else { return nil }
    all = numbers.compactMap { $0 }
  }

  var defaultValueDescription: String { all.map(String.init).joined(separator: ",") }
}
