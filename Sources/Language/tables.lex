# Words of the headers of tables, and signs in their cells.

# Rates and ranks of what stands beside them: "Rate per 10,000".
@header.measure = @percent
  rate rates average averages avg mean median ratio ratios score scores rank ranks ranking index share
  proportion percentile quartile quintile decile rag denominator excluding excl cost costs

# Changes of it: "Difference on 2023".
@header.change
  change changes difference diff variance movement trend dot direction

# Targets for it: "Target for 2026".
@header.goal
  target targets deadline deadlines

# Forecasts of it: "Forecast 2026".
@header.forecast
  forecast forecasts projected projection projections predicted

# Headers of no values where they are all of it: "Year", "Notes".
@header.name
  time times page pages date year row note notes source

# Headers of a sex: "Girls".
@header.sex
  boys girls male female males females men women

# Words of a band of ages: "Under 1", "16 and over".
@header.age = @coordinator @bound.over @bound.under
  to older younger years year old olds aged age less than

# What signs and letters mean that stand in tables instead of numbers, unless the page says otherwise: "[c]".
@shorthand
  confidential: c "*"
  not_applicable: z
  not_available: x ":" ".." "…"
  low: "~" low k
  unreliable: u
  none_recorded: w

# Signs that mean something only where the page says what: "†".
@shorthand.other
  "-" "–" "—" "**" "***" "†" "‡" "#" "." n s p q nd n/a na "+" "^"

# Verbs between a sign and its meaning: "x denotes fewer than five".
@shorthand.verb
  means denotes indicates represents signifies denote indicate represent mean shows

# The beginnings of the words that say why a number is missing; the first that a legend has decides: "c =
# suppressed".
@shorthand.reason
  confidential: confidential
  confidential: suppress
  confidential: disclos
  confidential: redact
  confidential: protect
  confidential: fewer
  not_applicable: applicable
  unreliable: unreliable
  unreliable: reliab
  unreliable: quality
  not_available: available
  not_available: unavailable
  not_available: missing
  not_available: collected
  not_available: provided
  not_available: known
  none_recorded: recorded
  low: round
  low: negligible
  confidential: small
  low: low

# What the rows of a table are where they are areas: "Local authority", "by region".
@header.area
  authority authorities area areas council councils la las borough boroughs region regions district districts
  county counties

# Words between "by" and what the rows of a table are: "by each local authority".
@header.area.adjective
  each local english

# What may stand behind them in the corner of a table: "Area name".
@header.area.behind
  name

# What stands before them in a caption: "by region".
@header.area.before
  by

# What makes the title of an authority of a row's header: "Hull" is "Hull City Council".
@header.area.title
  Council "City Council"

# Parts of a caption that say that its rows are areas: "Boroughs".
@header.area.part
  authorit borough council

# Scales behind a currency in a header: "£m".
@header.scale.money
  1000: k thousand thousands
  1000000: m mn million millions
  1000000000: bn billion billions

# Scales that stand in a header where a noun may: "Number of thousands".
@header.scale
  1000: thousands
  1000000: millions

# Words of a header whose numbers count nothing: "Rate of visits".
@header.rate
  rate average mean median ratio score rank index share proportion change difference per variance age target
  percentage rates

# Plurals in a header that its numbers do not count: "Key figures".
@header.noun.not
  numbers figures results totals statistics details notes values counts boroughs regions councils authorities
  areas indicators measures trends comparisons

# What pages count of themselves: "12 comments".
@header.page
  comments shares likes views followers replies votes downloads results articles posts tweets photos min mins
  read steps stars reviews items

# Words of a header that only says when: "At 31 March 2024", "Q1 2024".
@header.time
  q as at on in year ending ended to end quarter of the financial total

# Words behind "age" in a header of ages: "Age group".
@header.age.follower
  group groups band bands range in at on

# Words of a header that say no more than that numbers follow: "Number", "Table of".
@header.number
  table figure chart number numbers of no

# First words of a header whose numbers are labels: "Year", "Phone number".
@header.label
  year years date ref reference urn id code phone telephone tel page pages rank ranking row item postcode
  quarter period

# Headers of labels where they are all of it: "Week".
@header.alone
  week day month no

# Words of a header that says that its numbers count: "No. of visits".
@header.count
  number no

# The same, with the plural: "Numbers of visits".
@header.count.noun
  number numbers no

# Words behind a label that make it none: "Year to date".
@header.label.not
  to of on

# Spans of time in a header: "Reporting period".
@header.period
  year period quarter
