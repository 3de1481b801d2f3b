import Tables

/// The levels of a column chunk: which of its values are there, and which lists they belong to.
struct ChunkLevels {
  /// Empty where every value is there.
  private(set) var definitions: [UInt8] = []

  /// Empty where there are no lists.
  private(set) var repetitions: [UInt8] = []

  /// Nulls included.
  private(set) var count = 0

  /// The rows that have begun.
  private(set) var rowCount = 0

  /// Appends the levels of a page, which stand before the values in it.
  ///
  /// - Parameter take: Gives the bytes of the repetition levels first, then those of the definition
  ///   levels; each is called where the column has such levels.
  ///
  /// - Returns: how many of the values are there.
  mutating func append(
    _ added: Int, _ leaf: StoredColumn.Leaf,
    repetitions takeRepetitions: () throws(PageFault) -> UnsafeRawBufferPointer,
    definitions takeDefinitions: () throws(PageFault) -> UnsafeRawBufferPointer
  ) throws(PageFault) -> Int {
    if leaf.emptyListDefinition == nil {
      rowCount += added
    } else {
      let bytes = try takeRepetitions()
      rowCount += try Self.append(added, bytes, greatest: 1, counting: 0, to: &repetitions)
      if repetitions.first == 1 { throw .noRowBegun }
    }
    count += added
    guard leaf.greatestDefinition > 0 else { return added }
    let bytes = try takeDefinitions()
    return try Self.append(
      added, bytes, greatest: leaf.greatestDefinition, counting: leaf.greatestDefinition,
      to: &definitions)
  }

  /// Appends levels; gives back how many of them are `counted`.
  private static func append(
    _ added: Int, _ bytes: UnsafeRawBufferPointer, greatest: UInt8, counting counted: UInt8,
    to levels: inout [UInt8]
  ) throws(PageFault) -> Int {
    var (cursor, found) = (ByteCursor(bytes), 0)
    try levels.grow(by: added, filler: 0) { (levels) throws(PageFault) in
      try cursor.readRunLengths(
        into: levels, bitWidth: 8 - greatest.leadingZeroBitCount, greatest: greatest
      ) { .badLevel($0, greatest: Int(greatest)) }
      for level in levels where level == counted { found += 1 }
    }
    return found
  }
}

/// The places that values take in a table, and the lists that the places belong to.
struct Slots {
  /// Which of the places hold a value.
  private(set) var validity = Validity()

  /// Where the lists begin, and where the last one ends; nil where there are none.
  private(set) var offsets: [Int]?

  /// Which of the lists are there.
  private(set) var listValidity = Validity()

  var count: Int { validity.count }

  init(_ levels: ChunkLevels, _ leaf: StoredColumn.Leaf) throws(PageFault) {
    guard let empty = leaf.emptyListDefinition else {
      validity.append(levels.definitions, count: levels.count, valid: leaf.greatestDefinition)
      return
    }
    var (places, ends): ([UInt8], [Int]) = ([], [0])
    ends.reserveCapacity(levels.rowCount + 1)
    for (definition, repetition) in zip(levels.definitions, levels.repetitions) {
      if repetition == 0 {
        listValidity.append(definition >= empty)
        ends.append(places.count)
      } else if definition <= empty || ends[ends.count - 1] == ends[ends.count - 2] {
        // A list that goes on has begun with an element, and has another one.
        throw .noRowBegun
      }
      if definition > empty {
        places.append(definition)
        ends[ends.count - 1] = places.count
      }
    }
    validity.append(places, count: places.count, valid: leaf.greatestDefinition)
    offsets = ends
  }

  /// The values, each in its place, with a filler between them.
  func spread<Value>(_ values: [Value], filler: Value) -> [Value] {
    guard validity.nullCount > 0 else { return values }
    return [Value](unsafeUninitializedCapacity: count) { places, filled in
      var next = 0
      for place in 0..<count {
        let isThere = validity[place]
        places.initializeElement(at: place, to: isThere ? values[next] : filler)
        if isThere { next += 1 }
      }
      filled = count
    }
  }

  /// Where byte arrays begin and end, with empty ones between them.
  func spread(offsets: [Int]) -> [Int] {
    guard validity.nullCount > 0 else { return offsets }
    return [Int](unsafeUninitializedCapacity: count + 1) { places, filled in
      var next = 0
      places.initializeElement(at: 0, to: 0)
      for place in 0..<count {
        if validity[place] { next += 1 }
        places.initializeElement(at: place + 1, to: offsets[next])
      }
      filled = count + 1
    }
  }

  /// The row to which a place belongs.
  func row(of place: Int) -> Int {
    guard let offsets else { return place }
    return (offsets.firstIndex { $0 > place } ?? offsets.count) - 1
  }

  /// The column of the values that stand in the places.
  func column(_ values: Column.Values) -> Column {
    let elements = Column(values, validity: validity)
    guard let offsets, let lists = ListValues(elements: elements, offsets: offsets) else {
      return elements
    }
    return Column(.list(lists), validity: listValidity)
  }
}

extension Validity {
  /// Appends a bit for each level, or `count` set ones where there are no levels.
  fileprivate mutating func append(_ levels: [UInt8], count: Int, valid: UInt8) {
    guard !levels.isEmpty else {
      append(valid: count)
      return
    }
    var place = 0
    while place < levels.count {
      let start = place
      while place < levels.count, levels[place] == valid { place += 1 }
      append(valid: place - start)
      while place < levels.count, levels[place] != valid {
        append(false)
        place += 1
      }
    }
  }
}
