# Words by which a sentence says of what a number without a noun is the amount.

# Nouns of an amount: "the number of children".
@topic.amount
  number numbers total tally count volume

# Words that such an amount may be called by alone: "the total has doubled to 1,829".
@topic.anaphor = @topic.share
  number total figure tally count rate

# Nouns of a share before what it is of: "the proportion of children".
@topic.share
  share proportion percentage

# What may follow such a noun without "of": "the number placed in homes".
@topic.placed
  placed living looked held subject in on with waiting known

# Nouns of an amount or of amounts before what they are of: "figures for homes".
@topic.head = @topic.amount @topic.tail

# What a total is called that takes another's place: "the correct figure is 340".
@topic.correct
  correct right actual true real accurate

# Verbs of reaching a level: "topped 345".
@topic.reach
  reach reaches reached reaching hit hits hitting top tops topped topping pass passes passed passing exceed
  exceeds exceeded exceeding surpass surpasses surpassed surpassing total totals totalled totalling number
  numbers numbered near nears neared stand stands stood standing remain remains remained averaged averages
  break breaks broke broken

# Verbs of a change: "climbed to 345".
@topic.change = @rise.word @fall.word
  went gone goes climb climbs climbed climbing jump jumps jumped jumping soar soars soared soaring surge surged
  surges double doubled doubles doubling treble trebled triple tripled quadrupled drop drops dropped dropping
  come comes came halved halve shrunk shrank swell swelled swollen leapt leap crept creep edged edge dipped dip
  slipped slid moved moves declined declines declining expanded expands rocketed plunged swung recovered

# Prepositions before a level: "at 345".
@topic.preposition
  to at from above below beyond over under past

# Words that end the noun phrase of an amount: "the number of children is".
@topic.end = @topic.change @be.finite @have @modal @clause.subject
  been be reach reaches reached reaching hit hits hitting topped tops topping passed passes exceeded exceeds
  surpassed surpasses totalled totals stands stood remained remains numbered says said now currently alone

# Words that begin another clause within it: "plans it maintains".
@clause.subject
  it they we he she that while whereas

# Words before a number of what was counted before: "compared with 210".
@topic.against
  from than against versus double twice half with to

# Words between those and the number: "against a budgeted 340".
@topic.against.inner
  the a an its peak low high record budgeted planned target previous expected forecast of just only about
  around nearly almost some over under

# Nouns of a difference: "a net loss of 765".
@topic.difference = @change.noun
  loss gain rise fall shortfall

# Verbs that a second count may be the subject of: "and 188 left".
@topic.verb
  left joined went came moved died returned stayed ceased started began did were was are have had has

# Words that may follow a second count that is an object: "and lost 31 last year".
@topic.follower
  last this in at on over during since so by with from under

# Nouns of amounts that count nothing: "caseloads rose to 21", "the rate of children in care".
@topic.measure
  caseload caseloads cost costs rate rates score scores average averages level levels time times wait waits age
  ages price prices bill bills fee fees salary salaries figures totals points results percentage percentages
  proportion share saving savings loss losses budget budgets days weeks months years hours minutes ratio median
  spend spending

# Nouns behind the noun of what there is an amount of: "foster carer numbers".
@topic.tail
  numbers figures totals
