# Words of the headers of tables, and signs in their cells.

# Rates and ranks of what stands beside them: "Rate per 10,000".
@header.measure
  rate rates average averages avg mean median ratio ratios score scores rank ranks ranking index share
  proportion percentage percent pct percentile quartile quintile decile rag denominator excluding excl cost
  costs

# Changes of it: "Difference on 2023".
@header.change
  change changes difference diff variance movement trend dot direction

# Targets for it: "Forecast 2026".
@header.goal
  target targets forecast forecasts projected projection projections predicted deadline deadlines

# Headers of no values where they are all of it: "Year", "Notes".
@header.name
  time times page pages date year row note notes source

# Headers of a sex: "Girls".
@header.sex
  boys girls male female males females men women

# Words of a band of ages: "Under 1", "16 and over".
@header.age = @coordinator
  under over to above below older younger years year old olds aged age less than

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
