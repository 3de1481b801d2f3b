import ArgumentParser
import JSON
import Language
import Model
import Pipeline
import Reading

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract:
      "Read texts for figures with our extraction, with a plain scan and with another library.",
    discussion: """
      The files have lines {"text": …}, as `gleaner figures` takes them, or as `gleaner extract` prints them. \
      Markdown comes out; docs/BENCHMARKS.md says what it means.
      """)

  @OptionGroup var options: RateOptions

  @Option(help: .init("One reader of ours alone: gleaner, scan.", valueName: "reader"))
  var only: OwnExtractor.Kind?

  @Argument(help: "The files of texts.")
  var files: [String]

  func run() throws {
    try reporting {
      let texts = try files.flatMap(texts)
      let kinds = only.map { [$0] } ?? OwnExtractor.Kind.allCases
      let reader = try PageReader.builtIn()
      let bench = RateBench(
        command: "figures", noun: "texts", sizes: texts.map(\.bytes.count), files: files,
        threads: options.threads.all,
        readers: kinds.flatMap { kind in
          options.threads.all.map {
            OwnExtractor(kind, threads: $0, reader: reader, texts: texts)
          }
        },
        floor: OwnExtractor.Kind.scan.rawValue,
        others: (PackageResources.other_extractors_py, ["quantulum3"], options.python))
      print(try bench.report(options, besideOthers: only == nil))
      print("Bytes cut into words and tokens ÷ bytes of text: \(Self.share(of: texts, reader))")
    }
  }

  /// How often the bytes of texts are cut, with two digits.
  private static func share(of texts: [PageText], _ reader: PageReader) -> String {
    let meter = CutMeter()
    let metered = reader.metered(by: meter)
    for text in texts { _ = metered.figures(in: text) }
    let bytes = max(1, texts.map(\.bytes.count).reduce(0, +))
    let hundredths = (meter.bytes * 100 + bytes / 2) / bytes
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// The texts of a file, a line feed in them parting two blocks.
  private func texts(ofFile file: String) throws(BenchError) -> [PageText] {
    var texts: [PageText] = []
    do {
      let content = try DocumentReader(limit: 4_000_000_000, followsLinks: true)
        .document(at: FilePath(file), source: "bench").bytes
      for line in content.split(separator: UInt8(ascii: "\n")) {
        guard let text = try JSON(parsing: Array(line))["text"]?.string else { continue }
        texts.append(PageText(lines: text))
      }
    } catch let error as JSONError {
      throw .cannotRead(path: file, reason: error.message)
    } catch let error as any Problem {
      throw .cannotRead(path: file, reason: error.message)
    } catch {
      throw .cannotRead(path: file, reason: "\(error)")
    }
    return texts
  }
}

extension OwnExtractor.Kind: ExpressibleByArgument {}

extension PageText {
  /// A paragraph for each line that is not empty.
  fileprivate init(lines text: String) {
    var blocks: [Block] = []
    let bytes = Array(text.utf8)
    var start = 0
    for end in bytes.indices where bytes[end] == UInt8(ascii: "\n") {
      if end > start { blocks.append(Block(.paragraph, range: start..<end)) }
      start = end + 1
    }
    if bytes.count > start { blocks.append(Block(.paragraph, range: start..<bytes.count)) }
    self.init(bytes: bytes, blocks: blocks)
  }
}
