import Testing

@Suite struct ExtractorTests {
  /// Money: signs, codes and names; scales; ranges; denominators.
  @Test(arguments: [
    (
      "Spending grew by £10million a year.",
      ["£10million | money 10000000 GBP | increase, per year"]
    ),
    (
      "They put in an extra £10million a year.",
      ["£10million | money 10000000 GBP | increase, per year"]
    ),
    (
      "A gift of £10m arrived.",
      ["£10m | money 10000000 GBP"]
    ),
    (
      "The debt stands at £2.4bn.",
      ["£2.4bn | money 2400000000 GBP"]
    ),
    (
      "A £2million pound scheme began.",
      ["£2million pound | money 2000000 GBP"]
    ),
    (
      "It may cost £5.5-6 million.",
      ["£5.5-6 million | money 5500000..6000000 GBP"]
    ),
    (
      "Between £2m and £3m went missing.",
      ["£2m and £3m | money 2000000..3000000 GBP"]
    ),
    (
      "Rent is £3.50 per hour and lunch 50p a day.",
      ["£3.50 | money 3.5 GBP | per hour", "50p | money 50 penny | per day"]
    ),
    (
      "Half a billion pounds was set aside.",
      ["Half a billion pounds | money 500000000 GBP"]
    ),
    (
      "They paid thirteen dollars and forty-five cents.",
      ["thirteen dollars and forty-five cents | money 13.45 USD"]
    ),
    (
      "The prize is US$350,000, or €2m, or HK$5 million.",
      [
        "US$350,000 | money 350000 USD", "€2m | money 2000000 EUR",
        "HK$5 million | money 5000000 HKD",
      ]
    ),
    (
      "Send USD 22.5 million or 115GBP.",
      ["USD 22.5 million | money 22500000 USD", "115GBP | money 115 GBP"]
    ),
    (
      "It takes 20 million pounds.",
      ["20 million pounds | money 20000000 GBP"]
    ),
    (
      "Fees run to £1,250 per household.",
      ["£1,250 | money 1250 GBP | per household"]
    ),
    (
      "The bill fell to £20-£25m.",
      ["£20-£25m | money 20000000..25000000 GBP | decrease"]
    ),
    (
      "A further £3 million came.",
      ["£3 million | money 3000000 GBP | increase"]
    ),
    (
      "They want three quarters of a million pounds.",
      ["three quarters of a million pounds | money 750000 GBP"]
    ),
    (
      "Places cost £5,000-a-week each.",
      ["£5,000 | money 5000 GBP | per week"]
    ),
  ])
  func readsMoney(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Per cent, points, and what changed.
  @Test(arguments: [
    (
      "Some 80% stay.",
      ["80% | percent 80 percent | about"]
    ),
    (
      "It is 10 per cent of all the homes.",
      ["10 per cent | percent 10 percent"]
    ),
    (
      "Around 40 per cent more staff came.",
      ["40 per cent | percent 40 percent | about, increase"]
    ),
    (
      "The rate fell by 4.5 percentage points.",
      ["4.5 percentage points | percent 4.5 percentage_point | decrease"]
    ),
    (
      "Rates are 25 basis points up.",
      ["25 basis points | percent 25 basis_point | increase"]
    ),
    (
      "Turnover is at 15 to 20%.",
      ["15 to 20% | percent 15..20 percent"]
    ),
    (
      "Sickness is under 3%.",
      ["3% | percent 3 percent | less_than"]
    ),
    (
      "Just 80%1 agreed.",
      ["80% | percent 80 percent"]
    ),
    (
      "Vacancies went from 39% to 25%.",
      ["39% | percent 39 percent | earlier", "25% | percent 25 percent"]
    ),
    (
      "It is 19% (the national average is 15%).",
      ["19% | percent 19 percent", "15% | percent 15 percent"]
    ),
    (
      "We need minus five percent.",
      ["minus five percent | percent -5 percent"]
    ),
  ])
  func readsPercentages(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Counts of things: the noun may stand far off, and a list shares it.
  @Test(arguments: [
    (
      "It looks after around 800 children in care.",
      ["800 | count 800 children | about"]
    ),
    (
      "Home to 94,000 children under the age of 18.",
      ["94,000 | count 94000 children", "age of 18 | age 18 year | less_than"]
    ),
    (
      "There are around 300 unaccompanied asylum-seeking children (UASCs).",
      ["300 | count 300 children | about"]
    ),
    (
      "The school helps more than 1,000 school-aged children.",
      ["1,000 | count 1000 children | more_than"]
    ),
    (
      "There were four recorded instances.",
      ["four | count 4 instances"]
    ),
    (
      "They hired 12 school nurses, six youth workers and one head of unit.",
      ["12 | count 12 nurses", "six | count 6 workers", "one | count 1 heads"]
    ),
    (
      "We have five full-time and three part-time cooks.",
      ["five | count 5 cooks", "three | count 3 cooks"]
    ),
    (
      "We saw three, four and five children.",
      ["three | count 3 children", "four | count 4 children", "five | count 5 children"]
    ),
    (
      "Now 43 of 51 young people stay on.",
      ["43 | count 43 young people"]
    ),
    (
      "They made 98 out of 104 visits.",
      ["98 | count 98 visits"]
    ),
    (
      "We counted 131 missing episodes among 64 children.",
      ["131 | count 131 episodes", "64 | count 64 children"]
    ),
    (
      "Police had thirty-four reports.",
      ["thirty-four | count 34 reports"]
    ),
    (
      "20-25 staff and 1,000-1,500 pupils came.",
      ["20-25 | count 20..25 staff", "1,000-1,500 | count 1000..1500 pupils"]
    ),
    (
      "There were 12 or more visits and 20+ calls.",
      ["12 | count 12 visits | at_least", "20 | count 20 calls | at_least"]
    ),
    (
      "Now 5m people live in a 50-bed home.",
      ["5m | count 5000000 people", "50 | count 50 beds"]
    ),
    (
      "Of the 22 young people asked, 17 came.",
      ["22 | count 22 young people", "17 | count 17 young people"]
    ),
    (
      "In total 324 (43%) lived far away.",
      ["324 | number 324", "43% | percent 43 percent"]
    ),
    (
      "Two of the homes closed.",
      ["Two | count 2 homes"]
    ),
    ("In all 59 attend schools nearby.", ["59 | number 59"]),
  ])
  func readsCounts(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Fractions, parts of a whole, multiples and rates.
  @Test(arguments: [
    (
      "They moved more than three times.",
      ["three times | ratio 3 times | more_than"]
    ),
    (
      "A third of its workers left.",
      ["A third | ratio 1/3"]
    ),
    (
      "Nearly one in five cases was a repeat.",
      ["one in five | ratio 0.2 | nearly"]
    ),
    (
      "More than 9 in 10 felt safe.",
      ["9 in 10 | ratio 0.9 | more_than"]
    ),
    (
      "Three quarters of young people agree.",
      ["Three quarters | ratio 0.75"]
    ),
    (
      "Half the team left; half an hour later more.",
      ["Half | ratio 0.5", "half an hour | duration 0.5 hour"]
    ),
    (
      "It was 2½ or ⅔ or 10 1/2 of them.",
      ["2½ | number 2.5", "⅔ | ratio 2/3", "10 1/2 | number 10.5"]
    ),
    (
      "The borough had 64.5 per 10,000 children.",
      ["64.5 | ratio 64.5 per_10000_children"]
    ),
    (
      "Twice as many came.",
      ["Twice | ratio 2 times"]
    ),
    (
      "It is one-in-ten.",
      ["one-in-ten | ratio 0.1"]
    ),
  ])
  func readsRatios(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Numbers that count nothing in sight.
  @Test(arguments: [
    (
      "It is 1,234,567 or .2345 or 10k.",
      ["1,234,567 | number 1234567", ".2345 | number 0.2345", "10k | number 10000"]
    ),
    (
      "It is one hundred and sixteen, not two thousand and two hundred.",
      ["one hundred and sixteen | number 116", "two thousand and two hundred | number 2200"]
    ),
    (
      "It is two million and one half.",
      ["two million and one half | number 2500000"]
    ),
    (
      "It reached 1 414 021 100 at last.",
      ["1 414 021 100 | number 1414021100"]
    ),
    (
      "Growth was minus six point two five.",
      ["minus six point two five | number -6.25"]
    ),
    (
      "Sales fell 12.5% to 4,310.",
      ["12.5% | percent 12.5 percent | decrease", "4,310 | number 4310 | decrease"]
    ),
    (
      "Caseloads are high (83 as opposed to 70).",
      ["83 | number 83", "70 | number 70"]
    ),
    (
      "It grew from 48 in May 2016 to 71 in June 2018.",
      [
        "48 | number 48 | earlier", "May 2016 | date 2016-05", "71 | number 71 | increase",
        "June 2018 | date 2018-06",
      ]
    ),
  ])
  func readsNumbers(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Lengths of time.
  @Test(arguments: [
    (
      "She waited two and a half years.",
      ["two and a half years | duration 2.5 year"]
    ),
    (
      "It was good two -and-a-half years later.",
      ["two -and-a-half years | duration 2.5 year"]
    ),
    (
      "It takes 7.5 minutes or ten working days.",
      ["7.5 minutes | duration 7.5 minute", "ten working days | duration 10 day"]
    ),
    (
      "Visits come every four to six weeks.",
      ["four to six weeks | duration 4..6 week"]
    ),
    (
      "It is a 12-week course.",
      ["12-week | duration 12 week"]
    ),
    (
      "Two or three days passed.",
      ["Two or three days | duration 2..3 day"]
    ),
    (
      "It took over 3 years.",
      ["3 years | duration 3 year | more_than"]
    ),
  ])
  func readsDurations(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Ages, with and without "year".
  @Test(arguments: [
    (
      "It helps homeless 16 and 17-year-olds.",
      ["16 and 17-year-olds | age 16..17 year"]
    ),
    (
      "A club for young people aged 11 to 17.",
      ["aged 11 to 17 | age 11..17 year"]
    ),
    (
      "A girl aged eight came.",
      ["aged eight | age 8 year"]
    ),
    (
      "Pupils under six and those over 15 came.",
      ["under six | age 6 year | less_than", "over 15 | age 15 year | more_than"]
    ),
    (
      "Help lasts up to the age of 25.",
      ["age of 25 | age 25 year | at_most"]
    ),
    (
      "Some 82% of 17- to 18-year-olds work.",
      ["82% | percent 82 percent | about", "17- to 18-year-olds | age 17..18 year"]
    ),
    ("There are sessions for under-fives.", ["under-fives | age 5 year | less_than"]),
    (
      "The under-18s and the over 65s met.",
      ["under-18s | age 18 year | less_than", "over 65s | age 65 year | more_than"]
    ),
    (
      "She is three months old, he 40 - 50 years old.",
      ["three months old | age 3 month", "40 - 50 years old | age 40..50 year"]
    ),
    (
      "It is for people aged 16 and over.",
      ["aged 16 | age 16 year | at_least"]
    ),
    ("It helps 16- and 17- year-old people.", ["16- and 17- year-old | age 16..17 year"]),
  ])
  func readsAges(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Measures in SI and imperial units.
  @Test(arguments: [
    (
      "The wall is 40m long.",
      ["40m | measure 40 metre"]
    ),
    (
      "Crews took 12 tonnes away.",
      ["12 tonnes | measure 12 tonne"]
    ),
    (
      "It fell to -5C.",
      ["-5C | measure -5 celsius | decrease"]
    ),
    (
      "A 2.5-mile walk of 660 square metres.",
      ["2.5-mile | measure 2.5 mile", "660 square metres | measure 660 square_metre"]
    ),
    (
      "It holds 2.4 billion gallons.",
      ["2.4 billion gallons | measure 2400000000 gallon"]
    ),
    (
      "He is 5ft 10in and 10st 4lb.",
      ["5ft 10in | measure 35/6 foot", "10st 4lb | measure 72/7 stone"]
    ),
    (
      "The grant pays £40 weekly, £160 monthly and £6 daily.",
      [
        "£40 | money 40 GBP | per week", "£160 | money 160 GBP | per month",
        "£6 | money 6 GBP | per day",
      ]
    ),
    (
      "It flew 30 nautical miles and drove 40 miles per gallon.",
      [
        "30 nautical miles | measure 30 nautical_mile",
        "40 miles per gallon | measure 40 mile_per_gallon",
      ]
    ),
    (
      "The site has 3 sq mi of land and 40 square m of floor.",
      ["3 sq mi | measure 3 square_mile", "40 square m | measure 40 square_metre"]
    ),
    (
      "The wind blew at 3 metres per sec.",
      ["3 metres per sec | measure 3 metre_per_second"]
    ),
    (
      "It goes at 200 kilometres per hour.",
      ["200 kilometres per hour | measure 200 kilometre_per_hour"]
    ),
    (
      "Files of 100 MB or 100 Mb came.",
      ["100 MB | measure 100 megabyte", "100 Mb | measure 100 megabit"]
    ),
    (
      "It covers 301,338 km2.",
      ["301,338 km2 | measure 301338 square_kilometre"]
    ),
    (
      "It is 32 degrees Celsius, 20°C outside.",
      ["32 degrees Celsius | measure 32 celsius", "20°C | measure 20 celsius"]
    ),
    (
      "The baby was over two pounds.",
      ["two pounds | measure 2 pound_mass | more_than"]
    ),
  ])
  func readsMeasures(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Dates as fine as the text, and ranges of them.
  @Test(arguments: [
    (
      "It began on Monday, March 16.",
      ["Monday, March 16 | date XXXX-03-16"]
    ),
    (
      "It ended on 3rd September 2020.",
      ["3rd September 2020 | date 2020-09-03"]
    ),
    (
      "The closing day is 31/10/2024.",
      ["31/10/2024 | date 2024-10-31"]
    ),
    (
      "Out on Tuesday 4 June 2024.",
      ["Tuesday 4 June 2024 | date 2024-06-04"]
    ),
    (
      "It starts in September 2025.",
      ["September 2025 | date 2025-09"]
    ),
    (
      "It was as at 31 March 2017.",
      ["31 March 2017 | date 2017-03-31"]
    ),
    (
      "Numbers rose in 2019 and since 2021.",
      ["2019 | date 2019", "2021 | date 2021 | since"]
    ),
    (
      "It ran between 2 February and 30 April 2021.",
      ["2 February and 30 April 2021 | date_range 2021-02-02..2021-04-30"]
    ),
    (
      "It runs from 2021 to 2025.",
      ["2021 to 2025 | date_range 2021..2025"]
    ),
    (
      "The 2013–14 plan and the 2015/16 plan.",
      ["2013–14 | date_range 2013..2014", "2015/16 | date_range 2015..2016"]
    ),
    (
      "It was held in June and July 2017.",
      ["June and July 2017 | date_range 2017-06..2017-07"]
    ),
    (
      "They came from 20 to 24 February 2023.",
      ["20 to 24 February 2023 | date_range 2023-02-20..2023-02-24"]
    ),
    (
      "We met on 14 and 15 March 2022.",
      ["14 | date 2022-03-14", "15 March 2022 | date 2022-03-15"]
    ),
    (
      "In May we moved; we may move in March.",
      ["May | date XXXX-05", "March | date XXXX-03"]
    ),
    (
      "She left on 31 st December 2014.",
      ["31 st December 2014 | date 2014-12-31"]
    ),
    (
      "It was on January twenty five nineteen eighty six.",
      ["January twenty five nineteen eighty six | date 1986-01-25"]
    ),
    (
      "Dated 2024-10-03 and 05-Aug-2016 and 12-2015.",
      ["2024-10-03 | date 2024-10-03", "05-Aug-2016 | date 2016-08-05", "12-2015 | date 2015-12"]
    ),
    (
      "See June 2016 to May 2017.",
      ["June 2016 to May 2017 | date_range 2016-06..2017-05"]
    ),
    (
      "Staff moved from 91% in 2013−14 to 85% in 2015−16.",
      [
        "91% | percent 91 percent | earlier", "2013−14 | date_range 2013..2014",
        "85% | percent 85 percent",
        "2015−16 | date_range 2015..2016",
      ]
    ),
    ("The 2014 figures and 2014 homes.", ["2014 | date 2014", "2014 | count 2014 homes"]),
  ])
  func readsDates(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Places in a row.
  @Test(arguments: [
    (
      "She was the 31st visitor.",
      ["31st | ordinal 31"]
    ),
    (
      "The first cohort left.",
      ["first | ordinal 1"]
    ),
    (
      "This was its fifth visit.",
      ["fifth | ordinal 5"]
    ),
    (
      "The one hundred twenty fifth came.",
      ["one hundred twenty fifth | ordinal 125"]
    ),
  ])
  func readsOrdinals(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Numbers that are names, places, times or pronouns, and words that only look like numbers.
  @Test(arguments: [
    "Ring 0161 496 0000 or 020 7946 0018.",
    "Ring +44 20 7946 0018 today.",
    "Our office is Unit 7, 14 Abbey Lane, Oldham OX9 4QD.",
    "We use release 3.0.7 of it.",
    "Covid-19 closed it.",
    "Those in Year 8 did well at key stage 3.",
    "It meets regulation 12 and is Grade I listed.",
    "It lies on the B4 near the M62.",
    "Open 24/7, or from 8.15am to 6pm.",
    "3. Foreword",
    "4.2 Outlook",
    "12",
    "65.",
    "Step two is to plan.",
    "Take the tram, number 9, home.",
    "See www.example.org/news-2023-05-06 for more.",
    "Mail desk7@example.org for more.",
    "It was fair, with second-hand chairs.",
    "The Homes 4 Children group met.",
    "A talk on ‘Families 4 Fostering’ was held.",
    "The 212 care leavers hub is busy.",
    "They fall under section 47 of the Children Act 1989.",
    "Look at area2 and service14 again.",
    "© Crown copyright 2020.",
    "Registered as No. 160035.",
    "It is one of the best, and that one is good.",
    "One day they may march a second time.",
    "They won 3-1 and lost 2-0.",
    "See pages 3 and 4, and sections 17 and 47.",
    "It was so in the 1960s.",
    "On a second thought, at first it was not.",
    "Nobody knows tens of thousands of them.",

    "The two were there.",
    "The date was 31 February 2020.",
    "The date was 31/02/2020.",
    "It is 1,00 or 1.000.000 here.",
    "It is ١٢٣ here.",
    "The ‘One Family’ plan.",
    "He had a gallon a day.",
  ])
  func refuses(_ text: String) {
    #expect(readings(of: text) == [])
  }
}
