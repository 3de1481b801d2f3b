import Model

/// A stretch of text between two ends of blocks: what may become a block of the page's text.
struct TextRun: Sendable {
  /// The folded bytes of `PageRuns.text`.
  var range: Range<Int>

  /// How many of them stand within links, and how many within bold type.
  var linked = 0
  var bold = 0

  /// The nearest element around it that is a block.
  var node: Int

  var line: Int
  var kind: Block.Kind
  var level: Int

  /// The nearest region around it, an index of `PageRuns.regions`; nil outside of all.
  var region: Int?

  /// How much of it reads as sentences: its bytes outside links, 0 for labels and lists of links.
  var prose = 0

  /// What it is on a page that is no article.
  var part = Part.text

  /// What a run is on a page that is no article.
  enum Part: Sendable {
    case text
    /// It belongs to an item of what the page lists.
    case item
    /// It stands at every item or post, and says nothing of this one.
    case chrome
  }

  /// Whether a sentence ends in it.
  var hasSentence = false

  var count: Int { range.count }
  var linkShare: Double { count == 0 ? 0 : Double(linked) / Double(count) }
}

/// A part of the page that may be no main text, by its tag, role or names.
struct Region: Sendable {
  let node: Int
  let hints: Hints

  /// The region around it.
  let parent: Int?

  /// The prose in it, and all of its text.
  var prose = 0
  var count = 0

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
  var hinted: [(node: Int, hints: Hints)] = []

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
