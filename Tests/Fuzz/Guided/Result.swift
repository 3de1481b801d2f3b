import Pipeline

/// The encoding of what a document gave: whatever the bytes are, they are refused or give a result, which is
/// written and read again to the same bytes.
func readResult(_ bytes: UnsafeRawBufferPointer) {
  var result = DocumentResult(id: "d_0", path: "page.html", source: "pages")
  do throws(DecodingError) {
    try result.take(encoded: Array(bytes))
  } catch {
    check(
      result.page == nil && result.figures.isEmpty,
      "something was taken of bytes that are no result")
    return
  }
  let first = result.encoded
  do throws(DecodingError) {
    try result.take(encoded: first)
  } catch {
    failure("a result cannot be read again: \(error)")
  }
  check(result.encoded == first, "a result has two encodings")
}
