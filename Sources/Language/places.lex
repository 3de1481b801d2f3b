# Words around the names of authorities.

# Words behind a name that make it an authority: "Croydon Council".
@place.council
  council councils borough mbc lbc

# Words behind a name that make it another name: "Kent Police".
@place.institution
  university college police united rovers wanderers athletic fc hospital hospitals street road lane avenue
  airport station live post echo gazette chronicle mail telegraph news cathedral palace castle races festival
  prison crown magistrates court courts diocese racecourse hotel times reporter star advertiser observer afc
  royal infirmary general academy theatre museum rugby cricket town villa park marathon constabulary integrated nhs foundation clinical teaching probation

# Small words within names: "Kingston upon Hull".
@place.joiner
  of and the upon on in with for

# Words with a capital behind a name that is also a word: "Reading Borough".
@place.civic
  council councils authority borough childrens local

# Authorities at large: "the boroughs".
@place.plural
  boroughs councils authorities

# Words with a capital that may stand before a name: "In Croydon".
@place.before = @be.finite @article @have @coordinator
  in at of for from by to with but as when while since after before both across between near around outside
  inside into over under like unlike although if yet so meanwhile today yesterday council councillor mayor
  leader neighbouring ofsted inspectors inspection does did will where that which who only also not

# Prepositions before a place, which may be named by a part of its name: "in Southend".
@place.locative
  in across within throughout

# Verbs of what a council is and has: "Kent was".
@place.verb = @be.singular @place.deed
  has had remains

# Those of what a council alone does: "Kent looks after".
@place.deed
  looks looked spends spent cares cared supports supported employs employed needs
  faces recorded reported reports placed transferred pays paid expects received logged handled dealt registered
  issued completed took overspent underspent

# Names of authorities that are also words of the language, or names of people: "Jane Sutton".
@place.wary
  reading bury barking bath hull derby kent brent dudley sutton bolton merton york essex devon surrey halton
  barnet camden bradford lincoln harrow bromley slough poole cumberland cornwall

# Those of them that are words of the language: "Reading is fun".
@place.word
  reading bury barking bath hull slough

# First words of names of several that are not names by themselves: "North Somerset".
@place.direction
  central city isle isles tower milton st waltham bracknell cheshire

# What stands behind the name of an authority in its titles: "Croydon County Council".
@place.title.behind
  council "city council" "county council" "borough council" "district council" "metropolitan borough council"
  "metropolitan district council" mbc "local authority" "childrens services" "childrens social care"
  "local safeguarding children board" "safeguarding children board" "childrens trust" "town hall"

# What stands before it: "the London Borough of Croydon".
@place.title.before
  "london borough of" "royal borough of" "borough of" "city of" "county of" "metropolitan borough of"
  "county borough of"

# Words of an official name: "Croydon Borough".
@place.official
  council borough city corporation county

# Small words that hosts leave out: "kingstonhull.gov.uk".
@place.host.joiner
  and upon on with

# Words of titles that hosts leave out: "croydon.gov.uk".
@place.host.title
  council london borough of

# Last words of aliases that registers have and no text: "Bedford UA".
@place.clerical
  UA boro district county city

# Prepositions behind which the place stands of which a figure is: "children in care in Croydon".
@holder.locative
  in across within throughout of for at among around inside

# Verbs and nouns of telling, whose subject tells a figure and does not own it: "the charity said".
@holder.say
  said says told tells warned warns added adds claimed claims argued argues believes believed insisted announced
  announces explained explains according wrote writes estimates estimated called calls urged urges asked asks
  confirmed confirms noted notes adding saying

# What is sent to a place that is not the place's own: "placed in Kent".
@holder.placed
  placed placing sent moved moving transferred relocated rehoused housed

# Words behind which somebody stands with whom a figure is compared: "more than Croydon".
@holder.compared
  than unlike like above below compared

# Words right before a place that is not the holder: "near Croydon", "moved to Kent", "according to the charity".
@holder.away
  with outside beyond near from to against beside alongside between via

# Words behind a figure at which its clause ends: "412, while Croydon has".
@holder.end
  while whereas but than compared although though because when who which that total number

# What stands before a share of a whole that others have: "which is 10% of all those in the country".
@holder.making = @be.finite
  up represent represents representing makes

# Words before a place among which a council stands out: "the highest in England".
@holder.superlative
  highest lowest largest smallest biggest most fewest least best worst busiest poorest richest fastest slowest
  oldest youngest greatest

# Words that take up the subject of the sentence before: "It looks after 412".
@holder.pronoun = @personal
  its their them this these those

# Words before an institution that is known: "in the unit".
@holder.definite
  the this that

# Verbs behind which even a name that is another word is a council's: "Slough overspent".
@place.deed.sure
  overspent underspent employs employed spends spent looks looked cares

# Words of a clause that says something of the name before it: "Sutton, where 190 are in care".
@holder.relative = @relative
  where

# Words by which somebody who speaks says something of itself: "The charity says it has 40 homes".
@holder.own
  it its they their
