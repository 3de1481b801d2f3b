# Words that describe the context of a figure: what it is bound to, what it is compared with, when it holds.

# Words that may stand between a figure and what it is bound to: "to about 40".
@filler = @rough @exact @more.less @still.now @article @nearly
  some over under than at least most up to of further another circa as many few estimated total

# Words that end a counted noun phrase: "12 children who are moved".
@noun.end = @modal @be @time.subordinator @relative @have
  that do does did but while whereas where since if so than compared remain remained remains said says told
  live lives lived

# Words that open a clause behind a comma: "40 children, which is 48%".
@clause.opener = @time.subordinator @relative @upordown
  and but while whereas with compared where so including leaving making meaning from

# Those of them that speak of what stands before: "40 children, up from 30".
@clause.relative = @relative @upordown
  with compared including from

# Words that link figures in a row: "from 63 in July to 39".
@figure.link = @month.full @year @article @coordinator
  to from then now in at on by of for current currently figure old olds just only over about around

# Words that open a noun phrase behind "and": "12 children and the 40 carers".
@group.opener = @personal @article @definite.third
  his her this these those there we our

# Words of a change: "rose by 4%", "a fall of 4%".
@change = @fall.word @rise.word
  falling gone went boost boosted expanded shrunk doubled jump jumped climbed soared

# Words behind the amount of a change: "4% more", "a 4% rise".
@change.behind = @more.less
  increase rise reduction decrease fall drop decline growth cut higher lower jump boost improvement uplift
  above below slower faster longer shorter quicker

# Words before a figure of another time or place: "higher than 12%", "against 12%".
@comparing
  than against versus opposed previously compared target

# Words behind which a bare number is the level of what stands before: "has risen to 812".
@level = @be.finite @topic.reach
  be to at from of by

# Prepositions within a noun phrase: "the number of children in care".
@noun.preposition
  of in on at for to by from with as per

# Words right before a stock: "has 412 children in care", "a total of 412".
@stock.verb = @be.finite @have
  having be leaving with supports supporting supported support of to after for from holds serves totals totalled
  reached at by

# What may stand before a count that opens its sentence: "At the time of the inspection, 412".
@sentence.lead = @year
  as at in on by since during until end time point this inspection last past period and but also however
  overall recently moreover then additionally addition further nationally locally previous quarter visit date
  two three four five six twelve present moment another other record all total

# Verbs of events, of which those who are counted are the subject: "12 children came into care".
@event.verb
  became become becomes came come comes went go goes left leave leaves entered enter enters started start starts
  began begin begins ceased cease ceases joined join joins arrived arrive arrives received receive receives
  attended attend attends moved move moves returned return returns died transferred referred adopted made

# Participles that only say that a stock is counted: "were reported".
@event.stated
  reported recorded counted known registered listed supported

# What may stand behind a stock that opens its sentence: "412 children in care in May".
@stock.follower = @coordinator
  in at on as across within of by

# Words of an earlier time: "a year earlier", "two years ago".
@earlier
  earlier ago before previously

# Words of targets and hopes: "a target of 20%", "hopes to bring it below 20%".
@wish
  target targets aim aims aiming aimed hope hopes hoping hoped ambition ambitions goal goals wants wishes wish

# Words of looking after: "responsible for 377 children in care".
@caring
  responsible responsibility care cares caring cared support

# Units of time that an earlier figure is told by: "two years ago".
@year
  year years month months

# Words by which a sentence speaks of a group of the sentence before: "They include 12 girls".
@group.pronoun = @demonstrative
  they

# What follows "of" where a part of a group is told: "of whom 12".
@partitive
  whom which

# What follows "of" where a part of a group is told at the head of a sentence: "Of these, 12".
@group.demonstrative = @demonstrative @partitive
  them

# Directions as adverbs: "up 12%".
@upordown
  increase: up
  decrease: down
