# What a page says of an inspection: patterns of phrases, as docs/CATALOGUE.md tells of them, each with what it
# tells.

# Labels of the head of an inspectorate's own report, and of the letter after a visit: "This letter summarises
# the findings of the visit on …".
@report.label
  dates: "(inspection|visit|revisit|fieldwork|assessment|onsite|on site|re inspection|reinspection) date(s)"
  dates: "date(s) of [the] (inspection|visit|revisit|fieldwork|assessment|reinspection|on site inspection)"
  dates: "fieldwork started"
  published: "assessment published"
  previous: "date(s) of [the] [most recent] (previous|last) [full] (inspection(s)|visit)" "(previous|last) inspection date(s)"
  next: "next full [area] [send] (inspection|reinspection|re inspection)"
  took-place: "(inspection|visit|revisit|review|assessment|fieldwork) (took place|ran)"
  took-place: "(inspection|visit|revisit|review|fieldwork) was (carried out|conducted|undertaken|completed)"
  took-place: "(inspection|revisit) (between|from|on)"
  took-place: "took place (from|between|on|over)" "(was|were) (carried out|conducted|undertaken) (from|between)"
  took-place: "inspectors (visited|were on site|were in)"
  letter: "this (letter|report) [to all the service leaders] [in [the] area] (summarises|outlines|addresses|details|describes|sets out)"
  urn: "unique reference number" "ofsted urn" urn
  short: "(this|a|was a|the) short inspection"
  standard: "(this|a|was a|the) standard inspection"
  theme: "multi agency (response|arrangements) (to|for)"
  statement: "written statement of action" wsoa
  findings: "(summarise(s)|summarising|outline(s)) the findings"
  inspector: "(lead|reporting) inspector(s)"
  title: "[senior] (his|her) majestys inspector(s)" hmi "ofsted inspector"

# Words among which the days of an inspection stand: "from Monday 3 to Friday 7 July".
@inspection.day.filler = @weekday
  the of from between on in during

# Words that join the days of an inspection.
@inspection.day.joiner
  to and until till through

# The first word of a paragraph that begins with the days of an inspection: "Between 9 and 13 July 2018, Ofsted".
@inspection.opener
  between from on during

# The first word of a letter's salutation.
@letter.salutation
  dear

# Words by which no statement of action has to be written.
@statement.not
  not no

# Words of a statement of former years: "was required to produce a written statement of action".
@statement.past
  was were had

# Words by which one has to be.
@statement.needed
  required requires require must determined

# Words of how long it is to the next inspection.
@interval.month
  month months

# The same of years: "within three years".
@interval.year
  year years

# What an inspectorate wants done at once.
@report.priority
  one: "area for priority action"
  several: "areas for priority action"

# Words around a grade that tell of when it was made: "was previously rated good".
@judgement.cue
  inspection: inspection(s) inspected "inspectors [who] (visited|came|spent|arrived)" "inspection date(s)"
  inspection: "visited by [ofsted] inspectors" "ofsted (visited|inspected|came)" "(visit|visits) by [ofsted] inspectors"
  looking-back: previous(ly) former(ly) earlier since "last (inspection|time|inspected|rated|judged)"
  looking-back: originally before "monitoring visit" prior "used to" predecessor
  past: was were had received gained
  last-year: "last year"

# What heads an outcome.
@outcome.heading
  outcome: "inspection outcome"

# Words of outcomes that are hoped for, denied or explained: "so that arrangements lead to positive experiences".
@outcome.hope = @modal
  hope hopes hoped hoping want wants aim aims aiming ensure ensuring whether if unless until how could not no never
  without so possible avoid prevent
