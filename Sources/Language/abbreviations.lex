# Words that are written with a stop which does not end a sentence.

# Before a name, always: "Cllr. Jones".
@abbreviation.title
  mr mrs ms messrs dr prof cllr cllrs rev revd hon sgt insp supt capt col gen lt gov sen rep

# Before a number; before anything else the stop ends the sentence: "No. 4", but "They said no."
@abbreviation.numbered
  no nos p pp para paras fig figs vol ch sec art reg tel ext c ca rs jan feb mar apr jun jul aug sep sept oct
  nov dec

# Anywhere; the sentence may end with them where the next word is one that opens sentences: "Acme Ltd. of
# Leeds".
@abbreviation
  st etc vs v cf viz al approx est ltd inc co corp bros dept govt ave rd ie eg jr sr mt dist

# Those that something must follow: "e.g. Leeds".
@abbreviation.unfinished
  e.g i.e cf viz vs eg ie v

# Words that open a sentence far more often than they follow an abbreviation within one: "by Acme Ltd. The
# home".
@sentence.opener = @personal @demonstrative @definite.third
  we you there however in on at for from by with as when while where if since after before during but and also
  although all some most many each both no not our his her what how why who to an one two three children staff
