import Model
import Reading
import Tables
import Workbook

/// `gleaner.xlsx`, the tables as sheets for people: what they look for first, ids last.
final class DatasetWorkbook: DatasetBundle {
  private static let name = "gleaner.xlsx"

  /// So many changes have room; the tables have all of them.
  private static let mostChanges = 100_000

  /// A sheet of the rows of a table.
  private struct Sheet {
    let number: Workbook.SheetNumber
    let name: String

    /// The places of its columns in the table.
    let order: [Int]
    var rows = 0
  }

  private let workbook: Workbook
  private let about: Workbook.TextNumber

  /// By table; the figures without a metric under `Self.others`.
  private var sheets: [String: Sheet] = [:]
  private var names: [String] = []
  private var changes: [[Cell?]] = []
  private var changesLeft = 0
  private let metric: Int
  private var days: ClosedRange<Int>?
  private let published: Int?

  private static let others = "figures without a metric"

  init(in folder: Folder, _ form: DocumentRows.Form) throws {
    let path = folder.path.appending(FilePath(Self.name)).description
    workbook = try translated { () throws(WorkbookError) in
      try Workbook(
        path: path, temporaryFolder: folder.path.description, title: DataPackage.title)
    }
    about = try translated { [workbook] () throws(WorkbookError) in try workbook.addText("About") }
    metric = figuresTable.schema.fields.firstIndex { $0.name == "metric" } ?? 0
    published = documentsTable.schema.fields.firstIndex { $0.name == "published" }
    let schemas = DataPackage.schemas(of: form)
    for plan in SheetPlan.all {
      guard let schema = schemas.first(where: { $0.name == plan.table }) else { continue }
      let order = plan.order(of: schema)
      let columns = order.map { plan.column(schema.fields[$0], of: schema) }
      let number = try translated { [workbook] () throws(WorkbookError) in
        try workbook.addTable(plan.name, columns)
      }
      let key = plan.isRest ? Self.others : plan.table
      sheets[key] = Sheet(number: number, name: plan.name, order: order)
      names.append(key)
    }
  }

  func append(_ cells: [Cell?], to table: String) throws {
    if table == "changes" {
      // They may be forgotten, and what is in the workbook is there for good.
      if changes.count < Self.mostChanges { changes.append(cells) } else { changesLeft += 1 }
      return
    }
    if table == "documents", let published, case .date(let day)? = cells[published] {
      days = min(day, days?.lowerBound ?? day)...max(day, days?.upperBound ?? day)
    }
    try write(cells, to: table == "figures" && cells[metric] == nil ? Self.others : table)
  }

  private func write(_ cells: [Cell?], to key: String) throws {
    guard let sheet = sheets[key] else { return }
    try translated { () throws(WorkbookError) in
      try workbook.append(sheet.order.map { cells[$0] }, to: sheet.number)
    }
    sheets[key]?.rows += 1
  }

  func removeAll(of table: String) {
    precondition(table == "changes", "only the rows of changes are forgotten")
    (changes, changesLeft) = ([], 0)
  }

  func finish(in folder: Folder) throws -> [Dataset.File] {
    for cells in changes { try write(cells, to: "changes") }
    let lines = self.lines
    try translated { () throws(WorkbookError) in
      try workbook.write(lines, to: about)
      try workbook.finish()
    }
    let (size, sha256) = try folder.finish(Self.name)
    return [
      Dataset.File(
        name: Self.name, size: size, sha256: sha256,
        description: "The tables as an Excel workbook.",
        mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    ]
  }

  /// What the first sheet says.
  private var lines: [[String]] {
    var lines = [
      [DataPackage.title], [],
      [
        "What this is",
        "Figures and grades of children's services as saved pages state them, and what they say together.",
      ],
      ["Made by", Version.application.description],
    ]
    if let days {
      let ends = [days.lowerBound, days.upperBound].map {
        CalendarDate(daysSince1970: $0)?.description ?? ""
      }
      lines.append(["Pages published", ends.joined(separator: " to ")])
    }
    lines += [
      [], ["How to read it"],
      [
        "Is a number right?",
        "Each row has the sentence that states it, and a link that opens the page there.",
      ],
      ["", "Of a table's cell the sentence is its caption, its row, its column and the cell."],
      [
        "Whose is it?",
        "The authority's, or the holder's: a nation, a region, a school, a person. Neither: nobody is named.",
      ],
      [
        "Is it so?",
        "Standing: stated and earlier are facts; what is planned, hoped for or claimed is in no indicator.",
      ],
      [
        "What is the metric?",
        "Dictionary has each one's unit, population and source; Columns says what each column holds.",
      ],
      [
        "Do sources agree?",
        "Pages and sites: how many stand behind a row. Agree: whether they say the same.",
      ],
      [], ["The sheets"],
    ]
    lines += names.compactMap { sheets[$0] }.map { sheet in
      [sheet.name, "\(sheet.rows) row\(sheet.rows == 1 ? "" : "s")"]
    }
    if changesLeft > 0 {
      lines.append(["Changes left out", "\(changesLeft): changes.csv has all of them"])
    }
    let altered = workbook.alterations
    if altered.shortened > 0 {
      lines.append([
        "Texts cut", "\(altered.shortened), at the 32,767 characters that a cell takes",
      ])
    }
    if altered.unlinked > 0 {
      lines.append([
        "Addresses that do not open", "\(altered.unlinked): a sheet takes 65,530 links",
      ])
    }
    return lines
  }
}

/// A sheet, and how its columns stand.
private struct SheetPlan {
  let name: String
  let table: String

