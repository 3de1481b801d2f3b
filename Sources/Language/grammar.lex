# The closed classes of English words.
#
# Source: Huddleston and Pullum, The Cambridge Grammar of the English Language, chapters 3, 5 and 7, for the membership
# of the classes.

# Articles: "the homes".
@article
  the a an

# Possessive determiners: "their children".
@possessive
  my your his her its our their

# Demonstratives: "those children".
@demonstrative
  this that these those

# Coordinators of words: "two or three".
@coordinator
  and or

# Relative pronouns: "12 children who moved".
@relative
  who which whom whose

# Forms of "be": "12 children were moved".
@be
  is are was were be been being

# Forms of "have": "12 children have moved".
@have
  has have had

# Modal verbs: "12 homes could close".
@modal
  will would should can could may might must

# Words that make a number rough: "around 800".
@rough
  about around approximately roughly

# Words that put a number a little higher: "nearly 800".
@nearly
  nearly almost

# Words that say that a number is no more than it is: "only 12", "exactly 12".
@exact
  just only exactly

# Comparatives of amounts: "more than 12".
@more.less
  more less fewer

# Personal pronouns of persons and things in the third person: "they moved".
@personal
  it they he she

# Finite forms of "be": "services were good".
@be.finite
  is are was were

# Conjunctions of time and cause that open a clause: "because 12 moved".
@time.subordinator
  because although though when

# Words of a rise of something: "rose to 12".
@rise.word
  increase increased increases increasing rose rise risen rises rising grew grow grown growing growth

# Words of a fall of something: "fell to 12".
@fall.word
  reduce reduced reduces reducing reduction decrease decreased decreases decreasing fell fall fallen falls
  drop dropped drops cut cuts cutting decline declined declining

# Adverbs of the present: "now has 12".
@still.now
  now still currently

# Determiners: "each of 12 homes".
@determiner = @possessive @demonstrative @article
  each every either neither some any no all both such what which whose

# Prepositions, which end a noun phrase: "12 children in homes".
@preposition = @upordown @bound.over @bound.under
  about across after against along amid among around as at before behind beneath beside besides between beyond
  by despite during except for from in inside into like near of off on onto out outside past per since than
  through throughout to toward towards until till upon via with within without following regarding including
  versus

# Pronouns: "12 of them".
@pronoun = @personal
  i you we me him us them who whom themselves itself himself herself there here

# Conjunctions: "12 homes while others closed".
@conjunction = @time.subordinator @coordinator
  but nor so yet if while where whether unless once whereas

# Auxiliary verbs.
@auxiliary = @modal @be @have
  am having do does did done shall cannot ought

# Adverbs that stand behind a noun phrase, not within one: "12 children now live here".
@adverb.behind = @still.now @nearly
  not then also already only just even again ago later earlier respectively too previously recently often
  always never ever usually together apart away altogether overall nationally locally else however therefore
  instead meanwhile yesterday today tomorrow tonight etc

# Function words, which end a noun phrase.
@function = @preposition @determiner @pronoun @conjunction @auxiliary @adverb.behind

# Verbs that follow a counted noun and look like none of its adjectives, or that stand between a number and
# something that it does not count: "12 children left".
@verb
  said says say told tells tell made make makes took take takes went go goes came come comes left leave leaves
  found find finds saw see sees gave give gives felt feel feels got get gets became become becomes began begin
  begins rose rise rises fell fall falls grew grow grows lost lose loses won win wins met meet meets held hold
  holds kept keep keeps led lead leads live lives died die dies need needs want wants know knows think thinks
  include includes receive receives remain remains provide provides show shows work works use uses continue
  continues consider considers report reports attend attends represents represent compares equal equals means
  mean stands stand sits sit runs run starts start ends opens closes lasts costs averaged scored scores

# Words of a rise: "an increase of 4%".
@rise = @rise.word
  grows up gain gains gained jump jumps jumped soar soared climb climbed climbs extra additional further
  another raise raised raising boost boosted expand expanded expands doubled surge surged

# Words of a fall: "a drop of 4%".
@fall = @fall.word
  falling reductions down dropping declines lose loses lost shrink shrank shrunk lower lowered halved plunged
  slumped

# Verbs that "up" and "down" complete without telling of a change: "made up of 12".
@phrasal
  make makes made making set sets setting take takes took taken taking sign signs signed signing follow
  follows followed following open opens opened opening turn turns turned keep keeps kept pick picks picked
  back backs backed draw draws drew drawn drawing break breaks broke broken breaking shut close closed closing
  stand stood hand handed write wrote written note noted track tracked sit sat sitting settle settled speed
  scale scaled build builds built building buy bought sum summed give gives gave given giving save saved end
  ends ended ending wake catch caught split team teamed link linked join joined line lined speak spoke stepped
  step look looked call called show showed sums mix mixed clean cleaned finish finished use used rack racks
  racked racking clock clocked ran grow grows grew grown growing wash washed start started add adds stack hold
  held free freed

# The indefinite article: "a million".
@article.indefinite
  a an

# Singular forms of "be": "the answer is one".
@be.singular
  is was

# What names something that is known: "the previous inspection", "their last visit".
@definite.third
  the their its

# Words at which the search for a noun before a number ends: "that the costs rose by £5m".
@concept.boundary = @article
  and that which who

# What counts one unit of time: "a year earlier".
@one.article = @article.indefinite
  one

# Determiners that may stand behind a preposition of a noun phrase: "12 children in our homes".
@tail.determiner = @definite.third
  a our his her

# Adverbs between an auxiliary and a participle: "of whom 12 were also moved".
@participle.adverb = @still.now
  also all mostly

# Conjunctions before a second part of a group: "of these 12 moved and 3 left".
@anaphora.joiner
  and while but

# Words between the items of a list: "two nurses and one teacher".
@list.joiner = @coordinator
  plus

# Copulas behind a number of a group: "of whom 12 remained looked after".
@anaphora.copula = @be.finite
  remain remained became become

# Prepositions that open no tail of a noun phrase: "12 children since May".
@tail.not
  by since until during than as

# Verbs that are nouns before a noun: "lead officers".
@verb.noun
  lead work report start show run live end hold

# Prepositions before an article that do not end the search for a noun: "costs of the homes".
@concept.preposition
  of in for on

# Prepositions between a share and what it is of: "4% of posts".
@share.preposition
  of on for

# Auxiliaries before "been": "12 have been moved".
@had
  have had

# Definite determiners: "our first visit".
@definite = @possessive
  the

# Pronouns for a group of the sentence before: "of these 12 moved".
@anaphora.pronoun = @partitive
  them these those

# Those of them that are no determiners: "of them 12 moved".
@anaphora.pronoun.whole = @partitive
  them
