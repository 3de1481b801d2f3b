/// What the readers needed for the inputs, in Markdown.
struct RateReport: CustomStringConvertible {
  /// What the inputs are called.
  let noun: String
  let count: Int

  /// Of all inputs, unpacked.
  let bytes: Int
  let rounds: Int
  let batches: [Batch]
  let threads: [Int]

  /// Ours first.
  let names: [String]

  /// The one that the others' times are divided by.
  let floor: String
  let results: Results<Batch>

  /// By name; empty where they were not counted.
  let instructions: [(name: String, count: Int)]

  var description: String {
    """
    ### \(count.grouped) \(noun), \((Double(bytes) / 1e6).text(digits: 1)) MB, medians of \(rounds)

    Seconds of all threads on the processor and by the clock, and the rate by the clock; the processor's time ÷ that
    of \(floor); gleaner's rate ÷ theirs; the rate ÷ the reader's own on one thread.

    \(times)
    \(instructions.isEmpty ? "" : "\nInstructions on one thread, as callgrind counts them.\n\n\(counts)\n")
    """
  }

  private var times: MarkdownTable {
    var table = MarkdownTable(
      words: ["reader"],
      numbers: [
        "threads", "processor", "clock", "\(noun)/s", "MB/s", "÷ \(floor)", "gleaner ÷ it",
        "÷ one thread",
      ])
    for name in names {
      for width in threads {
        guard let processor = sum(\.processor, name, width), let wall = sum(\.wall, name, width)
        else { continue }
        let floor = sum(\.processor, self.floor, width)
        table.append([
          name, String(width), (processor / 1e9).text(digits: 3), (wall / 1e9).text(digits: 3),
          (Double(count) / wall * 1e9).text(digits: 0),
          (Double(bytes) / wall * 1e3).text(digits: 1),
          ratio(processor, floor), ratio(wall, sum(\.wall, names[0], width)),
          ratio(sum(\.wall, name, 1), wall),
        ])
      }
    }
    return table
  }

  private var counts: MarkdownTable {
    var table = MarkdownTable(words: ["reader"], numbers: ["millions", "per byte", "÷ \(floor)"])
    let floor = instructions.first { $0.name == self.floor }?.count
    for (name, count) in instructions {
      table.append([
        name, (count / 1_000_000).grouped, (Double(count) / Double(bytes)).text(digits: 2),
        ratio(Double(count), floor.map(Double.init)),
      ])
    }
    return table
  }

  /// Nanoseconds over all batches; nil where the reader failed at one.
  private func sum(_ part: KeyPath<Cost, Int>, _ name: String, _ threads: Int) -> Double? {
    var sum = 0
    for batch in batches {
      guard let cost = results.median(part, of: name, threads: threads, batch) else { return nil }
      sum += cost
    }
    return Double(sum)
  }

  private func ratio(_ dividend: Double?, _ divisor: Double?) -> String {
    guard let dividend, let divisor, divisor > 0 else { return "–" }
    return (dividend / divisor).text(digits: 2)
  }
}
