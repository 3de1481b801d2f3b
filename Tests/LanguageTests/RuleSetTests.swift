import Language
import Support
import Testing

/// What the notation of rules means, each sign of it in a rule or two.
@Suite struct RuleSetTests {
  private func file(_ text: String) throws -> RuleFile {
    try RuleFile(name: "test.rules", bytes: Array(text.utf8))
  }

  private func rules(_ text: String) throws -> (RuleSet<PlainText>, PlainLexicon) {
    let file = try file(text)
    let lexicon = PlainLexicon([file], others: ["road", "lane"])
    return (try RuleSet([file], words: lexicon.ruleWords), lexicon)
  }

  /// What the first rule that holds anywhere takes.
  private func taken(_ pattern: String, _ text: String) throws -> String? {
    let (rules, lexicon) = try rules("rule r\n  \(pattern)")
    let text = PlainText(text, lexicon)
    for at in 0..<text.count {
      if let match = rules.first(at: at, in: text) { return text.words(match.tokens) }
    }
    return nil
  }

  @Test(arguments: [
    // Words, in any case; signs; several words; possessives are two tokens here.
    ("\"no\"", "No homes", "No"), ("\"%\"", "40%", "%"),
    ("\"per cent\"", "40 per cent", "per cent"),
    // Classes of the lexicon.
    ("@street", "Mill Lane", "Lane"),
    // Features and measures.
    ("digits", "in 12 homes", "12"), ("comma-before", "so, 12", "12"),
    ("digits&length(4)", "12 or 2024", "2024"), ("digits&value(..20)", "2024 and 12", "12"),
    ("value(13..)", "12 and 13", "13"),
    // Both, not, and one of several.
    ("initial&@street", "Road", "Road"), ("digits&!value(12)", "12 13", "13"),
    ("!digits", "12 homes", "homes"), ("!(digits|@street)", "12 lane homes", "homes"),
    ("(\"to\"|\"from\"|digits)&spaced", "(to from", "from"),
    ("digits&!(length(2)|value(7))", "12 7 5", "5"),
    // Runs of tokens that code finds.
    ("TITLE", "the Abbey Road", "Abbey Road"),
    ("NUMBER \"homes\"", "3 point 5 homes", "3 point 5 homes"),
    // Alternatives, options, repetitions: as many as there are.
    ("digits (\"am\" | \"p\" \".\" \"m\")", "9 p.m", "9 p.m"),
    ("digits \"to\"? digits", "3 4", "3 4"),
    ("initial{2}", "Abbey Road", "Abbey Road"), ("digits initial{1..3}", "1 A B C D", "1 A B C"),
    ("digits initial{..2} \"x\"", "1 x", "1 x"),
    ("digits initial{1..3} @street", "14 Abbey Road", "14 Abbey Road"),
    // A gap takes as little as will do.
    ("\"from\" ..3 digits", "from a b 3 4", "from a b 3"),
    // White space.
    ("digits ~ \"s\"", "12 s 1960s", "1960s"), ("digits (?! ~)", "12% 13", "13"),
    // What stands around, which is not taken.
    ("\"per\" [ digits ]", "12 per 34", "34"), ("[ digits ] \"homes\"", "12 to 34 homes", "34"),
    ("TITLE \"the\"? [ digits ]", "5 Abbey Road the 3", "3"),
    ("\"a\" ..2 [ digits ]", "1 a b c 3", "3"),
    ("(?<! \"per\") [ digits ]", "per 12 13", "13"),
    ("[ digits ] (?! \"homes\")", "1 homes 2", "2"),
    ("digits (?= ..5 \"homes\") any", "2 3 of 8 homes", "2 3"), ("start [ digits ]", "1 2", "1"),
    ("[ digits ] end", "1 2", "2"), ("(?<= start | \",\") [ \"but\" ]", "he but, but", "but"),
  ])
  func takes(pattern: String, of text: String, words: String) throws {
    #expect(try taken(pattern, text) == words)
  }

