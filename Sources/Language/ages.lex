# Words of ages.

# Words that open an age: "aged 16".
@age.word
  aged age ages

# Words between "aged" and the age: "aged about 16".
@age.rough
  between from about around just approximately

# Words behind "and" or "or" that bound an age from below: "16 and over".
@age.bound.over = @bound.over
  older more greater upwards

# Words that open an age in a noun phrase: "children under the age of 5".
@age.tail
  under over aged

# Words between two ages: "aged 16 to 17".
@age.joiner = @coordinator
  to through

# Persons behind whom news sets an age: "the singer, 47, said".
@age.apposed
  man woman boy girl mother father mum dad son daughter wife husband brother sister partner grandmother grandfather
  grandson granddaughter teenager pensioner toddler baby driver singer actor actress footballer player student
  pupil teacher nurse doctor victim suspect author writer artist musician soldier officer councillor farmer
  striker defender midfielder goalkeeper presenter comedian star model worker friend neighbour widow widower

# What goes on behind an age that stands behind one name: "Sara, 12, who".
@age.follower
  who whose from said says told tells added adds

# Who may be said to be of an age in years: "the boy is 12".
@age.subject = @eldest
  he she child boy girl baby son daughter teenager

# Words behind "and" or "or" that bound an age from above: "16 and under".
@age.bound.under = @bound.under
  younger less fewer

# Services that two numbers name: "the 0-19 service".
@age.service
  service team programme offer pathway school college hub provision partnership

# Persons by their age: "the youngest is 3".
@eldest
  youngest oldest eldest

# Pronouns before a verb of an age: "when they turn 18".
@age.pronoun
  they she he you who i

# Words between "age" and its value: "the average age is 15.7".
@age.copula = @be.singular
  of

# Words behind years that make them an age: "12 years old".
@age.old
  old olds

# Adjectives of an age: "as young as 12".
@age.as
  young old

# Prepositions joined to an age: "under-18s".
@under.or.over
  under over

# Verbs before an age: "when they reach 18".
@age.verb
  turn turns turned turning reach reaches reached
