# Words by which a stated grade is told from praise, hopes and other matters.

# Verbs of judging: "has been rated good".
@grade.judging
  rated judged graded adjudged deemed assessed rate rates judge judges judging rating grading declared classed
  labelled branded found regraded described marked scored scoring dubbed ranked deems called calls

# Nouns for a grade: "a good rating", "a grade of good".
@grade.noun = @grade.rating.noun
  judgment judgments grading verdict category status

# Copulas before a grade: "services are good".
@grade.copula = @be
  remain remains remained remaining became become becomes

# Words for a place behind "in the": "children's services in the county".
@grade.place
  county city borough town region area island district country countys citys towns regions areas islands districts

# Words that may stand between a copula or a judging verb and the grade: "is now good".
@grade.adverb = @still.now @article
  also again overall as judged rated graded only already all both to be just once generally jointly each

# Verbs of a change of grade: "improved to good", "moved from inadequate".
@grade.change = @upordown
  improved improve improving moved moves moving upgraded downgraded jumped jump jumping risen rose progressed
  gone went going turned turnaround fallen fell dropped slipped lifted raised changed leapt climbed elevated
  came slumped plunged soared crept sank tumbled climb rising climbing falling slipping dropping shifted taken take
  lifting raising lift rise fall drop jumps leap go goes brought bringing drags dragging dragged rises falls slips drops leapfrogged
  sunk sink sinks sinking slid slide slides sliding plummeted plummets tumbles rocketed crashed

# Words of hopes and conditions: "hopes to be rated good", "will be good".
@grade.hope = @modal
  hope hopes hoped hoping want wants wanted wanting aim aims aimed aiming aspire aspires aspired aspiring
  aspiration aspirations ambition ambitions ambitious strive strives striving target targets goal goals
  eventually toward towards until if whether unless expect expects expected expecting plan plans planned
  planning vision bid trying tries seek seeks seeking working determined committed potential future shall
  likely predict predicted confident wish wishes desire path route journey road becoming achieve how what
  criteria

# Words that deny a grade: "was not judged good".
@grade.negation = @nearly
  not never no nor neither without rather instead short below

# Words of an earlier inspection: "its previous rating".
@grade.earlier
  previous previously former formerly earlier originally prior initially old ago once twice predecessor predecessors

# Modal verbs behind a grade: "a good rating would help".
@grade.possible
  would could might may should

# Words that look back: "since it was judged inadequate".
@grade.lookback
  since after when until before from

# What other inspectors grade, or others than the council run: "three schools are good".
@grade.remit
  school schools academy academies nursery nurseries preschool preschools college colleges university
  universities home homes hospital hospitals childminder childminders hospice prison provider providers
  surgery cqc police hmicfrs fostering landlord housing playgroup sixth surgeries clinic clinics centre
  centres unit units teaching pupils ward wards practice gp adult adults library libraries homelessness
  fire bus hygiene probation survey parents peer auditors lga youth registrars send student students

# Other authorities: "other authorities have turned around to good".
@grade.others
  authorities councils boroughs counties neighbours

# What may follow a grade that ends its phrase: "rated good by Ofsted".
@grade.follower = @time.subordinator @coordinator
  by in for with but overall following after across since despite while as on over under from last this
  earlier rating ratings judgement judgment grade grades ofsted throughout again against among ever today
  yesterday tonight before where which that down up too having being plus respectively apart
  besides except during

# The same where a copula makes the statement and praise is near: "is good because".
@grade.clause.follower = @time.subordinator @coordinator
  but overall while since following despite after across whereas today tonight

# What a grade is said to hold of throughout: "good in every respect".
@grade.counted.whole
  area areas respect respects category categories aspect aspects judgement judgements count counts board measure
  measures regard

# Words of an exception: "good in most areas except care leavers".
@grade.exception
  except excepting excluding besides bar

# Words of a subject that name nobody: "it has also been".
@grade.plain = @personal @be.finite @article @have @definite.third @inspection
  them we our us this these that which who been be also now still again and but ofsted inspectors inspector
  report reports said says say found there then later first once both in on of at by following latest new
  recently finally inspected watchdog last judgement judgements rating ratings grade grades outcome verdict result
  year week month time today two fortnight for being

# Words that open a clause: "which was good".
@grade.clause.opener = @time.subordinator
  and but which who while whereas since after where with so as having whose

