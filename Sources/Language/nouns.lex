# Nouns by what the rules have to know of them.

# Plurals that do not end in "s": "12 children".
@noun.plural
  children people men women staff police personnel feet teeth mice cattle sheep grandchildren schoolchildren
  salesmen policemen firemen clergy fish aircraft crew offspring spokespeople uasc cla lac cin

# Words that end in "s" and are no plurals: "12 news stories".
@noun.notplural = @be.singular
  thus plus perhaps news basis crisis analysis diagnosis focus status virus campus bonus census consensus
  surplus various previous serious religious continuous ambitious numerous obvious dangerous conscious gives
  takes makes goes comes gets says sees shows means needs remains includes receives works uses continues leaves
  lives rises falls wins holds keeps leads meets begins becomes thinks tells knows finds feels represents
  considers attends provides wants equals stands sits lasts costs overseas sometimes afterwards backwards
  supports employs forwards upwards nowadays indigenous famous alas mathematics physics politics helps enables ensures allows
  requires brings describes explains believes agrees expects exists occurs seems appears tends depends suggests
  carries serves involves contains follows ergonomics economics ethics logistics genetics electronics aesthetics
  athletics gymnastics maths christmas james thomas wales paris athens texas andrews leeds

# Persons of whom an age may be said without "aged": "children under five".
@noun.person
  children those people anyone adults pupils babies toddlers teenagers boys girls residents youngsters kids
  students women men patients everyone persons individuals adolescents youths someone somebody anybody infants
  young drivers minors carers adopters workers staff refugees leavers mothers fathers parents siblings victims
  offenders migrants uasc uascs members learners employees applicants claimants voters pensioners citizens
  prisoners

# Nouns that "one" may count: "one child". Of it and of no other number may a pronoun be made.
@noun.countable
  child baby boy girl man woman person family parent carer worker manager school home hospital council
  authority inspector inspection case death complaint referral allegation placement adoption bed place unit
  team nursery provider setting parish borough county region officer teacher nurse doctor pupil student
  resident household incident breach vacancy post fatality patient prisoner teenager youth adult apprentice
  member review

# Nouns that make a name of the number behind them: "key stage 4", "section 17".
@noun.label
  stage year unit section page chapter part phase tier level step stages sections pages chapters number no nos
  figure fig table room flat route channel radio type category schedule paragraph para paragraphs item
  question appendix annex note ward zone version volume vol issue regulation regulations article articles rule
  rules clause clauses standard objective priority goal target option box grade band platform exit highway
  junction gate lot plot block floor line pp p ref reference urn registration vat id formula windows covid iso
  mark model series season episode module lesson theme domain group form size key principle recommendation
  war scene psalm bay suite seat desk pod studio terminal locker berth court classroom flight hc hl cmnd
  criterion years protocol order bus tram apollo top code study experiment act day week tel telephone phone
  fax helpline call dial ring text extension ext chart charts tables map maps diagram diagrams exhibit
  exhibits figs boxes annexes appendices recommendations outcome outcomes enabler enablers pillar pillars
  strand strands tiers levels priorities issn isbn doi

# The last word of an address: "12 Park Lane".
@noun.street
  street road lane avenue walk close drive square place way court gardens terrace row crescent hill park mews
  house st rd ave grove parade wharf quay boulevard embankment

# What carries the year of its making in its name: "Children Act 1989".
@noun.statute
  act order regulations regulation convention directive bill measure rules copyright

# Words of weighing, which make pounds a weight: "a baby of 5 pounds".
@noun.weight
  weigh weighs weighed weight weighing baby heavy ounces

# Words of heat, which make the C of "5C" a temperature.
@noun.temperature
  temperature temperatures degrees celsius fahrenheit heat heated hot cold warm warmer colder weather oven fever

# Words of games, which make "3-1" a score.
@noun.game
  won win beat lost lose drew draw score scored

# Nouns of which "one" counts nothing: "one day", "one way".
@one.not
  day way time thing example side hand end

# Pronouns of persons before an age: "everyone under 18".
@person.indefinite
  nobody everybody

# Nouns of totals that count no one: "a population of 2 million".
@total.noun
  population audience readership turnout total

# What a number joined by a hyphen counts: "a 50-bed home".
@hyphen.noun
  bed bedroom place person seat strong pupil child

# Nouns whose plural no ending makes, with the plural before them.
@plural.irregular
  children: child
  people: person people
  men: man
  women: woman
  staff: staff
  police: police

# Endings of nouns, with what makes a plural of them: "grandchild", "bus", "church".
@plural.ending
  ren: child
  es: s x ch sh
