/// What the writers needed, as three tables in Markdown: processor time, wall time and size.
struct TableReport: CustomStringConvertible {
  let rows: Int
  let rounds: Int
  let jobs: [TableJob]
  let threads: [Int]

  /// Ours first.
  let names: [String]
  let results: Results<TableJob>

  var description: String {
    """
    ### \(rows.grouped) rows, medians of \(rounds)

    Processor time of all threads in seconds; in brackets ours ÷ theirs.

    \(times(\.processor))

    Wall time in seconds; in brackets ours ÷ theirs, and behind ours ours ÷ ours on one thread.

    \(times(\.wall, besideOneThread: true))

    Size in bytes; in brackets ours ÷ theirs.

    \(sizes)

    """
  }

  private var others: ArraySlice<String> { names.dropFirst() }

  private func times(_ part: KeyPath<Cost, Int>, besideOneThread: Bool = false) -> MarkdownTable {
    var table = MarkdownTable(words: ["format", "codec"], numbers: ["threads"] + names)
    for job in jobs {
      for count in threads {
        let ours = results.median(part, of: names[0], threads: count, job)
        let single = results.median(part, of: names[0], threads: 1, job)
        // Of ours, the other side of the comparison is ours on one thread.
        var own = cell(ours, seconds)
        if besideOneThread, count > 1, let ours, let single {
          own += " (\(ratio(ours, single)))"
        }
        let cells = others.map { name in
          cell(
            results.median(part, of: name, threads: count, job), seconds, comparedWith: ours)
        }
        table.append([job.format.rawValue, job.codec.rawValue, String(count), own] + cells)
      }
    }
    return table
  }

  /// Of a library whose size depends on its threads, that of the fewest.
  private var sizes: MarkdownTable {
    var table = MarkdownTable(words: ["format", "codec"], numbers: names)
    for job in jobs {
      let sizes = names.map { results.median(\.bytes, of: $0, threads: threads[0], job) }
      let cells = sizes.dropFirst().map { cell($0, \.grouped, comparedWith: sizes[0]) }
      table.append([job.format.rawValue, job.codec.rawValue, cell(sizes[0], \.grouped)] + cells)
    }
    return table
  }

  private func seconds(_ nanoseconds: Int) -> String {
    (Double(nanoseconds) / 1e9).text(digits: 3)
  }

  /// `1.470 (0.83)`: a number, and how many times as much ours is.
  private func cell(_ value: Int?, _ text: (Int) -> String, comparedWith ours: Int? = nil) -> String
  {
    guard let value else { return "–" }
    guard let ours, value > 0 else { return text(value) }
    return "\(text(value)) (\(ratio(ours, value)))"
  }

  private func ratio(_ dividend: Int, _ divisor: Int) -> String {
    (Double(dividend) / Double(divisor)).text(digits: 2)
  }
}
