/// What the rules have to know of nouns.
enum NounWords {
  /// Plurals that do not end in `s`.
  static let plurals = [
    "children people men women staff police personnel boys youths feet teeth mice cattle sheep",
    "headteachers grandchildren schoolchildren salesmen policemen firemen",
    "clergy youngsters fish aircraft crew offspring spokespeople",
  ]

  /// Words that end in `s` and are no plurals.
  static let notPlurals = [
    "is was has this its his as us yes thus plus less unless across perhaps always besides gas bus",
    "news basis crisis analysis diagnosis process access success progress business stress address",
    "illness fitness wellness loss class mass pass boss glass grass princess mess focus status",
    "virus campus bonus census consensus surplus various previous serious religious continuous",
    "ambitious numerous obvious dangerous conscious does gives takes makes goes comes gets says",
    "sees shows means needs remains includes receives works uses continues leaves lives rises",
    "falls wins holds keeps leads meets begins becomes thinks tells knows finds feels represents",
    "considers attends provides wants equals stands sits lasts costs overseas whereas sometimes",
    "afterwards towards backwards forwards upwards nowadays regardless nevertheless nonetheless",
    "ofsted's indigenous homeless penniless famous was years' alas mathematics physics politics",
    "helps enables ensures allows requires brings describes explains believes agrees expects exists",
    "occurs seems appears tends depends suggests carries serves involves contains follows",
    "ergonomics economics ethics logistics genetics electronics aesthetics athletics gymnastics",
    "maths christmas james thomas wales paris athens texas st andrews leeds",
  ]

  /// Persons of whom an age may be said without "aged": "children under five".
  static let persons = [
    "children those people anyone adults pupils babies toddlers teenagers boys girls residents",
    "youngsters kids students women men patients everyone persons individuals adolescents youths",
    "someone somebody anybody infants young drivers minors carers adopters workers staff refugees",
    "leavers mothers fathers parents siblings victims offenders migrants",
  ]

  /// Nouns that "one" may count: of it and of no other number may a pronoun be made.
  static let countables = [
    "child baby boy girl man woman person family parent carer worker manager school home",
    "hospital council authority inspector inspection case death complaint referral allegation",
    "placement adoption bed place unit team nursery provider setting parish borough county region",
    "officer teacher nurse doctor pupil student resident household incident breach vacancy post",
    "fatality patient prisoner teenager youth adult apprentice member review",
  ]

  /// Nouns that make a name of the number behind them: "key stage 4", "Unit 4", "section 17".
  static let labels = [
    "stage year unit section page chapter part phase tier level step stages sections pages chapters",
    "number no nos figure fig table room flat route channel radio type category schedule paragraph",
    "para paragraphs item question appendix annex note ward zone version volume vol issue regulation",
    "regulations article articles rule rules clause clauses standard objective priority goal target",
    "option box grade band platform exit highway junction gate lot plot block floor line",
    "pp p ref reference urn registration vat id formula windows covid iso mark model series season",
    "episode module lesson theme domain group form size key principle recommendation criterion years",
    "protocol order bus tram line apollo top code step study experiment model act day week tel",
    "telephone phone fax helpline call dial ring text extension ext",
    "chart charts tables map maps diagram diagrams exhibit exhibits figs boxes annexes appendices",
    "recommendations outcome outcomes enabler enablers pillar pillars strand strands tiers levels",
    "priorities issn isbn doi",
  ]

  /// What the last word of an address is.
  static let streets = [
    "street road lane avenue walk close drive square place way court gardens terrace row crescent",
    "hill park mews house st rd ave grove parade wharf quay boulevard embankment",
  ]

  /// What carries the year of its making in its name: "Children Act 1989".
  static let statutes = [
    "act order regulations regulation convention directive bill measure rules copyright"
  ]

  /// What makes pounds a weight, the C of "5C" a temperature, and "3-1" a score.
  static let weights = ["weigh weighs weighed weight weighing baby heavy ounces"]
  static let temperatures = ["temperature temperatures degrees celsius heat cold warm"]
  static let games = ["won win beat lost lose drew draw score scored"]

  static func add(to builder: inout LexemeBuilder) {
    builder.add(plurals, [.plural])
    builder.add(notPlurals, [.notPlural])
    builder.add(persons, [.person])
    builder.add(countables, [.countable])
    builder.add(labels, [.label])
    builder.add(streets, [.street])
    builder.add(statutes, [.statute])
    builder.add(weights, [.weight])
    builder.add(temperatures, [.temperature])
    builder.add(games, [.game])
  }
}
