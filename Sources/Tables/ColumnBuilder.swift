/// A column in the making. Of its arrays only that of its type is filled.
struct ColumnBuilder: Sendable {
  private let type: ColumnType
  private var booleans: [Bool] = []
  private var int32s: [Int32] = []
  private var int64s: [Int64] = []
  private var floats: [Float] = []
  private var doubles: [Double] = []
  private var strings = StringValues()
  private var uuids: [UInt128] = []

  /// Where the lists end, behind a 0; and the one builder of their elements.
  private var offsets: [Int] = []
  private var elements: [ColumnBuilder] = []
  private var validity = Validity()

  init(_ type: ColumnType) {
    self.type = type
    if case .list(let element, _) = type {
      offsets = [0]
      elements = [ColumnBuilder(element)]
    }
  }

  /// The cells so far.
  var column: Column {
    let values: Column.Values =
      switch type {
      case .boolean: .boolean(booleans)
      case .int32, .date: .int32(int32s)
      case .int64, .timestamp, .decimal: .int64(int64s)
      case .float: .float(floats)
      case .double: .double(doubles)
      case .string: .string(strings)
      case .uuid: .uuid(uuids)
      case .list: .list(ListValues(checked: elements[0].column, offsets: offsets))
      }
    return Column(values, validity: validity)
  }

  /// Appends a cell that is known to fit.
  mutating func append(_ cell: Cell?) {
    validity.append(cell != nil)
    switch cell {
    case nil: appendPlaceholder()
    case .boolean(let value): booleans.append(value)
    case .integer(let value) where type == .int32: int32s.append(Int32(truncatingIfNeeded: value))
    case .integer(let value): int64s.append(Int64(value))
    case .float(let value): floats.append(value)
    case .double(let value): doubles.append(value)
    case .string(let text): strings.append(text)
    case .utf8(let bytes): strings.appendChecked(bytes)
    case .date(let days): int32s.append(Int32(truncatingIfNeeded: days))
    case .timestamp(let micros): int64s.append(Int64(micros))
    case .decimal(let unscaled): int64s.append(unscaled)
    case .uuid(let value): uuids.append(value)
    case .list(let cells):
      for cell in cells { elements[0].append(cell) }
      offsets.append(elements[0].validity.count)
    }
  }

  /// Appends some rows of a column of the same type.
  mutating func append(contentsOf column: Column, rows: Range<Int>) {
    switch column.values {
    case .boolean(let values): booleans.append(contentsOf: values[rows])
    case .int32(let values): int32s.append(contentsOf: values[rows])
    case .int64(let values): int64s.append(contentsOf: values[rows])
    case .float(let values): floats.append(contentsOf: values[rows])
    case .double(let values): doubles.append(contentsOf: values[rows])
    case .string(let values): strings.append(contentsOf: values, rows: rows)
    case .uuid(let values): uuids.append(contentsOf: values[rows])
    case .list(let lists):
      let moved = elements[0].validity.count - lists.offsets[rows.lowerBound]
      elements[0].append(
        contentsOf: lists.elements,
        rows: lists.offsets[rows.lowerBound]..<lists.offsets[rows.upperBound])
      offsets.append(
        contentsOf: lists.offsets[(rows.lowerBound + 1)..<(rows.upperBound + 1)].lazy.map {
          $0 + moved
        })
    }
    validity.append(contentsOf: column.validity, rows: rows)
  }

  /// Appends what stands in a null row.
  private mutating func appendPlaceholder() {
    switch type {
    case .boolean: booleans.append(false)
    case .int32, .date: int32s.append(0)
    case .int64, .timestamp, .decimal: int64s.append(0)
    case .float: floats.append(0)
    case .double: doubles.append(0)
    case .string: strings.append("")
    case .uuid: uuids.append(0)
    case .list: offsets.append(elements[0].validity.count)
    }
  }
}
