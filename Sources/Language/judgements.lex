# Words by which the subject and the judge of a grade are told.

# Verbs of calling something by a grade, which anybody may: "campaigners called it inadequate".
@judgement.calling
  called labelled branded described dubbed slammed deemed declared calls labels brands describes marked scored
  considered consider considers considering regard regards reckon reckons
  gave gives give

# Verbs of saying that make an opinion of what is said in the present: "she said services are inadequate".
@judgement.opining
  said say says told tells claimed claims argued argues insisted insists warned warns thinks thought believes believed
  feels felt added adds complained complains fears stressed maintains maintained according

# Words at which another statement begins: "was rated good, while".
@judgement.break
  while whereas but although though

# Words of an owner that was named before: "its children's services".
@judgement.owner
  its their whose

# Words behind which councils at large are those of whom one is: "one of 16 authorities".
@judgement.single
  one only among first of other just few than

# First words of names of councils that are places of others, too: "Newcastle".
@judgement.ambiguous
  newcastle richmond windsor

# Verbs of changing the grade of somebody: "Ofsted downgraded Oak House".
@judgement.changing
  upgraded downgraded upgrades downgrades upgrading downgrading

# Participles behind what others inspect, before those for whom it works: "an agency run by Kent".
@judgement.serving
  run serving covering hosted owned based managed led operated used

# Words that begin a clause before its sentence's subject: "three years *after* it was rated good, Kent …".
@judgement.fronting
  after since despite having once although though when before following

# Names of days and months, which have capitals.
@judgement.calendar = @month @weekday

# Verbs behind the name of what is judged: "Oak House was rated".
@judgement.verb = @be.finite @have
  rated judged graded received earned got gets won achieved remains remained keeps kept retained retains became
  becomes slipped dropped fell improved moved rose went
  slips drops falls improves moves rises jumps jumped climbs climbed wins gains gained

# Words between a preposition and the time of a grade: "at the end of January".
@judgement.time.article
  the end of start beginning middle early mid late last this
