# Words of changes and of earlier times.

# Words between a word of change and a number that part the two: "the rise led to 12 visits".
@change.not
  and which who but led leading due given gave said told offered provided sent according helped visited used

# Comparatives of a rise: "12 more".
@more
  more higher extra additional

# Words behind a span of time that make a figure an earlier one: "a year earlier".
@earlier.behind = @earlier
  prior

# Verbs that "up" and "down" make a change: "costs went up".
@up.verb = @be.finite
  been be go goes went gone going brought came pushed moved driven crept now

# Prepositions before an earlier time: "in the previous year".
@earlier.preposition
  in at during for

# Prepositions before "previously" and "last": "at last year".
@at.or.in
  in at

# Comparatives before "than" and an earlier figure: "higher than 12%".
@comparative
  higher lower

# Prepositions behind a word of change: "a rise of 12".
@change.preposition
  by to of in

# Prepositions before the amount of a change: "an increase of one".
@by.or.of
  of by

# Prepositions before the amount or the level of a change: "rose by 12", "rose to 12".
@by.or.to
  to by

# Words of a comparison: "compared with 12".
@compared
  compared comparing

# Words before a figure of another time or place that need nothing before them: "against 12%".
@compared.preposition
  against versus than

# Words behind "up" that make it a change: "up on last year".
@up.follower
  on from since in over compared

# Nouns of change: "a rise of 12".
@change.noun
  increase increases rise growth reduction reductions decrease decreases fall drop decline cut surge jump gain

# Nouns of a fall behind an amount: "a 4% fall".
@fall.noun
  reduction decrease fall drop cut decline

# Comparatives of a fall: "12 fewer".
@less
  fewer less lower

# Prepositions behind "up" and "down" that compare: "up from 12".
@from.or.on
  on from

# Prepositions behind a change of one: "an increase of one since May".
@from.or.since
  from since

# Verbs that "up" completes without telling of a change: "grew up".
@grow
  grow grew growing grown

# Nouns of a rise behind an amount: "a 4% rise".
@rise.noun
  increase rise growth uplift

# Nouns for a visit of inspectors: "at the previous visit".
@visit
  inspection visit

# Verbs of losing, which make no change of money: "lost £5m".
@lose
  lose loses lost

# Verbs of change that have an object: "raised £5,000".
@raise
  raise raises raised raising lower

# Adjectives of an earlier time: "the previous year".
@previous
  previous preceding

# Prepositions behind "compared": "compared to 12".
@to.or.with
  with to