# Words of a label before a grade: "The judgement of help for children: good".
@grade.label = @be.finite
  the of and for with judgement judgment grade graded children families young people on in to who need

# Words before the time or the source of a grade: "following its inspection".
@grade.preposition = @inspection
  in on of since from during following at by the its

# Copulas of the past: "was good".
@grade.past
  was were

# Words of rating by which a sentence speaks of grades: "Ofsted grades".
@grade.rating = @grade.rating.noun
  grading ofsted inspectors inspectorate upgraded downgraded

# Words before a grade that is over: "following the inadequate judgement".
@grade.aftermath
  following after since before until

# Verbs of judging that are nouns, too: "attendance rates are good", "the judge reports".
@grade.rate
  rate rates judge judges

# What follows "or" where no one grade is told: "good or better".
@grade.alternative
  better above outstanding good

# Prepositions between a grade and its area: "good for help and protection".
@grade.behind
  for in on across

# What may join a title to more of its subject: "children's services in Barsetshire".
@grade.attaching = @coordinator
  in for of within across at who that now still also have has provided

# Verbs of the present: "is good".
@grade.present
  has have is are now remains remain being be

# Verbs of a plural: "services were good".
@grade.plural
  were are have

# Relative pronouns: "services, which were good".
@grade.relative
  which who

# Participles of an inspection: "when it was last inspected".
@grade.inspecting
  inspected rated judged graded visited

# Nouns for an inspection and its outcome: "the last judgement was good".
@grade.inspection = @inspection
  judgement judgements

# Nouns for an inspection: "the last inspection".
@inspection
  inspection inspections

# Services that are judged for themselves, of which "it", "this", "one" may then be said: "The home is run
# well. It was judged good".
@grade.service
  home homes school schools academy academies nursery nurseries college colleges fostering hospital hospitals
  centre centres prison agency agencies provider providers

# Counts of several services: "one was judged good".
@grade.count
  one two three four five six seven eight nine ten both each some many most several none others neither

# Words for a part of a service: "areas of the service".
@grade.part
  area areas aspect aspects element elements part parts some most many

# Verbs behind a relative pronoun: "that were judged".
@grade.verb = @be.finite @have
  remain remains been

# Pronouns for services: "they were judged good".
@grade.pronoun
  it they them these both

# Verbs of losing a grade: "lost its good rating".
@grade.loss
  lost lose loses losing shed sheds shedding shaken ditched escaped stripped withdrew withdrawn

# Nouns for a grade: "a rating of good".
@grade.rating.noun
  rating ratings judgement judgements grade grades

# Inspectorates, whose name stands before a noun for a grade: "its good Ofsted rating".
@grade.inspectorate
  ofsted

# What may stand between two grades of which the second is given as the first: "good for adoption and
# outstanding for leadership".
@grade.link = @article @possessive @be @have @personal @still.now @inspection
  and but with while whereas although though also again then both overall for in on at of as by up down too
  them all rated judged graded found given deemed marked scored described rating ratings grade grades
  judgement judgements judgment judgments after before since previously later first second third time times
  area areas same year years followed from to out which that plus adding received getting got just most
  recently subsequently finally ofsted inspectors inspected visit visited services service children those one
  only experience experiences progress having being respectively

# Words with which the part of the next grade may begin: "good overall, *with* leadership outstanding".
@grade.parting = @time.subordinator
  and but with while whereas after before then plus or

# Words that join areas to one another: "for leadership and for the experiences of care leavers".
@grade.glue = @article @possessive
  and for both of in experience experiences progress services service work help support as well also to

# Words that name nothing at either end of what is judged: "and the council has now".
@grade.idle = @preposition @article @be @have @conjunction @personal
  ofsted inspectors inspectorate watchdog that then there said says told again which who whose found last latest
  report inspection inspections when new recent recently finally

# Verbs of giving a grade: "handed the council a ‘good’".
@grade.giving
  gave give gives giving given hand hands handed handing award awards awarded awarding received receives win won wins
  secured got gets achieved earned picked landed slapped
  earn earns earning secures achieves

# Verbs of keeping a grade: "kept the outstanding that it won".
@grade.keeping
  keep keeps kept keeping retain retains retained retaining maintained defended

# Verbs of a grade that does not change: "services stay good".
@grade.staying
  stay stays stayed

# Words between the dates of one grade: "in 2013 and again in 2015".
@grade.date.joiner
  and again in then also later
