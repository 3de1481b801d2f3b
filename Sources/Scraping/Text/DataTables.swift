import Model

/// The tables of a page that hold data, laid out as their cells are asked for, in document order.
struct DataTables {
  let tree: MarkupTree
  let page: PageRuns

  /// In document order: no table of data stands in another.
  private var places: [TableGrid.Place] = []
  private var known: Set<Int> = []
  private let hasRoles: Bool
  private var count = 0

  /// How many bytes the headers of all cells may still have. Each stands in every cell that it heads, so
  /// that a small page could have as many as fill the memory.
  private var room: Int

  init(tree: MarkupTree, page: PageRuns) {
    self.tree = tree
    self.page = page
    hasRoles = TablePart.areRoles(in: tree)
    room = 4_000_000 + 8 * page.text.count
  }

  /// The tables that are calendars.
  private var calendars: Set<Int> = []

  /// Whether a run stands in a calendar, which says nothing of the page's subject.
  mutating func isInCalendar(_ index: Int) -> Bool {
    guard page.runs[index].kind == .cell, slot(ofRun: index) == nil, !calendars.isEmpty else {
      return false
    }
    return nearest(around: page.runs[index].node, where: \.isTable).map { calendars.contains($0) }
      ?? false
  }

  /// The slot of the cell that holds a run; nil in a table for layout.
  mutating func slot(ofRun index: Int) -> TableSlot? {
    let node = page.runs[index].node
    guard let cell = nearest(around: node, where: \.isCell),
      let table = nearest(around: cell, where: \.isTable)
    else { return nil }
    if known.insert(table).inserted {
      let grid = TableGrid(table, of: tree, page, hasRoles: hasRoles)
      if grid.isCalendar { calendars.insert(table) }
      if grid.isData {
        places += grid.places(number: count, room: &room)
        count += 1
      }
    }
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].node < cell { low = middle + 1 } else { high = middle }
    }
    guard low < places.count, places[low].node == cell else { return nil }
    return slot(of: places[low], run: index)
  }

  /// The slot of a run in a cell. Where the label beside the cell has as many lines as the cell, each of
  /// those heads the one that stands beside it.
  private func slot(of place: TableGrid.Place, run: Int) -> TableSlot {
    guard let (rowHeader, label) = place.lines else { return place.slot }
    let line = run - page.runs(of: place.node, in: tree).lowerBound
    let labels = page.runs(of: label, in: tree)
    guard line >= 0, line < labels.count else { return place.slot }
    let text = page.string(page.runs[labels.lowerBound + line])
    return TableSlot(
      table: place.slot.table, row: place.slot.row, column: place.slot.column,
      rowHeader: TableGrid.join(rowHeader, text), columnHeader: place.slot.columnHeader,
      caption: place.slot.caption, corner: place.slot.corner)
  }

  /// The node, or the innermost element around it, that is such a part of a table.
  private func nearest(around node: Int, where fits: (TablePart) -> Bool) -> Int? {
    var node = node
    for _ in 0..<MainText.highest {
      if let part = TablePart(node, of: tree, hasRoles: hasRoles), fits(part) { return node }
      if node == 0 { return nil }
      node = Int(tree.nodes[node].parent)
    }
    return nil
  }
}
