# The words of dates.

# Months by names that nothing else has: "in September".
@month.full.certain
  1: january
  2: february
  4: april
  6: june
  7: july
  8: august
  9: september
  10: october
  11: november
  12: december

# Months by names that are other words, too; they need a day, a year or a preposition beside them: "May 2024".
@month.full.doubtful
  3: march
  5: may

# Short names of months: "3 Sept".
@month.short.certain
  2: feb
  4: apr
  8: aug
  9: sept sep
  10: oct
  11: nov

# Short names of months that are also names of people, or short for other words: "3 Jan".
@month.short.doubtful
  1: jan
  3: mar
  6: jun
  7: jul
  12: dec

# Months by their full names.
@month.full = @month.full.certain @month.full.doubtful

# Names of months that need something beside them.
@month.doubtful = @month.full.doubtful @month.short.doubtful

# Every name of a month.
@month = @month.full.certain @month.full.doubtful @month.short.certain @month.short.doubtful

# Days of the week, Monday as 0: "on Tuesday 3 May".
@weekday
  0: monday mon
  1: tuesday tue tues
  2: wednesday wed
  3: thursday thu thur thurs
  4: friday fri
  5: saturday
  6: sunday

# Seasons, which a year makes dates: "spring 2024".
@season
  spring summer autumn winter

# What may stand before a month or a year that says when: "since 2019", "early May".
@date.preposition = @season @coordinator
  in since by until till from to during of before after between through throughout around for last next this
  early mid late end ending ended beginning year on at the calendar

# Words before a number that is not a year: "over 2000".
@year.not
  than about over under nearly some approximately

# What kind of year a header speaks of: "Financial year".
@year.kind
  financial academic calendar reporting school fiscal

# Words before "over 3 years" that set a bound to it: "took over 3 years".
@span.opener = @be.finite
  for took takes lasting lasted waited of in to by after within

# Words before a year: "since 2019", "late 2020".
@year.lead = @season
  in since during until till year early late mid before after

# Words before a month without a day or year, which alone do not make it a date: "by March".
@month.lead
  by from of to before after this

# Words behind "a year" that make it no rate: "£5m a year ago".
@rate.not = @earlier
  later old

# Words behind "May" that make it a verb: "3 May also".
@may.follower
  be have not also

# Words of a rate: "£5m annually".
@per.adverb
  year: annually pa yearly
  month: monthly
  week: weekly
  day: daily

# Words behind "per" that are no unit elsewhere: "per annum".
@per.noun
  year: annum

# Words of the day of publication: "today, 3 May".
@date.today
  today

# Words between two dates of a span: "7 to 18 October 2024".
@date.joiner
  to and

# Prepositions that do not make a number a year: "at 2000".
@at.or.on
  at on

# Prepositions before a season: "by autumn 2024".
@season.lead
  in since during until by

# Words that make a month without day or year a date: "in March".
@month.lead.sure
  in since until till during throughout last next early late mid

# Words before "the" and a year: "since the 1990s".
@season.prefix
  mid pre post early late since

# Nouns that a year stands before: "2014 figures".
@year.noun
  figures results statistics inspections targets outcomes returns

# Prepositions between a month and its year: "May of 2024".
@month.preposition
  of in

# Words between two dates of a span: "May to June 2024".
@date.to
  to until till through