  @Test(arguments: [
    ("\"no\"", "now"), ("digits&length(4)", "12"), ("digits ~ \"s\"", "12 s"),
    ("start [ digits ]", "a 1"),
    ("[ digits ] end", "1 a"), ("\"per\" [ digits ]", "12"), ("digits{2..3} \"x\"", "1 x"),
    ("\"from\" ..1 digits", "from a b 3"), ("digits initial{1..3} @street", "14 Road Works"),
    ("digits !digits", "homes 12"), ("TITLE [ digits ]", "the road 3"), ("any any", "one"),
  ])
  func leaves(pattern: String, text: String) throws {
    #expect(try taken(pattern, text) == nil)
  }

  @Test func asksRulesInTheirOrder() throws {
    let (rules, lexicon) = try rules(
      """
      rule second -> other      # whose name says otherwise
        digits "homes"
        digits "flats" -> flats
      rule third
        digits
      """)
    let text = PlainText("12 homes 13 flats 14", lexicon)
    let found = (0..<text.count).compactMap { rules.first(at: $0, in: text) }
    #expect(found.map { rules.names[$0.rule] } == ["second", "second", "third"])
    #expect(found.map { $0.outcome.map { rules.outcomes[$0] } } == ["other", "flats", nil])
    let third = try #require(rules.number(ofRule: "third"))
    #expect(rules.match(ofRule: third, at: 0, in: text)?.tokens == 0..<1)
    #expect(rules.match(ofRule: third, at: 1, in: text) == nil)
    #expect(rules.first(at: -1, in: text) == nil && rules.first(at: 9, in: text) == nil)
  }

  @Test func namesParts() throws {
    let (rules, lexicon) = try rules(
      """
      define money ( "£" ~ digits )
      rule paid
        who:TITLE "paid" [ sum:$money ( "and" more:$money "to" | "or" "less" )? ]
      """)
    func parts(_ text: String) -> [String?] {
      let text = PlainText(text, lexicon)
      let match = (0..<text.count).lazy.compactMap { rules.first(at: $0, in: text) }.first
      return ["who", "sum", "more"].map { name in
        match.flatMap { $0.part(rules.number(ofPart: name) ?? 99) }.map(text.words)
      }
    }
    #expect(parts("Abbey Road paid £5 and £6 to us") == ["Abbey Road", "£5", "£6"])
    // What a path that leads nowhere has found is forgotten.
    #expect(parts("Abbey Road paid £5 and £6") == ["Abbey Road", "£5", nil])
  }

  @Test(arguments: [
    ("rule r\n  digits+", "test.rules:2: + has no upper bound; write {1..8} for one to eight"),
    ("rule r\n  digit", "test.rules:2: no feature is called digit; did you mean digits?"),
    ("rule r\n  @streets", "test.rules:2: no class is called streets; did you mean street?"),
    ("rule r\n  TITEL", "test.rules:2: no span is called TITEL; did you mean TITLE?"),
    ("rule r\n  len(3)", "test.rules:2: no measure is called len"),
    (
      "define hour ( digits )\nrule r\n  $huor",
      "test.rules:3: no definition is called huor; did you mean hour?"
    ),
    ("\nrle r", "test.rules:2: no statement is called rle; did you mean rule?"),
    ("rule r\n  ( digits", "test.rules:2: ( is not closed"),
    ("rule r\n  [ digits", "test.rules:2: [ is not closed"),
    ("rule r\n  digits )", "test.rules:2: \") \" was not expected here"),
    ("rule r\n  !( digits digits )", "test.rules:2: ! and & ask of one token only"),
    (
      "rule r\n  digits{3..2}",
      "test.rules:2: a range is written 3, 1..3 or ..3, and closed with }"
    ),
    ("rule r\n  \"to", "test.rules:2: a quote is not closed"),
    (
      "rule r\n  digits?",
      "test.rules:2: r may take no token; put one that has to be there into its brackets"
    ),
    (
      "rule r\n  digits{5000}",
      "test.rules:2: r comes to more than 2000 instructions; lower its repetitions"
    ),
    (
      "rule r\n  (digits{..90} \"a\"){..90}",
      "test.rules:2: r may take no token; put one that has to be there into its brackets"
    ),
    (
      "rule r\n  \"a\" (digits{..90} \"a\"){..90}",
      "test.rules:2: r comes to more than 2000 instructions; lower its repetitions"
    ),
    (
      "rule r\n  digits\nrule r\n  digits",
      "test.rules:3: r is defined already; give each a name of its own"
    ),
    ("rule r", "test.rules:1: r has no pattern"),
    ("  digits", "test.rules:1: no rule stands above this"),
    ("class c x", "test.rules:1: a colon stands behind a class's name"),
  ])
  func refusesFile(_ text: String, because message: String) throws {
    let error = #expect(throws: RuleError.self) { _ = try rules(text) }
    #expect(error?.message == message)
  }

