import Parquet
import Tables
import Testing

@Suite struct ForeignFilesTests {
  @Test func readsDeltaEncodings() throws {
    let reader = try ParquetReader(ForeignFiles.modern)
    #expect(
      try reader.schema.fields.map { "\($0.type)\($0.isNullable ? "?" : "")" }
        == ["int64", "int32?", "string", "string?", "boolean?", "list<int64?>?"])
    let table = try reader.table(rowGroup: 0)
    let columns = table.columns.map { column in (0..<12).map { text(of: column, $0) } }
    #expect(
      columns[0] == [
        "1", "5", "-7", "\(Int64.max)", "\(Int64.min)", "0", "3", "4", "5", "6", "7", "8",
      ])
    #expect(
      columns[1] == [
        "null", "1", "2", "null", "4", "\(Int32.max)", "\(Int32.min)", "7", "8", "9", "null", "11",
      ])
    #expect(
      columns[2]
        == ["", "a", "ab", "abc", "abd", "é", "éa", "éb", "x", "xy", "xyz", "xyzé"].map {
          "“\($0)”"
        })
    #expect(columns[3][0...3] == ["“one”", "null", "“three”", "“”"])
    #expect(
      columns[4] == [String](repeating: "true", count: 9) + ["false", "null", "true"])
    #expect(
      columns[5] == [
        #"["1", "2"]"#, "null", "[]", #"["null"]"#, #"["3"]"#, #"["4", "null", "5"]"#, "[]", "null",
        #"["6"]"#, #"["7", "8", "9", "10"]"#, #"["11"]"#, #"["12"]"#,
      ])
  }

  @Test(arguments: [ForeignFiles.classic, ForeignFiles.packed])
  func readsWhatFallsBack(_ bytes: [UInt8]) throws {
    let reader = try ParquetReader(bytes)
    #expect(
      try reader.schema.fields.map { "\($0.type)\($0.isNullable ? "?" : "")" }
        == ["string?", "uuid", "decimal(9, 2)?", "timestamp", "date?", "float?", "list<string>"])
    let rows = try rows(of: reader)
    let words = [
      "good", "poor", "good", nil, "fair", "good", "poor", "bad", "worse", "worst", "best", "good",
    ]
    #expect(rows.map { $0[0] } == words.map { $0.map { "“\($0)”" } ?? "null" })
    let step: UInt128 = 0x01_0203_0405_0607_0809_0A0B_0C0D_0E0F
    #expect(rows.map { $0[1] } == (0..<12).map { "\(UInt128($0) * step)" })
    #expect(rows.map { $0[2] } == (0..<12).map { $0 == 3 ? "null" : "\($0 * 137 - 500)" })
    // 2024-02-29T12:00:00Z, and so on.
    #expect(
      rows.map { $0[3] } == (0..<12).map { "\(1_709_208_000_000_000 + $0 * 1_234_567_000)" })
    #expect(rows.map { $0[4] } == (0..<12).map { "\(10_957 + $0 % 3)" })
    let shares = ["\((0.5 as Float).bitPattern)", "null", "\((-0.0 as Float).bitPattern)"]
    #expect(rows.map { $0[5] } == shares + shares + shares + shares)
    #expect(rows[0][6] == #"["“a”", "“b”"]"# && rows[5][6] == "[]")
    #expect(rows[8][6] == #"["“d”", "“e”", "“f”"]"#)
  }

  @Test func describesChunks() throws {
    let reader = try ParquetReader(ForeignFiles.packed)
    #expect(reader.createdBy == "parquet-cpp-arrow version 26.0.1")
    #expect((0..<2).map { reader.rowCount(rowGroup: $0) } == [7, 5])
    let chunks = reader.chunks(rowGroup: 0)
    #expect(
      chunks.map(\.path) == [
        "word", "id", "price", "at", "day", "share", "tags.list.element",
      ])
    #expect(chunks.map(\.codec) == ["GZIP", "ZSTD", "GZIP", "ZSTD", "GZIP", "ZSTD", "ZSTD"])
    #expect(chunks.map(\.nullCount) == [1, 0, 1, 0, 0, 2, 3])
    #expect(chunks[0].minimum == .string("fair") && chunks[0].maximum == .string("poor"))
    #expect(chunks[2].minimum == .decimal(unscaled: -500))
    #expect(chunks[3].minimum == .timestamp(micros: 1_709_208_000_000_000))
    #expect(chunks[4].maximum == .date(days: 10_959))
    #expect(chunks.allSatisfy { $0.hasOffsetIndex && !$0.hasBloomFilter })
    #expect(try reader.pages(rowGroup: 1, chunk: 0)?.map(\.firstRow) == [0])
  }
}

/// The rows of all row groups, as text that tells apart what is not the same bits.
func rows(of reader: ParquetReader) throws -> [[String]] {
  try (0..<reader.rowGroupCount).flatMap { try cells(of: reader.table(rowGroup: $0)) }
}
