# The words that state an amount without a number.
#
# Source: Huddleston and Pullum, The Cambridge Grammar of the English Language, chapter 5, sections 7 (quantificational
# determiners) and 3.3 (number-transparent nouns: "a number of", "the majority of").

# What may state an amount without a number: "most children", "a majority of homes".
@quantifier = @quantifier.determiner @quantifier.noun

# Those before their noun, and by themselves: "most children", "none of the homes".
@quantifier.determiner
  all: all
  most: most
  many: many
  some: some
  several: several
  few: few
  none: none no

# Phrases before a number that bound it, by the name of the qualifier: "more than 800". Of two the longer
# holds.
@qualifier
  more_than: "a little over" "just over" "just above" "more than" "greater than" "higher than" "older than"
  more_than: "longer than" "in excess of" "upwards of" over above exceed exceeds exceeded exceeding
  more_than: tops topped topping
  less_than: "a little under" "just under" "just below" "younger than" "shorter than" "less than" "fewer than"
  less_than: "lower than" under below
  at_most: "no more than" "not more than" "at most" "a maximum of" "as many as" "as much as" "up to"
  at_least: "no fewer than" "no less than" "not less than" "at least" "a minimum of" "as few as"
  at_least: "at the very least" minimum
  nearly: "close to" "getting on for" "short of" "shy of" "not quite" nearly almost approaching
  about: "something like" "in the region of" "in the order of" "more or less" about around approximately
  about: approx roughly circa some estimated reported
  before: "prior to"

# Words before a date that bound it: "since 2019".
@qualifier.date
  since: since
  before: before "prior to"
  after: after
  until: until till

# Prepositions that bound a number from below: "over 18".
@bound.over
  over above

# Words of what is added, which tell of a rise only beside an amount: "a further 12".
@additional
  extra additional further another

# Prepositions that bound a number from above: "under 18".
@bound.under
  under below

# What a hyphen may join to a number that it makes rough: "200-odd visits".
@odd
  plus odd

# What may stand between a bound and its number: "more than an estimated 800".
@number.lead = @article
  another further extra additional

# Words between an amount and the unit that it is told by: "£5 an hour", "twice in a year".
@rate.opener = @article.indefinite
  each every in

# Words between two units: "5 miles an hour".
@per = @article.indefinite
  per

# Words before "every" that open the base of a rate: "for every 10,000 children".
@rate.every
  in for of to

# Determiners behind "in" that open a rate: "twice in any year".
@rate.determiner
  a any each every

# Words before "few" that leave it an amount: "very few children".
@few.modifier
  very too a relatively only

# Words between a number and "a population of": "a population of nearly 300,000".
@total.rough = @nearly
  about around some over

# Words before the end of a range: "from 30 to about 40".
@range.rough
  around about nearly

# Words before a number of a group of the sentence before: "Of these about 12".
@group.rough
  about around over

# Words before "one" that make it a number: "at least one school".
@one.bound
  only just than least about

# Words before "all" that make it no amount: "after all", "not all children".
@all.not
  at above after not in

# Words before "from 3 to 5" that make it a range: "ranging from 3 to 5".
@range.opener
  range ranges ranged ranging vary varies varied varying anywhere aged

# Words before "all": "nearly all children".
@all.nearly = @nearly
  virtually

# Words before "many" that make it no amount: "how many children".
@many.not
  how so as that

# Nouns that an amount is told by behind "a": "£5 a night".
@rate.noun
  share head person pupil child night place dozen barrel household litre gallon tonne ton pound kilo mile

# Short for "circa": "c. 400".
@circa
  c ca

# Words between "per" and its noun: "per social worker".
@per.modifier
  social family eligible registered calendar school

# First words of compounds that "most" may count: "most young people".
@most.noun
  young care social foster looked local family early

# Plurals that no amount is told of: "many ways".
@many.noun.not
  times ways things others concerns

# Comparatives behind a multiple: "half as many fewer".
@comparative.number = @more.less
  higher lower

# What makes a number rough behind "or": "12 or more children".
@or.more = @more.less
  so

# Words between a number and its noun: "12 other children".
@noun.lead
  more fewer other such of

# Adjectives of size before "number" and "majority": "a large number of".
@size
  vast overwhelming large great small significant high low

# Those that make a majority vast: "the overwhelming majority".
@size.great
  vast overwhelming large great

# Words before "few" that make it a span of time: "the last few years".
@few.not
  last next past

# Adjectives of a small size: "a low number of".
@size.small
  small low

# Nouns of an amount before "of": "the majority of children".
@quantifier.noun
  majority minority number numbers
