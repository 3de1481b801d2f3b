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
    func set(_ words: String) -> Set<Int32> {
      Set(words.split(separator: " ").map { lexicon.intern(String($0)) })
    }
    judging = set(
      """
      rated judged graded adjudged deemed assessed rate rates judge judges judging rating grading \
      declared classed labelled branded found regraded
      """)
    nouns = set(
      "rating ratings judgement judgements judgment judgments grade grades grading verdict")
    copulas = set("is are was were remain remains remained be been became become becomes being")
    adverbs = set(
      """
      now still also currently again overall as a an the judged rated graded only already all both \
      to be just once generally jointly
      """)
    changes = set(
      """
      improved improve improving moved moves moving upgraded downgraded jumped jump jumping risen \
      rose progressed gone went going turned turnaround fallen fell dropped slipped lifted raised \
      changed leapt climbed elevated came up down
      """)
    hopes = set(
      """
      hope hopes hoped hoping want wants wanted wanting aim aims aimed aiming aspire aspires \
      aspired aspiring aspiration aspirations ambition ambitions ambitious strive strives striving \
      target targets goal goals eventually toward towards until would could should will might may \
      can must if whether unless expect expects expected expecting plan plans planned planning \
      vision bid trying tries seek seeks seeking working determined committed potential next \
      future shall likely predict predicted confident wish wishes desire path route journey road \
      becoming achieve how what criteria
      """)
    negations = set("not never no nor neither without rather instead short below nearly almost")
    earlier = set(
      "previous previously former formerly earlier originally prior initially old ago once twice")
    ago = lexicon.intern("ago")
    possible = set("would could might may should")
    looksBack = set("since after when until before from")
    otherRemits = set(
      """
      school schools academy academies nursery nurseries preschool preschools college colleges \
      university universities home homes hospital hospitals childminder childminders hospice prison \
      provider providers surgery cqc police hmicfrs fostering landlord housing playgroup sixth surgeries \
      clinic clinics centre centres unit units trust teaching pupils ward wards practice gp adult adults \
      library libraries homelessness fire bus hygiene probation survey parents peer auditors lga \
      commissioner youth registrars send
      """)
    others = set("authorities councils boroughs counties neighbours")
    followers = set(
      """
      by in for with and or but overall following after at across since because despite while when \
      as on over despite though although under from last this earlier rating ratings judgement \
      judgment grade grades ofsted throughout again against among ever
      """)
    clauseFollowers = set(
      """
      and or but overall while although though because since following despite when after across \
      whereas
      """)
    exceptions = set("except excepting excluding besides bar")
    plain = set(
      """
      it its they their them he she we our us this these that which who has have had been be was \
      were is are also now still again the a an and but ofsted inspectors inspector report reports \
      said says say found there then later first once both in on of at by following latest new \
      its recently finally then inspection inspections inspected watchdog last
      """)
    clauseOpeners = set(
      """
      and but which who while whereas although though because since after when where with so as \
      having
      """)
    labelWords = set(
      """
      the of and for with is are was were judgement judgment grade graded children families young \
      people on in to who need
      """)
    prepositions = set("in on of since from during following at by inspection inspections the its")
    past = set("was were")
    rating = set(
      """
      rating ratings grade grades grading ofsted judgement judgements inspectors inspectorate \
      upgraded downgraded
      """)
    since = lexicon.intern("since")
    gradesWord = lexicon.intern("grades")
    time = lexicon.intern("time")
    that = lexicon.intern("that")
    aftermath = set("following after since before until")
    rates = set("rate rates judge judges")
    articles = set("the a an")
    or = lexicon.intern("or")
    alternatives = set("better above outstanding good")
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
    behind = set("for in on across")
    attaching = set("in for of within across at and or who that now still also have has provided")
    present = set("has have is are now remains remain being be")
    relatives = set("which who")
    when = lexicon.intern("when")
    plural = set("were are have")
    last = lexicon.intern("last")
    inspections = set("inspection inspections judgement judgements")
    inspectionNouns = set("inspection inspections")
    otherServices = set(
      """
      home homes school schools academy academies nursery nurseries college colleges fostering \
      hospital hospitals centre centres prison agency agencies provider providers
      """)
    counts = set(
      """
      one two three four five six seven eight nine ten both each some many most several none \
      others neither
      """)
    parts = set("area areas aspect aspects element elements part parts some most many")
    verbs = set("is are was were has have had remain remains been")
    pronouns = set("it they them these both")
    losses = set(
      "lost lose loses losing shed sheds shedding shaken ditched escaped stripped withdrew withdrawn"
    )
    all = lexicon.intern("all")
    and = lexicon.intern("and")
    selfWord = lexicon.intern("self")
    by = lexicon.intern("by")
    overall = lexicon.intern("overall")
    inspecting = set("inspected rated judged graded visited")
  }
}
