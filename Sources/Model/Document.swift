/// A report as it lies on the disk: its bytes and where they come from.
package struct Document: Sendable {
  /// The name of the document on its way to the tables, `d_3f9c2a…`; unique in a run.
  package let id: String

  /// Where the bytes come from, as the user knows it: `input/news.html`. Bytes of a file's name
  /// that are not UTF-8 stand as `\xE9`, so that two names never read alike.
  package let path: String

  /// The name of the source in `pipeline.json` that brought it.
  package let source: String

  /// The content, decompressed; of a PDF the markup that it was made into.
  package let bytes: [UInt8]

  /// SHA-256 of the decompressed file, the PDF itself where it is one, in 64 lower-case hexadecimal
  /// digits.
  package let sha256: String

  /// How many bytes `sha256` is of.
  package let size: Int

  /// The character set that the carrier declared (the archive, the server), if any.
  package let declaredCharset: String?

  package init(
    id: String = "", path: String, source: String, bytes: [UInt8], sha256: String,
    size: Int? = nil, declaredCharset: String? = nil
  ) {
    self.id = id
    self.path = path
    self.source = source
    self.bytes = bytes
    self.sha256 = sha256
    self.size = size ?? bytes.count
    self.declaredCharset = declaredCharset
  }
}
