import Model

/// A stretch of text between two ends of blocks: what may become a block of the page's text.
///
/// A page of tiny paragraphs has as many of them as it has words, so each is kept small.
struct TextRun: Sendable {
  @Narrow private var start: Int
  @Narrow private var end: Int

  /// How many of its bytes stand within links, and how many within bold type.
  @Narrow var linked: Int
  @Narrow var bold: Int

  /// The nearest element around it that is a block.
  @Narrow private(set) var node: Int

  @Narrow private(set) var line: Int
  @Narrow private(set) var level: Int

  /// -1 outside of all regions.
  @Narrow private var regionIndex: Int

  /// How much of it reads as sentences: its bytes outside links, 0 for labels and lists of links.
  @Narrow var prose: Int = 0

  let kind: Block.Kind

  /// What it is on a page that is not an article.
  var part = Part.text

  /// What a run is on a page that is not an article.
  enum Part: Sendable {
    case text
    /// It belongs to an item of what the page lists.
    case item
    /// It stands at every item or post, and says nothing of this one.
    case chrome
  }

  /// Whether a sentence ends in it.
  var hasSentence = false

  init(
    range: Range<Int>, linked: Int, bold: Int, node: Int, line: Int, kind: Block.Kind, level: Int,
    region: Int?
  ) {
    (start, end) = (range.lowerBound, range.upperBound)
    (self.linked, self.bold) = (linked, bold)
    (self.node, self.line, self.level) = (node, line, level)
    self.kind = kind
    regionIndex = region ?? -1
  }

  /// The folded bytes of `PageRuns.text`.
  var range: Range<Int> { start..<end }

  /// The nearest region around it, an index of `PageRuns.regions`; nil outside of all.
  var region: Int? { regionIndex < 0 ? nil : regionIndex }

  var count: Int { end - start }
  var linkShare: Double { count == 0 ? 0 : Double(linked) / Double(count) }
}

/// A place or a count within a page, kept in 32 bits: no page has 2^29 bytes.
@propertyWrapper struct Narrow: Sendable {
  private var value: Int32

  init(wrappedValue: Int) { value = Int32(wrappedValue) }

  var wrappedValue: Int {
    get { Int(value) }
    set { value = Int32(newValue) }
  }
}

/// A part of the page that may be no main text, by its tag, role or names.
struct Region: Sendable {
  let node: Int

  /// What its tag, its role and its attributes say, and what its names say.
  let found: ElementClasses

  /// The region around it.
  let parent: Int?

  /// Whether it stands within the main part of the page or an article.
  let isInMain: Bool

  /// What it is by both; settled once its text is known.
  var classes: BoilerplateClass

  /// The prose in it, its text within links, and all of its text.
  var prose = 0
  var linked = 0
  var count = 0

  /// Whether a control (a field, a button, a form) stands in it.
  var hasControls = false

  init(node: Int, found: ElementClasses, parent: Int?, isInMain: Bool) {
    self.node = node
    self.found = found
    self.parent = parent
    self.isInMain = isInMain
    classes = found.all
  }

  /// Whether it is left out.
  var isOut = false

  /// Whether it is the head of the page or of an article.
  var isHeader = false

  /// Whether it, or a region around it, is left out, or is the head of a page or an article.
  var isWithinOut = false
  var isWithinHeader = false
}

/// All the text of a page in runs, with the regions that they stand in.
struct PageRuns: Sendable {
  var text: [UInt8] = []
  var runs: [TextRun] = []
  var regions: [Region] = []

  /// The number of runs that begin before each node, and at the end the number of all.
  var before: [Int32] = []

  /// What names, tags and roles say, by node; only where they say something.
  var classified: [(node: Int, classes: BoilerplateClass)] = []

  /// The runs below a node that is a block.
  func runs(of node: Int, in tree: MarkupTree) -> Range<Int> {
    Int(before[node])..<Int(before[Int(tree.nodes[node].end)])
  }

  func string(_ run: TextRun) -> String { String(decoding: text[run.range], as: UTF8.self) }

  /// Whether a run stands in a region that is left out.
  func isOut(_ run: TextRun) -> Bool { run.region.map { regions[$0].isWithinOut } ?? false }

  /// Carries what is known of each region to those within it.
  mutating func settle() {
    for index in regions.indices {
      let outer = regions[index].parent.map { regions[$0] }
      regions[index].isWithinOut = regions[index].isOut || outer?.isWithinOut ?? false
      regions[index].isWithinHeader = regions[index].isHeader || outer?.isWithinHeader ?? false
    }
  }
}
