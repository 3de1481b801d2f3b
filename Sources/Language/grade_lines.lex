# Words of lines, lists and tables of grades.

# Words that may stand in a line of grades beside areas, names and dates: "Latest judgement: good, published 2022".
@grade.line = @inspection
  judgement judgements judgment judgments rating ratings grade grades graded rated judged outcome outcomes result
  results verdict ofsted inspected inspectors report published dated ilacs full short standard latest current
  currently now new still again also both overall at by to as a an its up down remains remained remaining year
  over across all under found stays unchanged same sif jtai improved improving declined retained kept no change yet

# What a line says before a grade that is over: "(previously inadequate)".
@grade.line.earlier = @grade.earlier
  from was were last

# What heads the column of the rows' councils: "Local authority".
@grade.column.council
  council councils authority authorities borough boroughs county counties la las unitary

# What heads a column of neither councils, grades nor days.
@grade.column.kind
  framework type kind inspector inspectorate body region status notes rank

# What heads the column of an earlier grade: "Rating before".
@grade.column.earlier = @grade.earlier
  last before then from past

# What heads a column of grades that nobody was given: "Self-assessment", "Target".
@grade.column.own
  self target predicted expected forecast peer internal audit next

# What tells that grades are of other services than a council's for children.
@grade.other.service
  school schools academy academies nursery nurseries college colleges preschool preschools childminder childminders
  childminding homes hospital hospitals hospice hospices prison prisons university universities provider
  providers agency agencies setting settings cqc adult adults dementia nursing domiciliary pupils

# The same, where they head a section or a table.
@grade.other.topic
  home waste bins recycling roads highways finance finances libraries library police fire hygiene food housing
  homelessness landlord landlords probation hmicfrs planning environment leisure parks transport nhs youth teaching
  fostering residential practice surgery playgroup centre centres

# What tells that grades are opinions of residents, or of the council's own.
@grade.opinion
  survey surveys surveyed residents satisfaction feedback poll audit audits audited auditing

# The words of the titles by which children's services are told: "children's social care".
@grade.child
  children childrens

# What tells of reports that have just come out: "published today".
@grade.news
  today todays yesterday week weeks tonight published announced

# Words of the names of areas that are judged of children's services alone.
@grade.own.area
  children childrens care leavers adoption practice lscb protection
