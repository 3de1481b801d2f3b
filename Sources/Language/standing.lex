# Words that say whether a figure is a fact, a plan, a target, a forecast, what would be, or a claim.

# Verbs of plans before "to": "plans to open 12 homes".
@standing.plan
  plan plans planning planned intend intends intending intended propose proposes proposing proposed pledge pledges
  pledging pledged promise promises promising promised vow vows vowed commit committed agreed decided prepares
  preparing prepared proposal proposals bid bids determined looking seeks seeking sought trying

# Nouns of plans before what they hold: "the plan is to open 12 homes".
@standing.plan.noun
  plan plans proposal proposals intention

# Verbs between a plan and what it holds: "the plans include 12 homes".
@standing.plan.holding
  include includes involve involves

# Verbs before plans that are not yet carried out: "approved plans for 12 homes".
@standing.plan.showing
  approved backed unveiled submitted considering announced revealed up out has have agreed

# What stands before "to" and a verb of what is to come: "due to open 12 homes".
@standing.due
  set due going about

# Verbs of promises before an amount: "promised £4m".
@standing.promise
  promised promises pledged pledges pledge

# Kinds of plans that are papers about one child, which plan no figure: "child protection plans to date".
@standing.plan.paper
  protection need pathway care health ehc ehcp education permanence safety transition personal individual

# Verbs of what happens or is done, as infinitives: "set to open 12 homes".
@standing.deed
  open close build create move start begin join be become receive get spend save invest recruit hire employ appoint
  complete launch have provide offer run lose gain go come leave take make pay give add remove reduce increase raise
  double halve treble expand buy sell support help house place fund deliver see end drop cut merge transfer train
  find seek welcome hold keep

# Infinitives of what happens to an amount by itself: "set to reach 700".
@standing.becoming
  rise fall grow reach hit top exceed cost total climb soar overspend worsen surge shrink pass

# Those who are said to do something in a headline: "Croydon Council to close two homes".
@standing.actor
  council councils authority authorities borough county city trust government ministers bosses firm charity home
  homes school schools centre centres chiefs

# Participles and nouns of forecasts: "is expected to reach 700".
@standing.expected
  expected projected forecast forecasted predicted anticipated

# Verbs and nouns of forecasts: "officers forecast £4m".
@standing.expecting = @standing.expected
  forecasts forecasting expects expect expecting predict predicts predicting anticipate anticipates anticipating
  projection projections prediction predictions

# Adjectives of likelihood before "to": "likely to rise by 4%".
@standing.likely
  likely unlikely bound

# What is expected where it stands behind the adjective: "a projected overspend of £4m".
@standing.expected.noun
  overspend overspends underspend deficit shortfall gap cost costs increase rise growth saving savings demand spend
  spending expenditure number numbers total pressure pressures outturn figure rate need budget fall reduction income

# Modal verbs of what may be: "would cost £4m".
@standing.would
  would could might

# Words that open a condition: "if 12 children came".
@standing.if
  if unless assuming assumes assume assumed

# Words before "if" that make it a question: "asked if 12 children came".
@standing.if.not
  as ask asks asked see know check even

# Adverbs of what is taken back: "we wrongly reported 430".
@standing.wrongly
  wrongly incorrectly mistakenly erroneously inaccurately

# Verbs of what a text says: "we wrongly reported 430".
@standing.stating
  said stated reported gave given put quoted printed published suggested wrote

# Verbs of what was told wrongly: "misstated as 430".
@standing.misstating
  misstated misreported misprinted misquoted

# What is lacking behind "without" in a condition: "without action".
@standing.lacking
  action intervention further extra more additional new urgent

# Verbs of opinions before a clause: "believes that 12 homes".
@standing.claim
  believe believes believed claim claims claimed claiming argue argues argued allege alleges alleged reckon reckons
  reckoned suspect suspects suspected fear fears feared

# Those of them that stand behind what is claimed: "12 homes are full, he claimed".
@standing.claiming
  claim claims claimed argue argues argued allege alleges alleged reckon reckons reckoned

# Those whose statements are opinions: "campaigners say 12 families".
@standing.opponent
  campaigners campaigner critics critic opponents opponent union unions unison protesters protestors activists
  petitioners rivals opposition

# Verbs of saying: "critics say 12 families".
@standing.saying
  say says said warn warns warned insist insists insisted estimate estimates estimated

# Words that open the clause of what is claimed: "claims that 12 homes".
@standing.clause = @personal
  that there more most nearly around about some we only

# Words at which what a plan says has an end, the verbs of another clause: "and has 412 children".
@standing.end = @be.finite @standing.would
  has had does did said says told rose fell grew went came took made found showed stood stand stands remains remained became
  gave now currently already will expects expected forecast intends hopes wants believes claims assumes

# Words before a figure that is known already: "will close its 12 homes".
@standing.given
  the its their our his her these those this all both your my

# Words behind a comma at which a plan has an end: "plans to open 12 homes, while 30 are closed".
@standing.part
  but while whereas with compared where although because though when which who whose from after
