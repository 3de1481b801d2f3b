# The words that state an amount without a number.
#
# Source: Huddleston and Pullum, The Cambridge Grammar of the English Language, chapter 5, sections 7 (quantificational
# determiners) and 3.3 (number-transparent nouns: "a number of", "the majority of").

# What may state an amount without a number: "most children", "a majority of homes".
@quantifier
  all most majority minority number numbers many some several few none no

# Phrases before a number that bound it, by the name of the qualifier: "more than 800". Of two the longer
# holds.
@qualifier
  more_than: "a little over" "just over" "just above" "more than" "greater than" "higher than" "older than"
  more_than: "longer than" "in excess of" "upwards of" over above exceed exceeds exceeded exceeding
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
  since: since from
  before: before "prior to"
  after: after
  until: until till
