import Tables

/// Decides for a whole chunk whether its values stand behind a dictionary or by themselves.
///
/// A dictionary given up in the middle of a chunk is allowed, and read wrongly by fastparquet.
struct EncodingChoice {
  let field: Field
  let options: ParquetOptions
  let compressor: Compressor

  /// The dictionary, where the file gets smaller by it.
  func dictionary<Values: ChunkValues>(
    for values: Values
  ) -> (entries: Values, indices: [UInt32])? {
    guard values.count > 0, let dictionary = values.dictionary() else { return nil }
    let count = dictionary.entries.count
    let dictionarySize = dictionary.entries.plainSize(0..<count)
    guard dictionarySize <= options.dictionaryBytes else { return nil }
    let plainSize = values.plainSize(0..<values.count)
    let indicesSize = values.count * bitWidth(forCount: count) / 8
    guard dictionarySize + indicesSize < plainSize else { return nil }
    if field.isVocabulary || compressor.codec == .uncompressed { return dictionary }
    return isSmaller(dictionary, than: values) ? dictionary : nil
  }

  /// Whether the dictionary and the indices take less room than the values once both are packed,
  /// going by the first values and the entries that they need, which are the first, too.
  private func isSmaller<Values: ChunkValues>(
    _ dictionary: (entries: Values, indices: [UInt32]), than values: Values
  ) -> Bool {
    let sample = 0..<min(values.count, options.pageRows)
    let indices = dictionary.indices[sample]
    let needed = 0..<(1 + Int(indices.max() ?? 0))
    var (plain, entries, places): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    values.appendPlain(sample, to: &plain)
    dictionary.entries.appendPlain(needed, to: &entries)
    places.appendIndices(indices, dictionarySize: dictionary.entries.count)
    let saved = compressor.compressed(plain).count - compressor.compressed(places).count
    return
      scaled(compressor.compressed(entries).count, from: needed.count, to: dictionary.entries.count)
      < scaled(saved, from: sample.count, to: values.count)
  }

  /// What a part's size lets expect of the whole.
  private func scaled(_ size: Int, from part: Int, to whole: Int) -> Double {
    Double(size) * Double(whole) / Double(part)
  }
}
