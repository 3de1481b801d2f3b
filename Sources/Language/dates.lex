# Words that tie a figure to a date.

# Prepositions before the date of a figure: "412 in May".
@asof.preposition
  in at on during by of for between throughout over

# Words between such a preposition and the date: "at the end of May".
@asof.article
  the end year as quarter start month early late mid spring summer autumn winter last day

# What is dated by the words behind it, so that the figure is not: "12 homes inspected in May".
@asof.event
  published inspection inspected report reported visit visited launched opened judged rated appointed agreed
  approved announced introduced planned plan budget meeting review began started created found since until
  till before after target born said told says built founded

# Words that open a sentence with the date of its figures: "As at 31 March, 412".
@asof.opener
  as at in on during by for between throughout over

# Words of a comparison with another time: "fewer than in May".
@asof.held
  than compared against versus

# Verbs behind the date of a subject: "the number in May was 412".
@asof.verb = @be.finite
  stood stands totalled reached numbered averaged came had has saw hit show shows showed

# Nouns behind a date that is theirs: "the 2019 figure was 412".
@asof.noun
  figure total rate number budget overspend underspend deficit average count cost spend spending outturn caseload census

# Words without which a sentence has no times but dates with a year: "last month", "31 March".
@asof.hint = @month @weekday
  last this ago quarter half months year q1 q2 q3 q4

# Words of saying, whose time is not that of what is said: "On Monday it said that 12".
@asof.saying
  said told says announced revealed heard published reported confirmed

# Words before "last year" that make it the time of another figure, or a span: "than last year".
@asof.other = @coordinator
  than with to from on against of since until till for by the over within before after at

# Verbs of ending a year: "ended 2023-24 £4m over budget".
@asof.ending
  ended ends finished closed
