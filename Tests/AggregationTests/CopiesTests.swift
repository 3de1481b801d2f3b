import Testing

@testable import Aggregation
@testable import Model

/// Which documents are copies, of documents given as `path published sentences`.
@Suite struct CopiesTests {
  private func originals(_ documents: [(path: String, published: String?, sentences: [UInt64])])
    -> [String: String]
  {
    var copies = Copies()
    for document in documents {
      copies.add(
        document.path, path: document.path,
        published: document.published.flatMap { CalendarDate(iso: $0) },
        sentences: document.sentences)
    }
    return copies.originals()
  }

  @Test func takesTheFirstPublishedForTheOriginal() {
    let release: [UInt64] = [1, 2, 3, 4, 5]
    let documents: [(String, String?, [UInt64])] = [
      ("a-reprint", "2024-03-02", release + [6, 7]), ("b-release", "2024-03-01", release),
      ("c-undated", nil, release), ("d-quotes", "2024-03-02", [1, 2, 8, 9, 10, 11]),
      ("e-half", "2024-03-03", [1, 2, 3, 12, 13, 14]), ("f-short", "2024-03-04", [5]),
    ]
    let expected = [
      "a-reprint": "b-release", "c-undated": "b-release", "e-half": "b-release",
      "f-short": "b-release",
    ]
    #expect(originals(documents) == expected)
    #expect(originals(documents.reversed()) == expected)
  }

  @Test func takesTheFirstPathOfOneDay() {
    #expect(
      originals([("b", "2024-03-01", [1, 2, 3]), ("a", "2024-03-01", [1, 2, 3])]) == ["b": "a"])
  }

  /// A copy of a copy is one of the original, and of two originals it is one of that with more in common.
  @Test func namesOriginals() {
    let found = originals([
      ("a", "2024-03-01", [1, 2, 3, 4]), ("b", "2024-03-02", [1, 2, 3, 4, 5]),
      ("c", "2024-03-03", [2, 3, 4, 5]), ("d", "2024-03-04", [11, 12, 13, 14, 15]),
      ("e", "2024-03-05", [1, 2, 3, 11, 12, 13, 14]),
    ])
    #expect(found == ["b": "a", "c": "a", "e": "d"])
  }

  /// What many documents have is a form of words.
  @Test func takesNoFormForACopy() {
    let form: [UInt64] = [1, 2, 3]
    let many = (0...Copies.widest).map { number -> (String, String?, [UInt64]) in
      let own = (0..<4).map { UInt64(100 + number * 10 + $0) }
      return ("p\(number + 100)", nil, form + own)
    }
    #expect(originals(many).isEmpty)
    #expect(originals([("a", nil, []), ("b", nil, [])]).isEmpty)
  }
}
