# Words that tie a figure to a date.

# Prepositions before the date of a figure: "412 in May".
@asof.preposition
  in at on during by of for

# Words between such a preposition and the date: "at the end of May".
@asof.article
  the end year as quarter start month

# What is dated by the words behind it, so that the figure is not: "12 homes inspected in May".
@asof.event
  published inspection inspected report reported visit visited launched opened judged rated appointed agreed
  approved announced introduced planned plan budget meeting review began started created found since until
  till from before after target

# Words that open a sentence with the date of its figures: "As at 31 March, 412".
@asof.opener
  as at in on during by for

# Words before "last year" that make it the time of another figure, or a span: "than last year".
@asof.other = @coordinator
  than with to from on against of since until till for by the over within before after at
