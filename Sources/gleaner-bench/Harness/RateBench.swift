import Pipeline

/// Readers of ours and of others on the same inputs, and how fast each is.
struct RateBench {
  /// So many parts of the inputs, that readers of very different speed take turns often.
  private static let batches = 4

  /// `scraping`: the command that measures this.
  let command: String

  /// What the inputs are called: `pages`.
  let noun: String

  /// How many bytes each input has.
  let sizes: [Int]
  let files: [String]
  let threads: [Int]

  /// Ours, the program itself first; one of them is the floor under all.
  let readers: [any Contender<Batch>]
  let floor: String

  /// Of the libraries that are not ours: the script, the names it knows, and the interpreter.
  let others: (script: [UInt8], libraries: [String], python: String)

  /// The results in Markdown, of our readers alone where the others are not asked for.
  func report(_ options: RateOptions, besideOthers: Bool) throws -> String {
    let contenders = readers + (besideOthers ? otherReaders() : [])
    // What is made at the first use is made before the first round.
    for contender in contenders where !sizes.isEmpty {
      _ = try contender.cost(of: Batch(inputs: 0..<1))
    }
    let batches = Batch.all(sizes.count, batches: Self.batches)
    let contest = Contest<Batch>(jobs: batches, contenders: contenders)
    let results = contest.results(rounds: options.rounds) {
      writeToStandardError("gleaner-bench: \($0)\n")
    }
    let own = contest.names.filter { name in readers.contains { $0.name == name } }
    return RateReport(
      noun: noun, count: sizes.count, bytes: sizes.reduce(0, +), rounds: options.rounds,
      batches: batches,
      threads: threads, names: contest.names, floor: floor, results: results,
      instructions: options.instructions ? try own.map(instructions) : []
    ).description
  }

  private func instructions(_ name: String) throws -> (name: String, count: Int) {
    (name, try Instructions(command: command, files: files).count(name))
  }

  /// The libraries that there are; of one that is missing it is said what to do.
  private func otherReaders() -> [any Contender<Batch>] {
    var readers: [any Contender<Batch>] = []
    for library in others.libraries {
      do {
        readers += try threads.map {
          try OtherReader(
            library, script: others.script, threads: $0, python: others.python, files: files)
        }
      } catch {
        writeToStandardError(
          """
          gleaner-bench: \(library) is left out: \(error); scripts/test makes .venv-others with it, or \
          give --python an interpreter that has it

          """)
      }
    }
    return readers
  }
}
