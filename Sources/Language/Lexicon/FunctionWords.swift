/// The closed classes of English words: what ends a noun phrase, and what tells of rise and fall.
///
/// Source: Huddleston and Pullum, The Cambridge Grammar of the English Language, chapters 3, 5
/// and 7, for the membership of the classes.
enum FunctionWords {
  static let prepositions = [
    "about above across after against along amid among around as at before behind below beneath",
    "beside besides between beyond by despite down during except for from in inside into like near",
    "of off on onto out outside over past per since than through throughout to toward towards under",
    "until till up upon via with within without following regarding including versus",
  ]

  static let determiners = [
    "the a an this that these those my your his her its our their each every either neither some",
    "any no all both such what which whose",
  ]

  static let others = [
    // Pronouns.
    "i you he she it we they me him us them who whom themselves itself himself herself there here",
    // Conjunctions.
    "and or but nor so yet if when while where because although though whether unless once",
    "whereas",
    // Auxiliaries.
    "is are was were be been being am has have had having do does did done will would shall should",
    "can could may might must cannot ought",
    // Adverbs that stand behind a noun phrase, not within one.
    "not now then also already still only just even again ago later earlier respectively too",
    "currently previously recently often always never ever usually together apart away",
    "altogether overall nationally locally else however therefore instead meanwhile yesterday",
    "today tomorrow tonight almost nearly etc",
  ]

  /// Verbs that follow a counted noun and look like none of its adjectives, or that stand between a
  /// number and something that it does not count.
  static let verbs = [
    "said says say told tells tell made make makes took take takes went go goes came come comes left",
    "leave leaves found find finds saw see sees gave give gives felt feel feels got get gets became",
    "become becomes began begin begins rose rise rises fell fall falls grew grow grows lost lose",
    "loses won win wins met meet meets held hold holds kept keep keeps led lead leads live lives",
    "died die dies need needs want wants know knows think thinks include includes receive receives",
    "remain remains provide provides show shows work works use uses continue continues",
    "consider considers report reports attend attends represents represent compares equal equals",
    "means mean stands stand sits sit runs run starts start ends opens closes lasts costs",
    "averaged scored scores",
  ]

  static let rising = [
    "increase increases increased increasing rise rises rose risen rising grow grows grew grown",
    "growing growth up gain gains gained jump jumps jumped soar soared climb climbed climbs extra",
    "additional further another raise raised raising boost boosted expand expanded expands doubled",
    "surge surged",
  ]

  static let falling = [
    "decrease decreases decreased decreasing fall falls fell fallen falling reduce reduces reduced",
    "reducing reduction reductions down drop drops dropped dropping cut cuts cutting decline declines",
    "declined declining lose loses lost shrink shrank shrunk lower lowered halved plunged slumped",
  ]

  static let phrasal = [
    "make makes made making set sets setting take takes took taken taking sign signs signed signing",
    "follow follows followed following open opens opened opening turn turns turned keep keeps kept",
    "pick picks picked back backs backed draw draws drew drawn drawing break breaks broke broken",
    "breaking shut close closed closing stand stood hand handed write wrote written note noted track",
    "tracked sit sat sitting settle settled speed scale scaled build builds built building",
    "buy bought sum summed give gives gave given giving save saved end ends ended ending wake catch",
    "caught split team teamed link linked join joined line lined speak spoke stepped step look looked",
    "call called show showed sums mix mixed clean cleaned finish finished use used",
    "rack racks racked racking clock clocked ran",
    "grow grows grew grown growing wash washed start started add adds stack hold held free freed",
  ]

  static func add(to builder: inout LexemeBuilder) {
    builder.add(prepositions, [.function, .preposition])
    builder.add(determiners, [.function, .determiner])
    builder.add(others, [.function])
    builder.add(verbs, [.verb])
    builder.add(rising, [.rise])
    builder.add(falling, [.fall])
    builder.add(phrasal, [.phrasal])
  }
}
