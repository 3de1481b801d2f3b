# What a page says of an inspection: patterns of phrases, as docs/CATALOGUE.md tells of them, each with what it
# tells.

# Labels of the head of an inspectorate's own report, and of the letter after a visit: "This letter summarises
# the findings of the visit on …".
@report.label
  dates: "(inspection|visit) date(s)" "date(s) of [the] (inspection|visit)"
  findings: "(summarise(s)|summarising|outline(s)) the findings"
  inspector: "(lead|reporting) inspector(s)"
  title: "[senior] (his|her) majestys inspector(s)" hmi "ofsted inspector"

# Words around a grade that tell of when it was made: "was previously rated good".
@judgement.cue
  inspection: inspection(s) inspected "inspectors [who] (visited|came|spent|arrived)" "inspection date(s)"
  inspection: "visited by [ofsted] inspectors" "ofsted (visited|inspected|came)" "(visit|visits) by [ofsted] inspectors"
  looking-back: previous(ly) former(ly) earlier since "last (inspection|time|inspected|rated|judged)"
  looking-back: originally before "monitoring visit" prior "used to"
  past: was were had received gained
  last-year: "last year"
