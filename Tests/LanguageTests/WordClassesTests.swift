import Testing

@testable import Language

@Suite struct WordClassesTests {
  func classes(_ text: String) throws -> WordClasses {
    try WordClasses(files: [("ours.lex", Array(text.utf8))])
  }

  @Test func readsWordsPhrasesAndValues() throws {
    let found = try classes(
      """
      # Words that make a number rough: "about 800".
      @hedge
        about around   # and their like
        "in the region of" "#"

      @month
        3: march mar
        9: september
      """)
    #expect(found.names == ["hedge", "month"])
    #expect(found["hedge"].texts == ["about", "around", "in the region of", "#"])
    #expect(found["hedge"].entries.allSatisfy { $0.value == nil })
    #expect(found["month"].numbers.map(\.number) == [3, 3, 9])
    #expect(found["month"].pairs.map(\.text) == ["march", "mar", "september"])
  }

  @Test func joinsClasses() throws {
    let found = try classes(
      """
      @function = @article @preposition
        not the
      @preposition = @place
        since
      @article
        the a
      @place
        in at
      """)
    #expect(found["function"].texts == ["the", "a", "in", "at", "since", "not"])
  }

  @Test(arguments: [
    ("  about", WordClassError.badLine(file: "ours.lex", line: 1, fault: "words of no class")),
    (
      "@a\nabout",
      .badLine(file: "ours.lex", line: 2, fault: "the words of a class are indented")
    ),
    (" @a", .badLine(file: "ours.lex", line: 1, fault: "a class begins at the margin")),
    ("@ a", .badLine(file: "ours.lex", line: 1, fault: "@ has no name behind it")),
    ("@a b", .badLine(file: "ours.lex", line: 1, fault: "= is missing behind @a")),
    ("@a =", .badLine(file: "ours.lex", line: 1, fault: "no class stands behind =")),
    ("@a = b", .badLine(file: "ours.lex", line: 1, fault: "a class is written @name")),
    ("@a\n  \"more than", .badLine(file: "ours.lex", line: 2, fault: "a quote is not closed")),
    (
      "@a\n  \"\"",
      .badLine(file: "ours.lex", line: 2, fault: "nothing stands between the quotes")
    ),
    (
      "@a\n  in\tat\t",
      .badLine(file: "ours.lex", line: 2, fault: "words are parted by spaces alone")
    ),
    ("@a\n  9:", .badLine(file: "ours.lex", line: 2, fault: "a value without words")),
    (
      "@preposition\n  in\n@a = @prepositon",
      .unknownClass(file: "ours.lex", line: 3, name: "prepositon", nearest: "preposition")
    ),
    (
      "@a\n  in\n@b = @somewhere",
      .unknownClass(file: "ours.lex", line: 3, name: "somewhere", nearest: nil)
    ),
    ("@a\n  in\n@a\n  at", .duplicateClass(file: "ours.lex", line: 3, name: "a")),
    ("@a\n  in\n  at in", .duplicateWord(file: "ours.lex", line: 3, name: "a", word: "in")),
    ("@a = @b\n@b = @a", .circularUnion(file: "ours.lex", line: 1, name: "a")),
  ])
  func refuses(_ text: String, because error: WordClassError) {
    #expect(throws: error) { try classes(text) }
  }

  @Test(arguments: [
    (
      WordClassError.unknownClass(
        file: "a.lex", line: 3, name: "prepositon", nearest: "preposition"),
      "a.lex:3: there is no class @prepositon; did you mean @preposition?"
    ),
    (
      .duplicateWord(file: "a.lex", line: 3, name: "a", word: "in"),
      "a.lex:3: @a has \"in\" already"
    ),
    (.duplicateClass(file: "a.lex", line: 3, name: "a"), "a.lex:3: there is a class @a already"),
    (.circularUnion(file: "a.lex", line: 3, name: "a"), "a.lex:3: @a contains itself"),
  ])
  func says(_ error: WordClassError, message: String) {
    #expect(error.message == message)
  }

  /// What any bytes give is classes or an error.
  @Test func bearsAnyBytes() throws {
    let whole = WordClasses.builtIn.flatMap { $0.bytes }
    for place in stride(from: 0, to: whole.count, by: 37) {
      var bytes = Array(whole[place..<min(whole.count, place + 300)])
      bytes[bytes.count / 2] = UInt8(truncatingIfNeeded: place)
      _ = try? WordClasses(files: [("ours.lex", bytes)])
    }
  }

  /// Each class says above its name what it is.
  @Test func everyClassIsExplained() {
    for file in WordClasses.builtIn {
      let lines = String(decoding: file.bytes, as: UTF8.self).split(
        separator: "\n", omittingEmptySubsequences: false)
      for (place, line) in lines.enumerated() where line.hasPrefix("@") {
        #expect(place > 0 && lines[place - 1].hasPrefix("#"), "\(file.name): \(line)")
      }
    }
  }

  @Test func readsTheFilesOfTheBinary() {
    #expect(WordClasses.english["month"].entries.count == 24)
    #expect(WordClasses.english["function"].texts.contains("throughout"))
  }
}
