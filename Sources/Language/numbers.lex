# The words of numbers.

# Cardinal numbers; tens and ones are joined by the rules: "twenty-one children".
@cardinal
  0: zero nought
  1: one
  2: two
  3: three
  4: four
  5: five
  6: six
  7: seven
  8: eight
  9: nine
  10: ten
  11: eleven
  12: twelve
  13: thirteen
  14: fourteen
  15: fifteen
  16: sixteen
  17: seventeen
  18: eighteen
  19: nineteen
  20: twenty
  30: thirty
  40: forty fourty
  50: fifty
  60: sixty
  70: seventy
  80: eighty
  90: ninety

# Ordinal numbers: "the third visit".
@ordinal
  1: first
  2: second
  3: third
  4: fourth
  5: fifth
  6: sixth
  7: seventh
  8: eighth
  9: ninth nineth
  10: tenth
  11: eleventh
  12: twelfth
  13: thirteenth
  14: fourteenth
  15: fifteenth
  16: sixteenth
  17: seventeenth
  18: eighteenth
  19: nineteenth
  20: twentieth
  30: thirtieth
  40: fortieth
  50: fiftieth
  60: sixtieth
  70: seventieth
  80: eightieth
  90: ninetieth
  100: hundredth

# Nouns of fractions, by what the whole is divided by: "two thirds". "Second" is not one: two seconds are
# time.
@fraction
  2: half halves
  3: third thirds
  4: quarter quarters fourth fourths
  5: fifth fifths
  6: sixth sixths
  7: seventh sevenths
  8: eighth eighths
  9: ninth ninths
  10: tenth tenths
  100: hundredth hundredths

# Words and abbreviations that multiply the number before them: "3 million", "£2bn". The letters alone (m, b,
# t, k) are not here: what they mean depends on what stands around them.
@scale
  100: hundred
  1000: thousand
  1000000: million mn mln mil
  1000000000: billion bn bln
  1000000000000: trillion tn tln trn
  12: dozen
  100000: lakh
  10000000: crore

# Scales that an article may stand before: "a dozen homes".
@scale.counted
  hundred thousand million billion trillion dozen

# Multiples before what they multiply: "twice as many".
@multiple.adverb
  2: twice

# Plurals by which ages are bounded: "under-fives".
@age.plural
  5: fives

# Other words that may begin a number.
@number.seed = @multiple.adverb @age.plural

# Words that may stand before the word that begins a number or an age: "a third", "aged eight", "minus 3",
# "U5".
@number.opener = @age.word @article.indefinite @bound.over @bound.under @minus
  u

# Verbs that say by what something was multiplied: "the number doubled".
@multiple.verb
  2: doubled
  3: trebled tripled
  4: quadrupled
  1/2: halved

# Multiples in one word: "a threefold rise".
@multiple.fold
  2: twofold
  3: threefold
  4: fourfold
  5: fivefold
  6: sixfold
  7: sevenfold
  8: eightfold
  9: ninefold
  10: tenfold

# Nouns that make a fixed phrase with an ordinal: "third party", "first aid".
@ordinal.fixed
  time place aid floor instance name person half world party sector language hand class lady minister thing
  year step point sight glance choice home wave round thought reading homes

# Words behind "doubled" that make it no multiple: "doubled up".
@multiple.not = @upordown
  over back as

# Words behind "twice" that make it a multiple: "twice as many".
@twice.follower = @definite.third
  as what

# Short scales that an article does not count: "a mil".
@scale.short
  m mil bn

# Words before "half" that make it no fraction: "the top half".
@half.not
  the last top bottom

# Words behind "half" that make it no fraction: "half term".
@half.follower
  term way time year sister brother empty full

# Nouns behind an ordinal and a hyphen that make it a name: "14th-century floor".
@ordinal.place
  century floor

# Words before "half" that make it no number: "in half", "each half".
@half.determiner
  other each this that in

# Words before a number in words that leans on what was said: "the other two".
@number.anaphoric
  other last first next top

# Prepositions behind "doubled" that open the amounts themselves: "doubled to 64".
@from.or.to
  to from

# Words of a negative number: "minus 3".
@minus
  minus negative

# Endings of ordinals in digits, by the last digit that they take; 0 for all that are not 1, 2 or 3: "21st".
@ordinal.ending
  1: st
  2: nd
  3: rd
  0: th
