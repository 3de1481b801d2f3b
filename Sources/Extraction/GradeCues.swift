import Language
import Model

/// The words of English by which a stated grade is told from praise, hopes and other matters.
struct GradeCues: Sendable {
  /// "has been *rated* good".
  let judging: Set<Int32>
  /// "a good *rating*", "a *grade* of good".
  let nouns: Set<Int32>
  /// "services *are* good".
  let copulas: Set<Int32>
  /// Words that may stand between a copula or a judging verb and the grade.
  let adverbs: Set<Int32>
  /// "improved to good", "*moved* from inadequate".
  let changes: Set<Int32>
  /// "*hopes* to be rated good", "*will* be good".
  let hopes: Set<Int32>
  let negations: Set<Int32>
  /// Of an earlier inspection: "its *previous* rating".
  let earlier: Set<Int32>
  let ago: Int32
  /// "a good rating *would* help".
  let possible: Set<Int32>
  /// "*since* it was judged inadequate".
  let looksBack: Set<Int32>
  /// What other inspectors grade: schools, homes, hospitals.
  let otherRemits: Set<Int32>
  /// "other *authorities* have turned around to good".
  let others: Set<Int32>
  /// What may follow a grade that ends its phrase: "rated good *by* Ofsted".
  let followers: Set<Int32>
  /// The same where a copula makes the statement and praise is near.
  let clauseFollowers: Set<Int32>
  /// "in most areas *except* care leavers".
  let exceptions: Set<Int32>
  /// Words of a subject that name nobody: "it has also been".
  let plain: Set<Int32>
  let clauseOpeners: Set<Int32>
  let labelWords: Set<Int32>
  let prepositions: Set<Int32>
  let past: Set<Int32>
  let rating: Set<Int32>
  let since: Int32
  let gradesWord: Int32
  let time: Int32
  let that: Int32
  /// "*following* the inadequate judgement".
  let aftermath: Set<Int32>
  /// Verbs of judging that are nouns, too: "attendance *rates* are good", "the *judge* reports".
  let rates: Set<Int32>
  let articles: Set<Int32>
  let or: Int32
  /// "good or *better*": no one grade.
  let alternatives: Set<Int32>
  let to: Int32
  let from: Int32
  let be: Int32
  let of: Int32
  let had: Int32
  let been: Int32
  let grade: Int32
  let ofsted: Int32
  let found: Int32
  let asWord: Int32
  /// "good *for* help and protection".
  let behind: Set<Int32>
  /// What may join a title to more of its subject: "children's services *in* Barsetshire".
  let attaching: Set<Int32>
  let present: Set<Int32>
  let plural: Set<Int32>
  let relatives: Set<Int32>
  let when: Int32
  /// "when it was *last inspected*".
  let last: Int32
  let inspecting: Set<Int32>
  let inspections: Set<Int32>
  let inspectionNouns: Set<Int32>
  /// Services that are judged for themselves, of which "it", "this", "one" may then be said.
  let otherServices: Set<Int32>
  /// "*one* was judged good": some of several.
  let counts: Set<Int32>
  /// "*areas* of the service".
  let parts: Set<Int32>
  /// Verbs behind a relative pronoun: "that *were* judged".
  let verbs: Set<Int32>
  let pronouns: Set<Int32>
  /// "*lost* its good rating".
  let losses: Set<Int32>
  let all: Int32
  let and: Int32
  let selfWord: Int32
  let by: Int32
  let overall: Int32

  init(knownTo lexicon: inout Lexicon) {
    func set(_ name: String) -> Set<Int32> {
      Set(WordClasses.english[name].texts.map { lexicon.intern($0) })
    }
    judging = set("grade.judging")
    nouns = set("grade.noun")
    copulas = set("grade.copula")
    adverbs = set("grade.adverb")
    changes = set("grade.change")
    hopes = set("grade.hope")
    negations = set("grade.negation")
    earlier = set("grade.earlier")
    ago = lexicon.intern("ago")
    possible = set("grade.possible")
    looksBack = set("grade.lookback")
    otherRemits = set("grade.remit")
    others = set("grade.others")
    followers = set("grade.follower")
    clauseFollowers = set("grade.clause.follower")
    exceptions = set("grade.exception")
    plain = set("grade.plain")
    clauseOpeners = set("grade.clause.opener")
    labelWords = set("grade.label")
    prepositions = set("grade.preposition")
    past = set("grade.past")
    rating = set("grade.rating")
    since = lexicon.intern("since")
    gradesWord = lexicon.intern("grades")
    time = lexicon.intern("time")
    that = lexicon.intern("that")
    aftermath = set("grade.aftermath")
    rates = set("grade.rate")
    articles = set("article")
    or = lexicon.intern("or")
    alternatives = set("grade.alternative")
    to = lexicon.intern("to")
    from = lexicon.intern("from")
    be = lexicon.intern("be")
    of = lexicon.intern("of")
    had = lexicon.intern("had")
    been = lexicon.intern("been")
    grade = lexicon.intern("grade")
    ofsted = lexicon.intern("ofsted")
    found = lexicon.intern("found")
    asWord = lexicon.intern("as")
    behind = set("grade.behind")
    attaching = set("grade.attaching")
    present = set("grade.present")
    relatives = set("grade.relative")
    when = lexicon.intern("when")
    plural = set("grade.plural")
    last = lexicon.intern("last")
    inspections = set("grade.inspection")
    inspectionNouns = set("inspection")
    otherServices = set("grade.service")
    counts = set("grade.count")
    parts = set("grade.part")
    verbs = set("grade.verb")
    pronouns = set("grade.pronoun")
    losses = set("grade.loss")
    all = lexicon.intern("all")
    and = lexicon.intern("and")
    selfWord = lexicon.intern("self")
    by = lexicon.intern("by")
    overall = lexicon.intern("overall")
    inspecting = set("grade.inspecting")
  }
}
