import Tables

/// How the values of a chunk stand in its pages.
struct ChosenEncoding<Values: ChunkValues> {
  typealias Dictionary = (entries: Values, indices: [UInt32])

  /// That of the data pages.
  let encoding: Encoding

  /// The values once each, where there are much fewer of them; the pages have their places in it if
  /// `encoding` says so.
  let distinct: Dictionary?

  /// The dictionary, where the pages have places in it.
  var dictionary: Dictionary? { encoding == .rleDictionary ? distinct : nil }
}

/// Decides for a whole chunk how its values are encoded.
///
/// A dictionary given up in the middle of a chunk is allowed, and read wrongly by fastparquet.
struct EncodingChoice {
  let field: Field
  let options: ParquetOptions
  let compressor: Compressor

  /// The most values, and the most bytes of them, that are encoded in several ways to see which is
  /// the shortest.
  private static let sampleValues = 8_192
  private static let sampleBytes = 1 << 18

  /// What makes the file the smallest, as far as a sample shows.
  func encoding<Values: ChunkValues>(of values: Values) -> ChosenEncoding<Values> {
    let sample = sample(of: values)
    let sizes = sample.isEmpty ? [] : directSizes(of: values, sample)
    let best = sizes.min { $0.size < $1.size }
    let direct = best?.encoding ?? Values.encodings(options.encodings)[0]
    guard !sample.isEmpty, let dictionary = values.dictionary() else {
      return ChosenEncoding(encoding: direct, distinct: nil)
    }
    let count = dictionary.entries.count
    let dictionarySize = dictionary.entries.plainSize(0..<count)
    let indicesSize = values.count * bitWidth(forCount: count) / 8
    let isPossible =
      dictionarySize <= options.dictionaryBytes
      && dictionarySize + indicesSize < values.plainSize(0..<values.count)
    let isBetter =
      isPossible
      && (field.isVocabulary || best == nil && compressor.codec == .uncompressed
        || isSmaller(dictionary, sample: sample, of: values.count) {
          best?.size ?? packedSize(of: values, sample, direct)
        })
    return ChosenEncoding(encoding: isBetter ? .rleDictionary : direct, distinct: dictionary)
  }

  /// The first values.
  private func sample(of values: some ChunkValues) -> Range<Int> {
    var sample = 0..<min(values.count, Self.sampleValues)
    while sample.count > 1, values.plainSize(sample) > Self.sampleBytes {
      sample = 0..<(sample.count / 2)
    }
    return sample
  }

  /// What the sample takes in each encoding; empty where there is only one.
  private func directSizes<Values: ChunkValues>(
    of values: Values, _ sample: Range<Int>
  ) -> [(encoding: Encoding, size: Int)] {
    let encodings = Values.encodings(options.encodings)
    guard encodings.count > 1 else { return [] }
    return encodings.map { ($0, packedSize(of: values, sample, $0)) }
  }

  private func packedSize(
    of values: some ChunkValues, _ sample: Range<Int>, _ encoding: Encoding
  ) -> Int {
    var bytes: [UInt8] = []
    values.append(sample, encoding, to: &bytes)
    return compressor.compressed(bytes).count
  }

  /// Whether the dictionary and the indices take no more room than the values once both are packed,
  /// going by the sample and the entries that it needs, which are the first, too.
  ///
  /// Of two that are alike the dictionary is quicker to pack and to read.
  private func isSmaller<Values: ChunkValues>(
    _ dictionary: (entries: Values, indices: [UInt32]), sample: Range<Int>, of count: Int,
    than direct: () -> Int
  ) -> Bool {
    let indices = dictionary.indices[sample]
    let needed = 0..<(1 + Int(indices.max() ?? 0))
    var places: [UInt8] = []
    places.appendIndices(indices, dictionarySize: dictionary.entries.count)
    let saved = direct() - compressor.compressed(places).count
    let entries = packedSize(of: dictionary.entries, needed, .plain)
    return scaled(entries, from: needed.count, to: dictionary.entries.count)
      < 1.05 * scaled(saved, from: sample.count, to: count)
  }

  /// What a part's size lets expect of the whole.
  private func scaled(_ size: Int, from part: Int, to whole: Int) -> Double {
    Double(size) * Double(whole) / Double(part)
  }
}

extension [UInt8] {
  /// Appends the places of values in a dictionary, behind the number of their bits.
  ///
  /// Source: Apache Parquet, Encodings.md, "Dictionary Encoding".
  mutating func appendIndices(_ indices: ArraySlice<UInt32>, dictionarySize: Int) {
    let width = bitWidth(forCount: dictionarySize)
    append(UInt8(width))
    indices.withUnsafeBufferPointer { appendRunLengthEncoded($0, bitWidth: width) }
  }
}
