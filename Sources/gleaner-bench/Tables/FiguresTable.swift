import Glibc
import Support
import Tables

/// A table of figures as a run gathers them from reports, drawn from a seed: documents of 1 through 40
/// rows, vocabularies of which a few words make up the most, sentences that up to three figures share,
/// amounts of 1 through 8 digits.
///
/// The same rows and seed give the same table everywhere.
struct FiguresTable {
  static let schema = Schema(
    name: "figures",
    fields: [
      Field("doc_id", .string), Field("source", .string),
      Field("published", .date, isNullable: true),
      Field("authority", .string), Field("metric", .string), Field("value", amount),
      Field("value_high", amount, isNullable: true), Field("unit", .string, isNullable: true),
      Field("qualifier", .string, isNullable: true), Field("per", .string, isNullable: true),
      Field("context", .string), Field("start", .int32), Field("end", .int32),
      Field("confidence", .double), Field("extracted_at", .timestamp),
    ])

  private static let amount = ColumnType.decimal(precision: 18, scale: 4)

  private var random: SeededGenerator
  private let rowCount: Int

  private init(rows: Int, seed: UInt64) {
    random = SeededGenerator(seed: seed)
    rowCount = rows
  }

  static func table(rows: Int, seed: UInt64 = 2026) throws(TableError) -> Table {
    var figures = FiguresTable(rows: rows, seed: seed)
    return try Table(schema: schema, columns: figures.columns())
  }

  private mutating func columns() -> [Column] {
    let documents = groups { $0.number(in: 1...40) }
    let sentences = groups { $0.element(of: [1, 1, 1, 2, 2, 3]) }
    let (value, high) = amounts()
    let (start, end) = offsets(documents)
    return [
      ids(documents), words(Array(Phrases.sources), of: documents), days(documents),
      words(Phrases.authorities, of: documents), words(Phrases.metrics), value, high,
      words(Phrases.units, nullShare: 0.02), words(Phrases.qualifiers, nullShare: 0.75),
      words(Phrases.denominators, nullShare: 0.85), text(sentences), start, end, confidences(),
      instants(documents),
    ]
  }

  /// The rows cut into groups of neighbours, of the sizes that `size` gives.
  private mutating func groups(of size: (inout SeededGenerator) -> Int) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var row = 0
    while row < rowCount {
      let end = min(rowCount, row + size(&random))
      groups.append(row..<end)
      row = end
    }
    return groups
  }

  /// 64 hexadecimal digits a document, as a SHA-256 has.
  private mutating func ids(_ documents: [Range<Int>]) -> Column {
    var values = StringValues()
    for rows in documents {
      let id = (0..<4).map { _ in
        let digits = String(random.next(), radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
      }.joined()
      for _ in rows { values.append(id) }
    }
    return Column(.string(values))
  }

  /// A word a document.
  private mutating func words(_ vocabulary: [String], of documents: [Range<Int>]) -> Column {
    let popularity = Popularity.zipf(count: vocabulary.count)
    var values = StringValues()
    for rows in documents {
      let word = vocabulary[popularity.pick(&random)]
      for _ in rows { values.append(word) }
    }
    return Column(.string(values))
  }

  /// A word a row, or null.
  private mutating func words(_ vocabulary: [String], nullShare: Double = 0) -> Column {
    let popularity = Popularity.zipf(count: vocabulary.count)
    var values = StringValues()
    var validity = Validity()
    for _ in 0..<rowCount {
      let isNull = random.happens(nullShare)
      values.append(isNull ? "" : vocabulary[popularity.pick(&random)])
      validity.append(!isNull)
    }
    return Column(.string(values), validity: validity)
  }

  /// A day of 25 years a document; 6% are not known.
  private mutating func days(_ documents: [Range<Int>]) -> Column {
    var values: [Int32] = []
    var validity = Validity()
    for rows in documents {
      let day = Int32(11_000 + random.number(below: 9_000))
      let isNull = random.happens(0.06)
      for _ in rows {
        values.append(isNull ? 0 : day)
        validity.append(!isNull)
      }
    }
    return Column(.int32(values), validity: validity)
  }

  /// Amounts of 1 through 8 digits, of which up to two stand behind the point, 3% of them below zero;
  /// and for 7% of the rows the upper end of a range.
  private mutating func amounts() -> (value: Column, high: Column) {
    let powers = (0...8).map { exponent in (0..<exponent).reduce(1) { power, _ in power * 10 } }
    var (values, highs): ([Int64], [Int64]) = ([], [])
    var validity = Validity()
    for _ in 0..<rowCount {
      let digits = random.number(below: powers[random.number(in: 1...8)])
      let scale = random.element(of: [10_000, 10_000, 10_000, 1_000, 100])
      let value = digits * scale * (random.happens(0.03) ? -1 : 1)
      let isRange = random.happens(0.07)
      values.append(Int64(value))
      highs.append(isRange ? Int64(value + random.number(in: 1...4_999) * 10_000) : 0)
      validity.append(isRange)
    }
    return (Column(.int64(values)), Column(.int64(highs), validity: validity))
  }

  /// A sentence for each group of rows.
  private mutating func text(_ groups: [Range<Int>]) -> Column {
    let sentences = Sentences(&random)
    var values = StringValues()
    var sentence: [UInt8] = []
    for rows in groups {
      sentences.next(&random, into: &sentence)
      for _ in rows { _ = values.append(utf8: sentence[...]) }
    }
    return Column(.string(values))
  }

  /// Where a figure begins and ends in its document, further on from row to row.
  private mutating func offsets(_ documents: [Range<Int>]) -> (start: Column, end: Column) {
    var (starts, ends): ([Int32], [Int32]) = ([], [])
    for rows in documents {
      var start: Int32 = 0
      for _ in rows {
        start += Int32(random.number(in: 20...899))
        starts.append(start)
        ends.append(start + Int32(random.number(in: 1...13)))
      }
    }
    return (Column(.int32(starts)), Column(.int32(ends)))
  }

  /// Mostly near 0.85, with three digits behind the point: the last but one of nine numbers between 0
  /// and 1, which is distributed as Beta(8, 2).
  private mutating func confidences() -> Column {
    let values = (0..<rowCount).map { _ in
      var (highest, second) = (0.0, 0.0)
      for _ in 0..<9 {
        let number = random.fraction()
        second = max(second, min(number, highest))
        highest = max(highest, number)
      }
      return (second * 1_000).rounded() / 1_000
    }
    return Column(.double(values))
  }

  /// An instant a document, each up to 90 ms after the one before.
  private mutating func instants(_ documents: [Range<Int>]) -> Column {
    var micros: Int64 = 1_767_600_000_000_000
    var values: [Int64] = []
    for rows in documents {
      micros += Int64(random.number(in: 200...89_999))
      for _ in rows { values.append(micros) }
    }
    return Column(.int64(values))
  }
}
