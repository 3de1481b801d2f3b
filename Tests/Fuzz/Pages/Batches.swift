import Glibc
import Support

/// Pages that are read by other processes, a batch each, two or more at a time.
struct Batches {
  /// The batches that are still to be read, the next one last.
  private var waiting: [Range<UInt64>]

  /// The seeds of the pages at fault, by what is wrong.
  private var faults: [String: [UInt64]] = [:]

  /// Batches that died, and how.
  private var dead: [(seeds: Range<UInt64>, how: String)] = []
  private var skipped = 0

  /// Pages that are looked for when they die; then there are enough of them.
  private static let most = 40

  private let first: UInt64
  private let size: UInt64

  init(seeds: Range<UInt64>, size: Int) {
    (first, self.size) = (seeds.lowerBound, UInt64(size))
    waiting = stride(from: seeds.lowerBound, to: seeds.upperBound, by: size).map {
      $0..<min($0 + UInt64(size), seeds.upperBound)
    }
    waiting.reverse()
  }

  /// Reads all of them.
  mutating func run(jobs: Int) throws {
    let folder = try TemporaryFolder()
    var running: [pid_t: (seeds: Range<UInt64>, name: String)] = [:]
    var number = 0
    while !waiting.isEmpty || !running.isEmpty {
      while running.count < jobs, let seeds = waiting.popLast() {
        number += 1
        let name = "\(number)"
        let child = try start(seeds, output: "\(folder.path)/\(name)")
        running[child] = (seeds, name)
      }
      var status: Int32 = 0
      let child = waitpid(-1, &status, 0)
      guard child > 0, let batch = running.removeValue(forKey: child) else { continue }
      let said = try folder.text(of: "\(batch.name).out")
      let complaint = try folder.text(of: "\(batch.name).err")
      unlink("\(folder.path)/\(batch.name).out")
      unlink("\(folder.path)/\(batch.name).err")
      take(batch.seeds, status: status, said: said, complaint: complaint)
    }
    // A batch that died, of which no page dies by itself.
    let pages = faults.values.joined()
    for (seeds, how) in dead where !pages.contains(where: { seeds.contains($0) }) {
      faults["\(how), but only where \(seeds.count) pages are read together", default: []]
        .append(seeds.lowerBound)
    }
  }

  private mutating func take(
    _ seeds: Range<UInt64>, status: Int32, said: String, complaint: String
  ) {
    // waitpid(2): the signal in the low bits, else the number in the next ones.
    let (signal, number) = (status & 0x7F, status >> 8 & 0xFF)
    if signal == 0, number == 0 { return }
    let lines = said.split(separator: "\n").map { $0.split(separator: "\t", maxSplits: 1) }
    let told = lines.compactMap { parts in
      parts.count == 2 ? UInt64(parts[0]).map { ($0, String(parts[1])) } : nil
    }
    if signal == 0, number == 1, !told.isEmpty {
      for (seed, text) in told { faults[text, default: []].append(seed) }
      return
    }
    let how = Self.cause(signal: signal, number: number, complaint)
    if seeds.count == 1 {
      faults[how, default: []].append(seeds.lowerBound)
    } else if faults.values.joined().count >= Self.most {
      skipped += 1
    } else {
      dead.append((seeds, how))
      let middle = seeds.lowerBound + UInt64(seeds.count / 2)
      waiting.append(middle..<seeds.upperBound)
      waiting.append(seeds.lowerBound..<middle)
    }
  }

  private func start(_ seeds: Range<UInt64>, output: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (stream, ending) in [(STDOUT_FILENO, ".out"), (STDERR_FILENO, ".err")] {
      posix_spawn_file_actions_addopen(
        &actions, stream, output + ending, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    }
    var words = ["gleaner-fuzz", "pages", "--inside", "--seed", "\(seeds.lowerBound)"]
    words += ["--count", "\(seeds.count)"]
    // Every fourth batch, and what it is halved into, is read in all ways.
    if (seeds.lowerBound - first) / size % 4 != 0 { words.append("--briefly") }
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    let status = posix_spawn(&child, "/proc/self/exe", &actions, nil, &arguments, environ)
    guard status == 0 else { throw CannotStart(description: String(cString: strerror(status))) }
    return child
  }

  private struct CannotStart: Error, CustomStringConvertible {
    let description: String
  }

  /// What a process said before it died: its last words, and the line of ours that they name.
  private static func cause(signal: Int32, number: Int32, _ complaint: String) -> String {
    let lines = complaint.split(separator: "\n")
    let words =
      lines.first { $0.contains("Fatal error") }
      ?? lines.first { $0.contains("ERROR: ") }.map(withoutAddresses) ?? lines.last ?? ""
    // Other threads may be told of first.
    let trace = lines.drop { !$0.contains(" crashed") && !$0.contains("ERROR: ") }
    let place = trace.first { $0.contains("/Sources/") }
      .flatMap { line in line.firstRange(of: "/Sources/").map { line[$0.upperBound...] } }
    let end =
      signal == SIGXCPU
      ? "takes too long" : signal > 0 ? "dies of signal \(signal)" : "ends with \(number)"
    return [end, String(words), place.map { "at \($0)" } ?? ""].filter { !$0.isEmpty }
      .joined(separator: ": ")
  }

  /// A line of the sanitizer's, without what is another at each run.
  private static func withoutAddresses(_ line: Substring) -> Substring {
    let end = line.firstRange(of: " on ")?.lowerBound ?? line.endIndex
    return line[(line.firstRange(of: "ERROR: ")?.upperBound ?? line.startIndex)..<end]
  }

  // MARK: What was found

  var summary: String {
    let pages = Set(faults.values.joined()).count
    guard pages > 0 else { return "none at fault" }
    return "\(pages) at fault" + (skipped > 0 ? ", and \(skipped) batches more that were left" : "")
  }

  /// Each fault, with the pages that have it and how to read one of them again.
  var report: [String] {
    faults.sorted { $0.value.count > $1.value.count }.flatMap { fault, seeds in
      let known = Set(seeds).sorted()
      let some = known.prefix(5).map(String.init).joined(separator: ", ")
      return [
        "\(known.count) × \(fault)", "    seeds \(some)\(known.count > 5 ? " …" : "")",
        "    \(CommandLine.arguments[0]) pages --inside --seed \(known[0])",
      ]
    }
  }
}
