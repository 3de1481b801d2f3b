import Model
import Tables

/// The rows that one document gives to the tables of a dataset.
struct DocumentRows: Sendable {
  enum Table: CaseIterable, Sendable {
    case documents, figures, judgements, quantifiers, rejects
    /// Only where it is asked for: it is as large as the table of figures.
    case refusals
    case leadInspectors

    /// The tables that the configuration asks for.
    static func all(of output: Configuration.Output) -> Set<Table> {
      Set(
        allCases.filter { table in
          table != .refusals && table != .leadInspectors
            || table == .refusals && output.refusals
            || table == .leadInspectors && output.leadInspectors
        })
    }

    /// The table's columns, for rows of cells that are made already.
    var ofCells: TableDefinition<[Cell?]> {
      switch self {
      case .documents: TableDefinition(cellsOf: documentsTable)
      case .figures: TableDefinition(cellsOf: figuresTable)
      case .judgements: TableDefinition(cellsOf: judgementsTable)
      case .quantifiers: TableDefinition(cellsOf: quantifiersTable)
      case .rejects: TableDefinition(cellsOf: rejectsTable)
      case .refusals: TableDefinition(cellsOf: refusalsTable)
      case .leadInspectors: TableDefinition(cellsOf: leadInspectorsTable)
      }
    }
  }

  /// What the rows of documents take from elsewhere.
  struct Form: Sendable {
    /// The tables that are asked for.
    let tables: Set<Table>

    /// The labels of metrics, by id.
    let labels: [String: String]

    init(_ output: Configuration.Output, _ catalogue: Catalogue) {
      tables = Table.all(of: output)
      labels = catalogue.labels
    }
  }

  /// The document's name, which stands in the rows.
  let id: String
  private(set) var rows: [(table: Table, cells: [Cell?])] = []

  /// A document of more rows has them made one by one, when they are written.
  private static let most = 2_000

  /// The rows of a document; nil where they are many.
  init?(of result: DocumentResult, as form: Form) {
    guard result.rowCount <= Self.most else { return nil }
    id = result.id
    Self.forEach(of: result, as: form) { rows.append(($0, $1)) }
  }

  /// Hands on the rows of a document, table by table. A figure that no table can hold gets none.
  static func forEach(
    of result: DocumentResult, as form: Form, _ body: (Table, [Cell?]) throws -> Void
  ) rethrows {
    guard let page = result.page else {
      return try body(.rejects, rejectsTable.row(result))
    }
    let row = DocumentRow(result: result, page: page)
    try body(.documents, documentsTable.row(row))
    if form.tables.contains(.leadInspectors), let inspection = result.inspection,
      let name = inspection.leadInspector
    {
      try body(
        .leadInspectors,
        leadInspectorsTable.row(InspectorRow(page: row, inspection: inspection, name: name)))
    }
    let links = SentenceLinks(page)
    let points = CodePoints(page.text.bytes)
    var names = PageRowNames(page, document: result.id)
    for (figure, place) in zip(result.figures, result.places) where figure.fitsTable {
      let figureRow = FigureRow(
        id: names.figure(figure, heading: result.heading(of: place)), page: row, figure: figure,
        label: figure.metric.flatMap { form.labels[$0] }, place: place,
        start: points.count(before: figure.range.lowerBound),
        end: points.count(before: figure.range.upperBound), link: links[figure.sentence, place])
      try body(.figures, figuresTable.row(figureRow))
    }
    for (judgement, place) in zip(
      result.judgements, result.places.dropFirst(result.figures.count))
    {
      let judgementRow = JudgementRow(
        id: names.judgement(
          judgement, heading: result.heading(of: place), sentence: judgement.sentence(of: page)),
        page: row, judgement: judgement, place: place,
        link: judgement.isOfHeadline ? nil : links[judgement.sentence, place])
      try body(.judgements, judgementsTable.row(judgementRow))
    }
    for mention in result.quantifiers {
      let quantifierRow = QuantifierRow(
        id: names.quantifier(mention), page: row, mention: mention,
        start: points.count(before: mention.range.lowerBound),
        end: points.count(before: mention.range.upperBound), link: links[mention.sentence, nil])
      try body(.quantifiers, quantifiersTable.row(quantifierRow))
    }
    for refusal in result.refusals where form.tables.contains(.refusals) {
      let refusalRow = RefusalRow(
        page: row, refusal: refusal, start: points.count(before: refusal.range.lowerBound),
        end: points.count(before: refusal.range.upperBound))
      try body(.refusals, refusalsTable.row(refusalRow))
    }
  }
}

extension DocumentResult {
  /// How many rows it gives, or a few more.
  fileprivate var rowCount: Int {
    1 + figures.count + judgements.count + quantifiers.count + refusals.count
  }
}

/// The links to the sentences of one page, each made once.
final class SentenceLinks {
  private let address: String?
  private let path: String
  private let fragment: TextFragment
  private var last: (sentence: Range<Int>, link: String)?

  init(_ page: Page) {
    (address, path) = (page.url, page.path)
    fragment = TextFragment(page.text.bytes)
  }

  /// - Parameter place: A PDF opens at a page, of which no browser finds the words.
  subscript(sentence: Range<Int>, place: RowPlace?) -> String? {
    if let page = place?.pageOfPDF {
      return (address ?? TextFragment.encoded(path: path)) + "#page=\(page)"
    }
    guard let address else { return nil }
    if let last, last.sentence == sentence { return last.link }
    let link = fragment.link(to: sentence, of: address)
    last = (sentence, link)
    return link
  }
}