  @Test func runsExamples() throws {
    let files = [
      try file(
        """
        class counted: homes
          flats
        rule count
          digits (initial | "new"){..2}
              @counted
          takes  "12 homes" | "all 12 new flats" = "12 new flats"
          leaves "12 # 13" | "12 new roads"
          takes  "12 roads" | "12 homes" = "homes"
          leaves "12 homes"
        """)
    ]
    let lexicon = PlainLexicon(files)
    let rules = try RuleSet<PlainText>(files, words: lexicon.ruleWords)
    let failed = rules.failedExamples(of: files) { text in
      let text = PlainText(text, lexicon)
      return [(text, { text.words($0) })]
    }
    #expect(
      failed == [
        "test.rules:8: count takes nothing in \"12 roads\", of which it should take something",
        "test.rules:8: count takes \"12 homes\" in \"12 homes\"; it should take \"homes\"",
        "test.rules:9: count takes \"12 homes\" in \"12 homes\", which it should leave",
      ])
  }

  /// Ten times as many rules ask a text at most 5% more, as none is tried where it cannot begin.
  @Test func asksHardlyMoreOfManyRules() throws {
    let few = """
      rule street
        digits&length(..4) initial{1..3} @street
      rule change
        "from" ..5 [ digits ] "to" digits
      rule label
        ( "year" | "stage" ) [ digits ]
      rule road
        @street "works"

      """
    let many = (1...36).map { "rule r\($0)\n  \"word\($0)\" ..5 ( digits | TITLE )\n" }.joined()
    func questions(_ text: String) throws -> Int {
      let (rules, lexicon) = try rules(text)
      var plain = PlainText(
        "It rose from 12 to 15 in year 3, at 14 Abbey Road and 9 Mint Lane works", lexicon)
      let counter = PlainText.Counter()
      plain.questions = counter
      for at in 0..<plain.count { _ = rules.first(at: at, in: plain) }
      return counter.count
    }
    let base = try questions(few)
    #expect(base > 50)
    #expect(try questions(few + many) * 100 <= base * 105)
  }

  /// A pattern with exponentially many ways through a text gives up, and so does the text's end.
  @Test func isBounded() throws {
    let (rules, lexicon) = try rules(
      "rule r\n  (digits{..9} digits{..9}){..9} (digits{..9} digits{..9}){..9} any \"x\"")
    let text = PlainText(String(repeating: "1 ", count: 200), lexicon)
    for at in 0..<text.count { #expect(rules.first(at: at, in: text) == nil) }
  }

  /// Any text may stand in a file of rules: it is read or refused, and nothing traps.
  @Test(arguments: 1...20)
  func readsWhatever(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "rule r\n", "  ", "\n", "digits", "TITLE", "\"a\"", "@street", "(", ")", "[", "]", "|", "&",
      "!", "~",
      "{..3}", "{2}", "?", "..5", "(?= ", "(?<! ", "x:", "$d", "define d ", "class c: a\n", " ",
      " ",
      "-> o", "takes", "length(..3)", "end", "start", "+", "{", "9999999999999", "é", "#",
    ]
    for _ in 0..<300 {
      let text =
        "rule a\n  "
        + (0..<Int.random(in: 1...12, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined()
      guard let (rules, lexicon) = try? rules(text) else { continue }
      let plain = PlainText("12 Abbey Road, a 5 of a x a", lexicon)
      for at in -1...plain.count { _ = rules.first(at: at, in: plain) }
    }
  }
}
