/// What the readers needed for the pages, in Markdown.
struct ReaderReport: CustomStringConvertible {
  let pages: Int

  /// Of all pages, unpacked.
  let bytes: Int
  let rounds: Int
  let batches: [PageBatch]
  let threads: [Int]

  /// Ours first.
  let names: [String]
  let results: Results<PageBatch>

  /// By name; empty where they were not counted.
  let instructions: [(name: String, count: Int)]

  var description: String {
    """
    ### \(pages.grouped) pages, \((Double(bytes) / 1e6).text(digits: 1)) MB, medians of \(rounds)

    Seconds of all threads on the processor and by the clock, and the rate by the clock; the processor's time ÷ that
    of libxml2's bare SAX parse; gleaner's rate ÷ theirs; the rate ÷ the reader's own on one thread.

    \(times)
    \(instructions.isEmpty ? "" : "\nInstructions on one thread, as callgrind counts them.\n\n\(counts)\n")
    """
  }

  private var times: MarkdownTable {
    var table = MarkdownTable(
      words: ["reader"],
      numbers: [
        "threads", "processor", "clock", "pages/s", "MB/s", "÷ SAX", "gleaner ÷ it", "÷ one thread",
      ])
    for name in names {
      for count in threads {
        guard let processor = sum(\.processor, name, count), let wall = sum(\.wall, name, count)
        else { continue }
        let floor = sum(\.processor, OwnReader.Kind.sax.rawValue, count)
        table.append([
          name, String(count), (processor / 1e9).text(digits: 3), (wall / 1e9).text(digits: 3),
          (Double(pages) / wall * 1e9).text(digits: 0),
          (Double(bytes) / wall * 1e3).text(digits: 1),
          ratio(processor, floor), ratio(wall, sum(\.wall, names[0], count)),
          ratio(sum(\.wall, name, 1), wall),
        ])
      }
    }
    return table
  }

  private var counts: MarkdownTable {
    var table = MarkdownTable(words: ["reader"], numbers: ["millions", "per byte", "÷ SAX"])
    let floor = instructions.first { $0.name == OwnReader.Kind.sax.rawValue }?.count
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
