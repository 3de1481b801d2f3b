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
