import Tables

/// What tells values, nulls, empty lists and ends of lists apart: a definition level for each place
/// of a column, and a repetition level where the column holds lists.
///
/// A definition level counts how many of the things that may be missing are there: the list, an
/// element in it, the element's value. A repetition level is 0 where a row begins and 1 within one.
///
/// Source: Apache Parquet, README.md, "Nested Encoding".
struct Levels {
  let maxDefinition: Int

  /// 1 for a list, 0 for any other column.
  let maxRepetition: Int
  private let form: Form

  private enum Form {
    /// A level a row: 1 where it holds a value, 0 where it is null.
    case flat(Validity)
    case nested(NestedLevels)
  }

  /// The levels of a column without lists.
  init(_ column: Column, of field: Field) {
    maxDefinition = field.isNullable ? 1 : 0
    maxRepetition = 0
    form = .flat(column.validity)
  }

  /// The levels of lists.
  init(_ nested: NestedLevels) {
    maxDefinition = nested.maxDefinition
    maxRepetition = 1
    form = .nested(nested)
  }

  /// How many places the rows have: a list that is null or empty has one, too.
  func placeCount(of rows: Range<Int>) -> Int {
    switch form {
    case .flat: rows.count
    case .nested(let levels): levels.places(of: rows).count
    }
  }

  /// How many of the places hold a value.
  func valueCount(of rows: Range<Int>) -> Int {
    switch form {
    case .flat(let validity): rows.count - validity.nullCount(in: rows)
    case .nested(let levels): levels.valueCount(of: rows)
    }
  }

  func appendDefinition(of rows: Range<Int>, to bytes: inout [UInt8]) {
    switch form {
    case .flat(let validity): bytes.appendLevels(of: validity, rows: rows)
    case .nested(let levels):
      levels.definition[levels.places(of: rows)].withUnsafeBufferPointer {
        bytes.appendRunLengthEncoded($0, bitWidth: bitWidth(forCount: maxDefinition + 1))
      }
    }
  }

  func appendRepetition(of rows: Range<Int>, to bytes: inout [UInt8]) {
    guard case .nested(let levels) = form else { return }
    levels.repetition[levels.places(of: rows)].withUnsafeBufferPointer {
      bytes.appendRunLengthEncoded($0, bitWidth: 1)
    }
  }

  /// How often each definition level stands; nil where there is one level only.
  func definitionHistogram(of rows: Range<Int>) -> [Int64]? {
    guard maxDefinition > 0 else { return nil }
    switch form {
    case .flat:
      let values = valueCount(of: rows)
      return [Int64(rows.count - values), Int64(values)]
    case .nested(let levels):
      return histogram(of: levels.definition[levels.places(of: rows)], upTo: maxDefinition)
    }
  }

  /// How often each repetition level stands; nil but for lists.
  func repetitionHistogram(of rows: Range<Int>) -> [Int64]? {
    guard case .nested(let levels) = form else { return nil }
    return histogram(of: levels.repetition[levels.places(of: rows)], upTo: maxRepetition)
  }
}

private func histogram(of levels: ArraySlice<UInt32>, upTo highest: Int) -> [Int64] {
  var histogram = [Int64](repeating: 0, count: highest + 1)
  for level in levels { histogram[Int(level)] += 1 }
  return histogram
}

/// The levels of the lists of some rows, and which elements have them.
struct NestedLevels {
  private(set) var repetition: [UInt32] = []
  private(set) var definition: [UInt32] = []
  let maxDefinition: Int

  /// The rows, and which elements hold a value: one in a list that is null does not.
  private let rows: Range<Int>
  private(set) var elements = Validity()

  /// The elements that the rows have.
  let elementRange: Range<Int>

  /// Where the places and the values of each row begin, and behind the last row their numbers.
  private var placeOffsets = [0]
  private var valueOffsets = [0]

  init(_ lists: ListValues, of column: Column, rows: Range<Int>, field: Field) {
    guard case .list(_, let elementsAreNullable) = field.type else {
      preconditionFailure("levels are nested in lists alone")
    }
    self.rows = rows
    elementRange = lists.offsets[rows.lowerBound]..<lists.offsets[rows.upperBound]
    let isThere: UInt32 = field.isNullable ? 1 : 0
    maxDefinition = Int(isThere) + (elementsAreNullable ? 2 : 1)
    for row in rows {
      let list = lists[row]
      let isValid = column.validity[row]
      if !isValid || list.isEmpty {
        repetition.append(0)
        definition.append(isValid ? isThere : 0)
      }
      for element in list {
        let isValue = isValid && lists.elements.validity[element]
        elements.append(isValue)
        guard isValid else { continue }
        repetition.append(element == list.lowerBound ? 0 : 1)
        definition.append(isValue ? UInt32(maxDefinition) : isThere + 1)
      }
      placeOffsets.append(definition.count)
      valueOffsets.append(elements.count - elements.nullCount)
    }
  }

  /// The levels of some of the rows.
  func places(of rows: Range<Int>) -> Range<Int> {
    let first = self.rows.lowerBound
    return placeOffsets[rows.lowerBound - first]..<placeOffsets[rows.upperBound - first]
  }

  func valueCount(of rows: Range<Int>) -> Int {
    let first = self.rows.lowerBound
    return valueOffsets[rows.upperBound - first] - valueOffsets[rows.lowerBound - first]
  }
}
