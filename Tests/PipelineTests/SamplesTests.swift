import JSON
import Model
import Reading
import Support
import Testing

@testable import Pipeline

/// The folder of the package, three above this file.
private let package = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

/// What a person reads in the sample pages, by their paths.
private let golden: [String: JSON] = {
  let reader = DocumentReader(base: FilePath(package), limit: 1 << 20)
  let path = FilePath("Tests/PipelineTests/Golden/samples.json")
  guard let document = try? reader.document(at: path, source: ""),
    let pages = try? JSON(parsing: document.bytes)["pages"]?.array
  else { return [:] }
  return Dictionary(
    pages.map { ($0["path"]?.string ?? "", $0) }, uniquingKeysWith: { first, _ in first })
}()

private let paths = golden.keys.sorted()

/// The sample pages against what a person reads in them: Golden/samples.json.
@Suite struct SamplesTests {
  private static let pipeline: Pipeline? = {
    let text = Array(#"{"sources": [{"name": "samples", "path": "input/**/*"}]}"#.utf8)
    return try? Pipeline(
      try Configuration(file: FilePath(package + "/pipeline.json"), text: text))
  }()

  private func result(_ path: String) throws -> DocumentResult {
    try #require(Self.pipeline).result(of: Input(path: FilePath(path), source: "samples"))
  }

  @Test func areNine() {
    #expect(paths.count == 9)
  }

  @Test(arguments: paths)
  func saysWhatThePageIs(_ path: String) throws {
    let (golden, result) = (try #require(golden[path]), try result(path))
    if let stage = golden["error"]?["stage"]?.string {
      #expect(result.rejection?.stage.rawValue == stage)
      return
    }
    let page = try #require(result.page, "rejected: \(result.rejection?.message ?? "")")
    let text = page.text[0..<page.text.bytes.count]
    expect(page.title, golden["title"], "title")
    expect(page.published?.description, golden["published"], "published")
    expect(page.url, golden["url"], "url")
    expect(page.language, golden["language"], "language")
    expect(
      result.authority?.code, golden["authority"]?["code"] ?? golden["authority"], "authority")
    if let sites = golden["site"]?.array {
      #expect(sites.compactMap(\.string).contains(page.site ?? ""), "site \(page.site ?? "-")")
    }
    for words in golden["present"]?.array ?? [] {
      #expect(text.contains(try #require(words.string)))
    }
    for words in golden["absent"]?.array ?? [] {
      #expect(!text.contains(try #require(words.string)))
    }
  }

  private func expect(_ found: String?, _ golden: JSON?, _ name: Comment) {
    guard let golden else { return }
    #expect(found == golden.string, name)
  }

  @Test(arguments: paths)
  func findsTheFigures(_ path: String) throws {
    let (golden, result) = (try #require(golden[path]), try result(path))
    guard let text = result.page?.text else { return }
    for wanted in golden["figures"]?.array ?? [] where wanted["required"]?.boolean == true {
      let surface = try #require(wanted["surface"]?.string)
      let sentence = try #require(wanted["sentence"]?.string)
      let near = result.figures.filter {
        contains(text[$0.sentence], sentence) && contains(text[$0.range], surface)
      }
      let found = near.first { differences($0, wanted).isEmpty }
      let misses = near.first.map { differences($0, wanted).joined(separator: ", ") } ?? "not there"
      #expect(found != nil, "\(surface): \(misses) | \(sentence)")
    }
    for words in golden["no_figure"]?.array ?? [] {
      let surface = try #require(words.string)
      let wrong = result.figures.first {
        text[$0.range].contains(surface)
          || (surface.contains(text[$0.range]) && text[$0.sentence].contains(surface))
      }
      #expect(wrong == nil, "\(surface) is not a figure")
    }
  }

  /// The members of `wanted` that the figure has otherwise.
  private func differences(_ figure: Figure, _ wanted: JSON) -> [String] {
    let members: [(String, String?)] = [
      ("kind", figure.kind.rawValue), ("value", figure.value.description),
      ("value_high", figure.valueHigh?.description), ("unit", figure.unit),
      ("qualifier", figure.qualifier.rawValue), ("per", figure.per),
      ("direction", figure.direction?.rawValue), ("metric", figure.metric),
      ("as_of", figure.asOf?.description), ("standing", figure.standing.rawValue),
      ("holder_kind", figure.holder?.kind.rawValue), ("holder", figure.holder?.name),
      ("holder_code", figure.holder?.code),
    ]
    return members.compactMap { name, found in
      guard let member = wanted[name], member.string != found else { return nil }
      return "\(name) \(found ?? "null") instead of \(member.string ?? "null")"
    }
  }

  @Test(arguments: paths)
  func findsTheJudgements(_ path: String) throws {
    let (golden, result) = (try #require(golden[path]), try result(path))
    guard let text = result.page?.text else { return }
    for wanted in golden["judgements"]?.array ?? [] where wanted["required"]?.boolean == true {
      let sentence = try #require(wanted["sentence"]?.string)
      let found = result.judgements.contains { judgement in
        contains(text[judgement.sentence], sentence)
          && judgement.area == wanted["area"]?.string && judgement.grade == wanted["grade"]?.string
          && judgement.isCurrent == wanted["current"]?.boolean
          && (wanted["date"] == nil
            || (judgement.date?.description ?? "").hasPrefix(wanted["date"]?.string ?? ""))
      }
      #expect(
        found,
        "\(wanted["area"]?.string ?? "") \(wanted["grade"]?.string ?? "") \(wanted["date"]?.string ?? "") | \(sentence)"
      )
    }
    for words in golden["no_judgement"]?.array ?? [] {
      let sentence = try #require(words.string)
      let wrong = result.judgements.first { contains(text[$0.sentence], sentence) }
      #expect(wrong == nil, "no judgement: \(sentence)")
    }
  }

  /// Whether one text holds the other; a cell's text may be the whole of the shorter one.
  private func contains(_ text: String, _ words: String) -> Bool {
    text.contains(words) || words.contains(text)
  }
}
