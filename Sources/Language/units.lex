# The units, by their names in docs/FORMAT.md.
#
# Source: the SI Brochure (BIPM, 9th edition) for names and symbols; Weights and Measures Act 1985, schedule 1, for the
# imperial ones.

# Units of time: "6 weeks".
@unit.duration
  second: second seconds sec secs
  minute: minute minutes min mins
  hour: hour hours hr hrs
  day: day days
  week: week weeks wk wks
  fortnight: fortnight fortnights
  month: month months
  year: year years yr yrs
  decade: decade decades
  century: century centuries

# Words of percentages: "12 percent".
@unit.percent
  percent: percent percentage pct pc
  basis_point: bps

# Scales of temperature: "5 degrees centigrade".
@unit.temperature
  celsius: celsius centigrade
  fahrenheit: fahrenheit

# Units of measure, in any case: "3 miles", "5 kg".
@unit.measure = @unit.temperature
  millimetre: millimetre millimetres millimeter millimeters mm
  centimetre: centimetre centimetres centimeter centimeters cm
  metre: metre metres meter meters
  kilometre: kilometre kilometres kilometer kilometers km kms
  micrometre: micrometre micrometres micrometer micrometers micron microns
  nanometre: nanometre nanometres nanometer nanometers nm
  inch: inch inches
  foot: foot feet ft
  yard: yard yards yd yds
  mile: mile miles
  square_metre: sqm
  square_foot: sqft
  square_kilometre: sqkm
  acre: acre acres
  hectare: hectare hectares ha
  millilitre: millilitre millilitres milliliter milliliters ml
  centilitre: centilitre centilitres centiliter centiliters cl
  litre: litre litres liter liters ltr
  gallon: gallon gallons gal
  pint: pint pints
  quart: quart quarts
  cup: cup cups
  tablespoon: tablespoon tablespoons tbsp
  teaspoon: teaspoon teaspoons tsp
  barrel: barrel barrels bbl
  microgram: microgram micrograms mcg
  milligram: milligram milligrams mg
  gram: gram grams gramme grammes
  kilogram: kilogram kilograms kilogramme kilogrammes kg kgs kilo kilos
  tonne: tonne tonnes
  ton: ton tons
  pound_mass: lb lbs
  ounce: ounce ounces oz
  stone: stone
  gigaton: gigaton gigatons gigatonne gigatonnes
  mile_per_hour: mph
  kilometre_per_hour: kph kmh
  mile_per_gallon: mpg
  bit: bit bits
  byte: byte bytes
  kilobyte: kilobyte kilobytes
  megabyte: megabyte megabytes
  gigabyte: gigabyte gigabytes
  terabyte: terabyte terabytes
  exabyte: exabyte exabytes
  kilobit: kilobit kilobits
  megabit: megabit megabits
  gigabit: gigabit gigabits
  watt: watt watts
  kilowatt: kilowatt kilowatts kw
  megawatt: megawatt megawatts
  gigawatt: gigawatt gigawatts
  watt_hour: wh
  kilowatt_hour: kwh
  megawatt_hour: mwh
  gigawatt_hour: gwh
  horsepower: horsepower hp bhp
  volt: volt volts
  ampere: ampere amperes amp amps
  joule: joule joules
  calorie: calorie calories
  kilocalorie: kilocalorie kilocalories kcal kcals
  hertz: hertz hz
  kilohertz: kilohertz khz
  megahertz: megahertz mhz
  gigahertz: gigahertz ghz
  decibel: decibel decibels db

# Words behind multiples: "three times".
@unit.ratio
  times: times fold

# Symbols whose capitals matter: "5 MB" and "5 Mb".
@unit.symbol
  metre: m
  gram: g
  tonne: t
  litre: L
  watt: W
  bit: b
  kilobit: kb Kb
  kilobyte: kB KB
  megabit: mb Mb
  megabyte: MB
  gigabyte: gb GB
  gigabit: Gb
  terabyte: TB
  exabyte: EB
  megawatt: MW
  gigawatt: GW

# Symbols that are one only where no space stands before them: "5l"; "5 A levels" are no current.
@unit.symbol.glued
  litre: l
  cubic_centimetre: cc
  stone: st
  volt: V
  joule: J

# Units that make areas: "square miles", "m²".
@unit.square
  metre kilometre foot mile inch

# Units that make volumes: "cubic metres", "cm³".
@unit.cubic
  metre foot kilometre centimetre

# "Point" of percentages: "2 percentage points".
@point
  point points

# The currency that is also a weight: "5 pounds".
@pound
  pound pounds

# Letters behind "p." that make it no pence: "5 p.m.", "5 p.c.".
@point.time
  m a c

# What stands behind a measure in feet or inches: "6 ft tall".
@dimension
  thick long wide tall high deep by x more or across

# Words between a number and its unit: "5 working days".
@unit.modifier
  working calendar school business consecutive full metric nautical whole further short long more additional
  extra

# Letters of the scales of temperature: "5 °C".
@unit.temperature.letter
  celsius: c
  fahrenheit: f

# Words before a unit of volume: "5 cubic metres".
@cubic
  cubic cu

# Degrees: "5 degrees".
@degree
  degrees degree

# Units that a measure is told by, behind "per": "30 miles per hour".
@unit.per
  hour: hour h hr
  second: second s sec
  gallon: gallon

# The units of measure that are told by another: "30 miles per hour".
@unit.speed
  mile_per_hour kilometre_per_hour metre_per_second mile_per_gallon

# Words that make another unit of the one behind them: "5 nautical miles".
@unit.modifier.measure
  tonne: metric
  nautical_mile: nautical

# Units of time in which ages are told: "six months old".
@unit.age
  year month week day

# Short for "years old": "a 12 yo".
@age.short
  yo

# Short names of lengths behind "square" and "cubic": "5 sq mi".
@unit.length.short
  mile: mi
  metre: m

# Units with the smaller ones that may stand behind them, and how many make one: "12 ft 2 in".
@unit.smaller
  12/inch: foot
  14/pound_mass: stone
  16/ounce: pound_mass
  3/foot: yard
  1760/yard: mile
  8/pint: gallon
  100/centimetre: metre
  1000/metre: kilometre
  1000/gram: kilogram
  60/minute: hour
  60/second: minute
  24/hour: day
  12/month: year

# Words of percentages in a header: "Percentage of visits".
@percent
  percentage percent pct

# Words before a unit of area: "5 square miles".
@square
  square sq
