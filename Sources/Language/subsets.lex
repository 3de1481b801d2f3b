# Words by which a part is told from the whole that a metric speaks of.
#
# Source: Huddleston and Pullum, The Cambridge Grammar of the English Language (2002), chapter 5 section 14, chapter 12
# section 2 and chapter 15 section 2.

# Words before a counted noun that narrow nothing: "412 individual children".
@subset.neutral = @rough @exact @more.less @still.now @article @nearly
  some over under than at least most up to of further another circa as many few estimated total individual
  different separate vulnerable open active current known recorded reported or registered local authority
  council in house qualified childrens successful confirmed actual immediate too

# Relative pronouns behind the noun, which narrow it: "412 children who moved".
@subset.relative = @relative
  that

# Prepositions that narrow whatever follows: "children without a plan".
@subset.narrowing
  without with from due under

# Prepositions that only say where or when before a name, a date or a noun with an article: "in the borough".
@subset.placing
  in at on for

# What may follow those without an article: "at present", "in total".
@subset.placed = @month.full @demonstrative @article @definite.third
  total all place present inspection any average our each every early mid late last

# Words that open an age: "aged 16", "under the age of five".
@subset.age = @age.word @bound.over @bound.under
  between

# Conjunctions before a second verb of the same subject: "left care and now live alone".
@subset.conjunction
  and but

# Adverbs that may stand before such a verb: "and now live alone".
@subset.adverb = @still.now
  also then later subsequently since already therefore eventually again finally immediately mostly mainly
  either not never

# Words behind a conjunction that are a subject or an object of their own: "and most of them".
@subset.subject = @personal @demonstrative @more.less @article @definite.third @nearly
  his her our we you there most many some all none few several each every both one another others other about
  around over only just as at in on by for from to with within across outside of so if when where while since
  because although no who whose which what how young children care leavers under up out

# Verbs behind a conjunction or within a phrase that narrows: "and live alone".
@subset.auxiliary = @modal @be.finite @have
  be been do does did live lives lived went go goes

# Words that end as a participle does and are none: "including 12".
@participle.not
  including during following according regarding need

# Participles that end in neither "ed" nor "ing", and few of those that do: "children placed".
@participle
  placed known held kept left led seen taken given being

# What may stand between the counted noun and the conjunction: "412 in care in May and".
@subset.adjunct = @month.full @year
  in at on by of the last past previous this quarter week end period between to during over since twelve