  /// The columns that stand first; the others follow, ids last.
  let first: [String]
  var isRest = false

  private static let figures = [
    "authority", "metric_label", "value", "value_high", "unit", "qualifier", "as_of", "standing",
    "concept", "sentence", "link", "site", "published", "holder_kind", "holder",
  ]

  static let all = [
    SheetPlan(
      name: "Indicators", table: "indicators",
      first: [
        "authority", "metric_label", "period", "value", "unit", "qualifier", "agree", "pages",
        "sentence", "link",
      ]),
    SheetPlan(
      name: "Inspections", table: "inspections",
      first: [
        "authority", "framework", "date", "overall_effectiveness", "send_outcome", "published",
      ]),
    SheetPlan(
      name: "Ratings", table: "ratings",
      first: ["authority", "area", "date", "grade", "previous_grade", "change", "agree", "pages"]),
    SheetPlan(
      name: "Changes", table: "changes",
      first: [
        "change", "table", "authority", "metric", "column", "old_value", "new_value", "sentence",
      ]),
    SheetPlan(name: "Figures", table: "figures", first: figures),
    SheetPlan(name: "Other figures", table: "figures", first: figures, isRest: true),
    SheetPlan(
      name: "Judgements", table: "judgements",
      first: [
        "authority", "area", "grade", "date", "current", "sentence", "link", "site", "published",
      ]),
    SheetPlan(
      name: "Pages", table: "documents",
      first: ["title", "site", "published", "authority", "url", "path", "figures", "judgements"]),
    SheetPlan(name: "Rejects", table: "rejects", first: ["path", "message", "code", "stage"]),
    SheetPlan(
      name: "Dictionary", table: "metrics",
      first: ["metric_label", "unit", "population", "measure", "denominator", "source"]),
    SheetPlan(
      name: "Columns", table: "columns", first: ["table", "column", "description", "type"]),
  ]

  /// The places of a table's columns, in the order of the sheet.
  func order(of schema: Schema) -> [Int] {
    let names = schema.fields.map(\.name)
    let leading = first.compactMap(names.firstIndex)
    let rest = names.indices.filter { !leading.contains($0) }
    func isID(_ place: Int) -> Bool {
      names[place].hasSuffix("_id") || names[place].hasSuffix("_ids") || names[place] == "sha256"
    }
    return leading + rest.filter { !isID($0) } + rest.filter(isID)
  }

  func column(_ field: Field, of schema: Schema) -> WorkbookColumn {
    let hasUnit = schema.fields.contains { $0.name == "unit" }
    let words = field.name.split(separator: "_").joined(separator: " ")
    var format = WorkbookColumn.Format.plain
    if field.name == "link" || field.name == "url" { format = .link }
    if hasUnit, case .decimal = field.type { format = .unitOf(field: "unit") }
    return WorkbookColumn(
      field, title: words.prefix(1).uppercased() + words.dropFirst(), width: Self.width(of: field),
      format: format)
  }

  /// In characters.
  private static func width(of field: Field) -> Double {
    switch field.name {
    case "sentence", "message", "description", "source": 80
    case "title": 50
    case "metric_label", "concept", "path": 36
    case "link", "url": 30
    case "authority", "site", "holder": 22
    default:
      switch field.type {
      case .boolean, .int32, .int64: 10
      case .date: 12
      default: 16
      }
    }
  }
}

private func translated<Value>(
  _ body: () throws(WorkbookError) -> Value
) throws(ReleaseError) -> Value {
  do throws(WorkbookError) {
    return try body()
  } catch {
    switch error {
    case .file(.cannotCreate(let path, let reason)): throw .cannotCreate(path: path, reason: reason)
    case .file(.cannotWrite(let path, let reason)), .file(.cannotName(let path, let reason)):
      throw .cannotWrite(path: path, reason: reason)
    case .invalidSheetName: preconditionFailure(error.message)
    }
  }
}
