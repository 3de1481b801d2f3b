import Glibc
import JSON
import Model
import Pipeline
import Reading
import Support

/// Reads the pages of some seeds as `gleaner extract --refused` does, and checks what it prints.
struct PageReading {
  struct Fault {
    let seed: UInt64
    let text: String
  }

  let seeds: Range<UInt64>

  /// Whether the pages are read a second time, and told of in the ways that are for people, too.
  let isThorough: Bool

  /// What does not hold of the pages; ends the process where one of them does.
  func faults() throws -> [Fault] {
    limitTime()
    let words = try Vocabulary()
    let folder = try TemporaryFolder()
    for seed in seeds {
      try folder.write(PageSource.page(seed: seed, words: words), to: "\(seed).html")
    }
    let paths = seeds.map { FilePath("\(folder.path)/\($0).html") }
    let pipeline = try Pipeline.forCommandLine()
    var lines: [[UInt8]] = []
    try pipeline.extract(paths, format: .ndjson, withRefused: true) { lines.append($0) }
    guard lines.count == seeds.count else {
      return [Fault(seed: seeds.lowerBound, text: "\(lines.count) lines for \(seeds.count) pages")]
    }
    var again = lines
    if isThorough {
      again = []
      // In another order, so that what is left of a page in another would show.
      try pipeline.extract(paths.reversed(), format: .ndjson, withRefused: true) {
        again.append($0)
      }
      again.reverse()
      try pipeline.extract(paths, format: .text, withRefused: true) { _ in }
      try pipeline.explain(paths) { _ in }
    }
    return zip(seeds, zip(lines, again)).flatMap { seed, both in
      let texts = both.0 == both.1 ? [] : ["a second run gives another line"]
      return (texts + faults(of: both.0)).map { Fault(seed: seed, text: $0) }
    }
  }

  /// Ends the process where the pages take far longer than they should: of the processor's time, so that a busy
  /// machine does not matter.
  private func limitTime() {
    let seconds = rlim_t(30 + seeds.count)
    var limit = rlimit(rlim_cur: seconds, rlim_max: seconds + 5)
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &limit)
  }

  /// What is wrong with a line, each thing in a few words.
  private func faults(of line: [UInt8]) -> [String] {
    guard String(validating: line, as: UTF8.self) != nil else { return ["the line is not UTF-8"] }
    guard line.last == UInt8(ascii: "\n"), !line.dropLast().contains(UInt8(ascii: "\n")) else {
      return ["the line is not one line"]
    }
    let json: JSON
    do {
      json = try JSON(parsing: Array(line.dropLast()))
    } catch {
      return ["the line is not JSON: \(error.message)"]
    }
    guard let text = json["text"]?.string else { return ["the line has no text"] }
    let scalars = Array(text.unicodeScalars)
    var faults: [String] = []
    for name in ["figures", "quantifiers", "refused"] {
      guard let items = json[name]?.array else {
        faults.append("the line has no \(name)")
        continue
      }
      if json["error"] != nil, !items.isEmpty { faults.append("a rejected page has \(name)") }
      for item in items { faults += self.faults(of: item, name, in: scalars) }
    }
    return faults
  }

  private func faults(of item: JSON, _ name: String, in text: [Unicode.Scalar]) -> [String] {
    guard let start = item["start"]?.integer, let end = item["end"]?.integer,
      let surface = item["surface"]?.string, let sentence = item["sentence"]?.string
    else { return ["one of the \(name) has no start, end, surface or sentence"] }
    guard 0 <= start, start < end, end <= text.count else {
      return ["one of the \(name) is from \(start) to \(end) of \(text.count) code points"]
    }
    var faults: [String] = []
    if !surface.unicodeScalars.elementsEqual(text[start..<end]) {
      faults.append("the surface \"\(surface)\" of one of the \(name) is not what stands there")
    }
    if !sentence.unicodeScalars.contains(surface.unicodeScalars) {
      faults.append("the surface \"\(surface)\" of one of the \(name) is not in its sentence")
    }
    if item["kind"]?.string != "date_range", let low = item["value"]?.string.flatMap(Double.init),
      let high = item["value_high"]?.string.flatMap(Double.init), low > high
    {
      faults.append("\"\(surface)\" is a range from \(low) to \(high)")
    }
    return faults
  }
}
