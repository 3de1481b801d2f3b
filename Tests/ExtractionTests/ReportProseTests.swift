import Testing

/// Sentences of English and British reports and news, by what they are hard for.
@Suite struct ReportProseTests {
  /// The noun behind the verb: what was counted before it or is said of it.
  @Test(
    arguments: [
      (
        "About 300 are unaccompanied asylum-seeking children.",
        ["300 | count 300 children | about"]
      ),
      (
        "Of these, 43 were boys.",
        ["43 | count 43 boys"]
      ),
      (
        "Of them, some 60 are disabled children and 25 are care leavers.",
        ["60 | count 60 children | about", "25 | count 25 leavers"]
      ),
      (
        "Twelve of them are babies.",
        ["Twelve | count 12 babies"]
      ),
      (
        "The borough has 410 foster carers, 38 of whom are kinship carers.",
        ["410 | count 410 carers", "38 | count 38 carers"]
      ),
      (
        "It looks after 655 children, 212 of whom live outside the borough.",
        ["655 | count 655 children", "212 | count 212 children"]
      ),
      (
        "The trust runs nine homes, two of which opened last year.",
        ["nine | count 9 homes", "two | count 2 homes"]
      ),
      (
        "There are 96 care leavers, and 71 of them have a personal adviser.",
        ["96 | count 96 leavers", "71 | count 71 leavers"]
      ),
      (
        "Of the 530 children in care, 190 are placed with relatives.",
        ["530 | count 530 children", "190 | count 190 children"]
      ),
      (
        "Of 64 referrals, 40 led to an assessment.",
        ["64 | count 64 referrals", "40 | count 40 referrals"]
      ),
      (
        "Of the 18 young women seen, 11 were mothers.",
        ["18 | count 18 women", "11 | count 11 mothers"]
      ),
      (
        "Some 45 were agency workers.",
        ["45 | count 45 workers | about"]
      ),
      (
        "More than 70 remain unaccompanied minors.",
        ["70 | count 70 minors | more_than"]
      ),
      (
        "Nineteen had been repeat referrals.",
        ["Nineteen | count 19 referrals"]
      ),
      (
        "Of all new entrants, 85 were teenagers.",
        ["85 | count 85 teenagers"]
      ),
      (
        "Thirty were said to be ready.",
        ["Thirty | number 30"]
      ),
      (
        "Around 20 were in foster care.",
        ["20 | number 20 | about"]
      ),
    ] as [(String, [String])])
  func readsCopulas(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// More, less and their like before and behind an amount.
  @Test(
    arguments: [
      (
        "The department now spends £10 million a year more.",
        ["£10 million | money 10000000 GBP | increase, per year"]
      ),
      (
        "It spends £10 million a year more on it than it did in 2017.",
        ["£10 million | money 10000000 GBP | increase, per year", "2017 | date 2017"]
      ),
      (
        "Running the homes costs £5m less.",
        ["£5m | money 5000000 GBP | decrease"]
      ),
      (
        "Transport cost £1.2m less than planned.",
        ["£1.2m | money 1200000 GBP | decrease"]
      ),
      (
        "Fees are £40 a week higher than they were.",
        ["£40 | money 40 GBP | increase, per week"]
      ),
      (
        "Bills came in £300,000 lower.",
        ["£300,000 | money 300000 GBP | decrease"]
      ),
      (
        "There are 20 fewer beds.",
        ["20 | count 20 beds | decrease"]
      ),
      (
        "The plan brings three more children's homes.",
        ["three | count 3 homes | increase"]
      ),
      (
        "It funds a further 15 places.",
        ["15 | count 15 places | increase"]
      ),
      (
        "We will recruit an additional 30 social workers.",
        ["30 | count 30 workers | increase"]
      ),
      (
        "There will be 30 extra social workers.",
        ["30 | count 30 workers | increase"]
      ),
      (
        "Caseloads are 15 per cent lower.",
        ["15 per cent | percent 15 percent | decrease"]
      ),
      (
        "The rate is three percentage points higher than in 2019.",
        ["three percentage points | percent 3 percentage_point | increase", "2019 | date 2019"]
      ),
      (
        "More than 200 staff joined.",
        ["200 | count 200 staff | more_than"]
      ),
      (
        "Fewer than 12 homes were inspected.",
        ["12 | count 12 homes | less_than"]
      ),
      (
        "Less than £2m was left.",
        ["£2m | money 2000000 GBP | less_than"]
      ),
      (
        "Referrals fell by a fifth to 1,940.",
        ["a fifth | ratio 0.2 | decrease", "1,940 | number 1940 | decrease"]
      ),
      (
        "Spending was cut by £3.5m in 2022.",
        ["£3.5m | money 3500000 GBP | decrease", "2022 | date 2022"]
      ),
      (
        "Numbers have climbed by 8% since 2020.",
        ["8% | percent 8 percent | increase", "2020 | date 2020 | since"]
      ),
      (
        "The council will invest £25 million more over the three years together.",
        ["£25 million | money 25000000 GBP | increase", "three years | duration 3 year"]
      ),
      (
        "The overspend has grown to £9m.",
        ["£9m | money 9000000 GBP | increase"]
      ),
      (
        "A reduction of 45 beds is planned.",
        ["45 | count 45 beds | decrease"]
      ),
      (
        "The budget has doubled to £18 million.",
        ["£18 million | money 18000000 GBP | increase"]
      ),
      (
        "Vacancies have halved to 9%.",
        ["9% | percent 9 percent | decrease"]
      ),
    ] as [(String, [String])])
  func readsDirections(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// "Up" and "down" of a change and of phrasal verbs.
  @Test(
    arguments: [
      (
        "They make up 10 per cent of the national number.",
        ["10 per cent | percent 10 percent"]
      ),
      (
        "Girls made up 46% of the total.",
        ["46% | percent 46 percent"]
      ),
      (
        "The council set up 12 family hubs.",
        ["12 | count 12 hubs"]
      ),
      (
        "Up to 40 families a year can take part.",
        ["40 | count 40 families | at_most, per year"]
      ),
      (
        "The grant was taken up by 60% of families.",
        ["60% | percent 60 percent"]
      ),
      (
        "Staff made 14 follow-up visits.",
        ["14 | count 14 visits"]
      ),
      (
        "An up-to-date plan exists for 92% of children.",
        ["92% | percent 92 percent"]
      ),
      (
        "Some 35 carers signed up.",
        ["35 | count 35 carers | about"]
      ),
      (
        "Growing up in care, 40% of them moved school.",
        ["40% | percent 40 percent"]
      ),
      (
        "The rate is up 10 per cent.",
        ["10 per cent | percent 10 percent | increase"]
      ),
      (
        "Referrals went up by 12%.",
        ["12% | percent 12 percent | increase"]
      ),
      (
        "Costs are up by £2m.",
        ["£2m | money 2000000 GBP | increase"]
      ),
      (
        "Placements were down 6% on last year.",
        ["6% | percent 6 percent | decrease"]
      ),
      (
        "The wait came down to nine days.",
        ["nine days | duration 9 day | decrease"]
      ),
      (
        "Inspectors sat down with 16 parents.",
        ["16 | count 16 parents"]
      ),
      (
        "The team drew up 30 plans.",
        ["30 | count 30 plans"]
      ),
      (
        "Turnover, up 4 points, worries them.",
        ["4 | count 4 points | increase"]
      ),
      (
        "The number of homes is down to 21.",
        ["21 | number 21 | decrease"]
      ),
      (
        "The service broke down for 15% of families.",
        ["15% | percent 15 percent"]
      ),
    ] as [(String, [String])])
  func readsParticles(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// From what, to what: the earlier number is marked.
  @Test(
    arguments: [
      (
        "Vacancies fell from 39% to 25%.",
        ["39% | percent 39 percent | earlier", "25% | percent 25 percent | decrease"]
      ),
      (
        "The number in care rose to 410, up from 360.",
        ["410 | number 410 | increase", "360 | number 360 | earlier"]
      ),
      (
        "There were 388 children in care, compared with 412 a year earlier.",
        ["388 | count 388 children", "412 | number 412 | earlier"]
      ),
      (
        "Turnover stands at 14.2 per cent, down from 20.6 per cent a year earlier.",
        [
          "14.2 per cent | percent 14.2 percent | decrease",
          "20.6 per cent | percent 20.6 percent | earlier",
        ]
      ),
      (
        "That was an increase from 415 at 31 March 2012.",
        ["415 | number 415 | earlier", "31 March 2012 | date 2012-03-31"]
      ),
      (
        "The share grew from around 60% in 2017 to more than 80% in 2020.",
        [
          "60% | percent 60 percent | about, earlier", "2017 | date 2017",
          "80% | percent 80 percent | more_than, increase", "2020 | date 2020",
        ]
      ),
      (
        "Spending went from £42m to £52m.",
        ["£42m | money 42000000 GBP | earlier", "£52m | money 52000000 GBP"]
      ),
      (
        "Caseloads dropped from 24 children to 16 children.",
        ["24 | count 24 children | earlier", "16 | count 16 children | decrease"]
      ),
      (
        "The vacancy rate was 12% against 19% the year before.",
        ["12% | percent 12 percent", "19% | percent 19 percent | earlier"]
      ),
      (
        "In 2023 it was 71%, compared to 64% in the previous year.",
        ["2023 | date 2023", "71% | percent 71 percent", "64% | percent 64 percent | earlier"]
      ),
      (
        "The national average is 15%, compared with 11% here.",
        ["15% | percent 15 percent", "11% | percent 11 percent"]
      ),
      (
        "Help is given to children from 5 to 11 years.",
        ["5 to 11 years | duration 5..11 year"]
      ),
      (
        "The council took 25 children from 12 families.",
        ["25 | count 25 children", "12 | count 12 families"]
      ),
      (
        "Complaints rose from 31 to 44 last year.",
        ["31 | number 31 | earlier", "44 | number 44 | increase"]
      ),
      (
        "It now employs 240 social workers, up from 171 in 2017.",
        ["240 | count 240 workers | increase", "171 | number 171 | earlier", "2017 | date 2017"]
      ),
      (
        "Agency use fell by 9 percentage points, from 27% to 18%.",
        [
          "9 percentage points | percent 9 percentage_point | decrease",
          "27% | percent 27 percent | earlier", "18% | percent 18 percent | decrease",
        ]
      ),
      (
        "The budget has increased from £38 million in 2018 to £49 million.",
        [
          "£38 million | money 38000000 GBP | earlier", "2018 | date 2018",
          "£49 million | money 49000000 GBP | increase",
        ]
      ),
      (
        "Two years ago there were 15 homes.",
        ["Two years | duration 2 year", "15 | count 15 homes"]
      ),
    ] as [(String, [String])])
  func readsChanges(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Numbers that name a part of a report.
  @Test(arguments: [
    "Table 1. Looked-after children by borough",
    "Table 2 leaves out one return.",
    "See Figure 3 and Appendix 2.",
    "Figure 4 shows falls in every region.",
    "Box 4 sets out the method.",
    "Chart 6: children by age",
    "Annex 3 lists homes and hubs.",
    "Tables 4 and 5 give details.",
    "Recommendation 7 asks leaders to act.",
    "Chapter 2 covers referrals.",
    "Executive summary 39 Recommendations",
    "Contents 3 Foreword 5 Findings 12 Methods",
    "Page 4 of 28",
    "Paragraphs 12 to 18 describe visits.",
    "Question 9 asks parents what helps.",
  ])
  func refusesLabels(_ text: String) {
    #expect(readings(of: text) == [])
  }

  /// Counted nouns of many shapes.
  @Test(
    arguments: [
      (
        "Something like 94,000 under-18s live in the borough.",
        ["94,000 | count 94000 under-18s | about"]
      ),
      (
        "Well over a hundred people came.",
        ["a hundred | count 100 people | more_than"]
      ),
      (
        "I counted thirty chairs.",
        ["thirty | count 30 chairs"]
      ),
      (
        "A dozen carers spoke up.",
        ["A dozen | count 12 carers"]
      ),
      (
        "Two dozen families were rehoused.",
        ["Two dozen | count 24 families"]
      ),
      (
        "It employs 212 full-time-equivalent social workers.",
        ["212 | count 212 workers"]
      ),
      (
        "Each worker holds 17 cases on average.",
        ["17 | count 17 cases"]
      ),
      (
        "There are 14 children’s homes in the county.",
        ["14 | count 14 homes"]
      ),
      (
        "Five inspectors spent a fortnight in the borough.",
        ["Five | count 5 inspectors"]
      ),
      (
        "The panel heard from 63 children and young people.",
        ["63 | count 63 children"]
      ),
      (
        "The authority is responsible for 1,024 looked-after children.",
        ["1,024 | count 1024 children"]
      ),
      (
        "We spoke to nine heads of service and 22 front-line managers.",
        ["nine | count 9 heads", "22 | count 22 managers"]
      ),
      (
        "The unit answers 3,400 calls a month.",
        ["3,400 | count 3400 calls | per month"]
      ),
      (
        "At the end of March, 78 children were subject to a child protection plan.",
        ["78 | count 78 children"]
      ),
      (
        "The council placed 41 children with adopters, 9 fewer than a year ago.",
        ["41 | count 41 children", "9 | number 9 | decrease"]
      ),
      (
        "Fifty-one child protection plans ended.",
        ["Fifty-one | count 51 plans"]
      ),
      (
        "The service had 1.5 million hits.",
        ["1.5 million | count 1500000 hits"]
      ),
      (
        "Inspectors read 32 case files and watched six meetings.",
        ["32 | count 32 files", "six | count 6 meetings"]
      ),
      (
        "The hub opened with 60 members of staff.",
        ["60 | count 60 members"]
      ),
    ] as [(String, [String])])
  func readsPeople(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Rates, shares and multiples.
  @Test(
    arguments: [
      (
        "The rate was 64 per 10,000 children.",
        ["64 | ratio 64 per_10000_children"]
      ),
      (
        "There were 71.5 children in care per 10,000 of the population.",
        ["71.5 | ratio 71.5 per_10000_children"]
      ),
      (
        "Some 19% of posts are vacant.",
        ["19% | percent 19 percent | about"]
      ),
      (
        "Four in every ten care leavers are not in work.",
        ["Four in every ten | ratio 0.4"]
      ),
      (
        "Two-thirds of placements are local.",
        ["Two-thirds | ratio 2/3"]
      ),
      (
        "A little over half of them stayed.",
        ["half | ratio 0.5 | more_than"]
      ),
      (
        "Caseloads were four times the limit.",
        ["four times | ratio 4 times"]
      ),
      (
        "Just under one in three was excluded.",
        ["one in three | ratio 1/3 | less_than"]
      ),
      (
        "It reaches three out of four families.",
        ["three out of four | ratio 0.75"]
      ),
      (
        "The vacancy rate, at 17.4%, is above the 13% average.",
        ["17.4% | percent 17.4 percent", "13% | percent 13 percent | more_than"]
      ),
    ] as [(String, [String])])
  func readsRates(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Money as reports and councils write it.
  @Test(
    arguments: [
      (
        "It received a £750k grant.",
        ["£750k | money 750000 GBP"]
      ),
      (
        "Each placement costs about £5,200 a week.",
        ["£5,200 | money 5200 GBP | about, per week"]
      ),
      (
        "A one-off payment of £2,000 is made.",
        ["£2,000 | money 2000 GBP"]
      ),
      (
        "The grant runs to £1.3 million per annum.",
        ["£1.3 million | money 1300000 GBP | per year"]
      ),
      (
        "Foster carers get between £180 and £240 a week.",
        ["£180 and £240 | money 180..240 GBP | per week"]
      ),
      (
        "The overspend could reach £6m-£7m.",
        ["£6m-£7m | money 6000000..7000000 GBP"]
      ),
      (
        "It raised £4,300 for charity.",
        ["£4,300 | money 4300 GBP"]
      ),
      (
        "Ministers pledged almost £1bn.",
        ["£1bn | money 1000000000 GBP | nearly"]
      ),
      (
        "The council has put aside at least £400,000 for repairs.",
        ["£400,000 | money 400000 GBP | at_least"]
      ),
    ] as [(String, [String])])
  func readsMoneyInProse(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Bounds and hedges.
  @Test(
    arguments: [
      (
        "Close to 90 children were waiting.",
        ["90 | count 90 children | nearly"]
      ),
      (
        "As many as 25 children share a worker.",
        ["25 | count 25 children | at_most"]
      ),
      (
        "No fewer than eight directors have served.",
        ["eight | count 8 directors | at_least"]
      ),
      (
        "Roughly a quarter of staff left.",
        ["a quarter | ratio 0.25 | about"]
      ),
      (
        "In the region of 150 children moved.",
        ["150 | count 150 children | about"]
      ),
      (
        "An estimated 600 young carers live here.",
        ["600 | count 600 carers | about"]
      ),
      (
        "Not all 48 homes were visited.",
        ["48 | count 48 homes"]
      ),
      (
        "It has 200-plus volunteers.",
        ["200 | count 200 volunteers | at_least"]
      ),
      (
        "Anything up to 30 children may wait.",
        ["30 | count 30 children | at_most"]
      ),
      (
        "There are 500 or so foster homes.",
        ["500 | count 500 homes | about"]
      ),
      (
        "Waits of ten weeks or more are common.",
        ["ten weeks | duration 10 week | at_least"]
      ),
      (
        "Only 6 of the 40 plans were good.",
        ["6 | count 6 plans", "40 | count 40 plans"]
      ),
    ] as [(String, [String])])
  func readsQualifiers(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Ages that no word announces.
  @Test(
    arguments: [
      (
        "They leave care when they turn 18.",
        ["18 | age 18 year"]
      ),
      (
        "Support goes on until they reach 25.",
        ["25 | age 25 year"]
      ),
      (
        "Children over 16 living alone need help.",
        ["over 16 | age 16 year | more_than"]
      ),
      (
        "The total reached 18.",
        ["18 | number 18"]
      ),
      (
        "Young people who reach 16 get an adviser.",
        ["16 | age 16 year"]
      ),
    ] as [(String, [String])])
  func readsAgesOfPersons(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Parts of what was counted before.
  @Test(
    arguments: [
      (
        "Last year 82 children left care, of whom four (5%) came back.",
        ["82 | count 82 children", "four | count 4 children", "5% | percent 5 percent"]
      ),
      (
        "There are 45 homes, of which 12 are run by the council.",
        ["45 | count 45 homes", "12 | count 12 homes"]
      ),
      (
        "In all 16 live in hostels, of whom seven are over the border.",
        ["16 | number 16", "seven | number 7"]
      ),
    ] as [(String, [String])])
  func readsParts(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Numbers that are names, not quantities.
  @Test(arguments: [
    "This serves tiers 3 and 4.",
    "It meets outcome four of the framework.",
    "The site runs on Paylock 2.0 here.",
    "Executive summary 2",
    "The local authority 5",
    "Progress since the last inspection 7",
    "See ISBN 1234-5678.",
    "They use Windmill 3.11 at work.",
  ])
  func refusesNames(_ text: String) {
    #expect(readings(of: text) == [])
  }

  /// Hyphens at which a line was broken.
  @Test(
    arguments: [
      (
        "It met the 26- week limit.",
        ["26- week | duration 26 week"]
      ),
      (
        "In 2012- 13 it was so.",
        ["2012- 13 | date_range 2012..2013"]
      ),
      (
        "We help homeless 16- 17 year-olds.",
        ["16- 17 year-olds | age 16..17 year"]
      ),
    ] as [(String, [String])])
  func readsBrokenLines(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Bare numbers that say something.
  @Test(
    arguments: [
      (
        "The current figure is 596.",
        ["596 | number 596"]
      ),
      (
        "Numbers remain stable at 18.",
        ["18 | number 18"]
      ),
      (
        "The total is now 45.",
        ["45 | number 45"]
      ),
      (
        "Last year 27 attended.",
        ["27 | number 27"]
      ),
      (
        "It helped 12 with rent.",
        ["12 | number 12"]
      ),
      (
        "A high number (529) are taught at home.",
        ["529 | number 529"]
      ),
      (
        "The rate is 84.0, higher than 79.1 in 2019.",
        ["84.0 | number 84", "79.1 | number 79.1 | more_than, earlier", "2019 | date 2019"]
      ),
    ] as [(String, [String])])
  func readsTrueNumbers(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Bounds that are of no age, though persons stand before them.
  @Test(
    arguments: [
      (
        "They will bring the use of agency workers below 20 per cent.",
        ["20 per cent | percent 20 percent | less_than"]
      ),
      (
        "No one should see staff under 12 hours a week.",
        ["12 hours | duration 12 hour | less_than, per week"]
      ),
    ] as [(String, [String])])
  func readsBoundsOfShares(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// Words of change and of time that do not tell of the number.
  @Test(
    arguments: [
      (
        "The log may last 3 years before rotting.",
        ["3 years | duration 3 year"]
      ),
      (
        "She joined the team two years ago.",
        ["two years | duration 2 year"]
      ),
      (
        "Some 40 children had three or more moves in the previous year.",
        ["40 | count 40 children | about", "three | count 3 moves | at_least"]
      ),
      (
        "This will increase the current figure of six carers.",
        ["six | count 6 carers"]
      ),
      (
        "Use has increased over the three-year period.",
        ["three-year | duration 3 year"]
      ),
      (
        "They racked up £15k in fines.",
        ["£15k | money 15000 GBP"]
      ),
      (
        "Cuts to the grant led to 12 redundancies.",
        ["12 | count 12 redundancies"]
      ),
      (
        "A rise in costs was due to 14 placements.",
        ["14 | count 14 placements"]
      ),
      (
        "Staff took 25 children from 12 families to 3 homes.",
        ["25 | count 25 children", "12 | count 12 families", "3 | count 3 homes"]
      ),
      (
        "They live up to 20 miles away.",
        ["20 miles | measure 20 mile | at_most"]
      ),
    ] as [(String, [String])])
  func readsNoChange(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// A second look at prose, written after the rules.
  @Test(
    arguments: [
      (
        "Ninety-four per cent of visits were on time, up from 88 per cent in 2021.",
        [
          "Ninety-four per cent | percent 94 percent", "88 per cent | percent 88 percent | earlier",
          "2021 | date 2021",
        ]
      ),
      (
        "Of the 37 complaints received, nine were upheld.",
        ["37 | count 37 complaints", "nine | count 9 complaints"]
      ),
      (
        "Just 11 of its 40 homes are good.",
        ["11 | count 11 homes", "40 | count 40 homes"]
      ),
      (
        "Spending per child is £1,300 higher than the national average.",
        ["£1,300 | money 1300 GBP | increase"]
      ),
      (
        "Councillors agreed a £3.2m cut.",
        ["£3.2m | money 3200000 GBP | decrease"]
      ),
      (
        "The team lost 14 social workers in a year.",
        ["14 | count 14 workers | decrease, per year"]
      ),
      (
        "It is £2m over budget.",
        ["£2m | money 2000000 GBP"]
      ),
      (
        "An average of 18 days passed.",
        ["18 days | duration 18 day"]
      ),
      (
        "Caseloads averaged 22.",
        ["22 | number 22"]
      ),
      (
        "The council has three fewer managers than in May.",
        ["three | count 3 managers | decrease", "May | date XXXX-05"]
      ),
      (
        "Nearly 60 more children came into care.",
        ["60 | count 60 children | nearly, increase"]
      ),
      (
        "Rents went up £12 a week.",
        ["£12 | money 12 GBP | increase, per week"]
      ),
      (
        "Grants worth £800,000 were handed out to 23 charities.",
        ["£800,000 | money 800000 GBP", "23 | count 23 charities"]
      ),
      (
        "The bill is expected to top £4m.",
        ["£4m | money 4000000 GBP"]
      ),
      (
        "Ofsted visited on 4 and 5 May 2022.",
        ["4 | date 2022-05-04", "5 May 2022 | date 2022-05-05"]
      ),
      (
        "The 16-bed unit opened.",
        ["16 | count 16 beds"]
      ),
      (
        "One child in every eight lives in poverty.",
        ["One child in every eight | ratio 0.125"]
      ),
      (
        "Seven out of ten parents agreed.",
        ["Seven out of ten | ratio 0.7"]
      ),
      (
        "Between 30 and 40 families use it each week.",
        ["30 and 40 | count 30..40 families"]
      ),
      (
        "It costs the taxpayer £4,000 per child per week.",
        ["£4,000 | money 4000 GBP | per child"]
      ),
      (
        "The number of agency staff has more than doubled to 64.",
        ["64 | number 64 | increase"]
      ),
      (
        "The 2019 report listed ten areas for improvement.",
        ["2019 | date 2019", "ten | count 10 areas"]
      ),
      (
        "A total of 1,206 referrals were made, 14% fewer than last year.",
        ["1,206 | count 1206 referrals", "14% | percent 14 percent | decrease"]
      ),
      (
        "Its 57 councillors met twice.",
        ["57 | count 57 councillors"]
      ),
      (
        "The council had been given 12 months to improve.",
        ["12 months | duration 12 month"]
      ),
      (
        "Half of the 24 plans had been updated.",
        ["Half | ratio 0.5", "24 | count 24 plans"]
      ),
      (
        "They now have 8.5 full-time posts.",
        ["8.5 | count 8.5 posts"]
      ),
      (
        "Attendance rose two points to 94%.",
        ["two | count 2 points | increase", "94% | percent 94 percent | increase"]
      ),
      (
        "Inspectors looked at 40 records, the majority of which were good.",
        ["40 | count 40 records"]
      ),
      (
        "Children wait 120 days on average, against a national figure of 98.",
        ["120 days | duration 120 day", "98 | number 98"]
      ),
      (
        "By last autumn it had 19 vacancies, against 27 a year before.",
        ["19 | count 19 vacancies", "27 | number 27 | earlier"]
      ),
      (
        "She manages a budget of £61m and 900 staff.",
        ["£61m | money 61000000 GBP", "900 | count 900 staff"]
      ),
      (
        "In 2018-19 the figure was £7,000, and in 2019-20 £7,450.",
        [
          "2018-19 | date_range 2018..2019", "£7,000 | money 7000 GBP",
          "2019-20 | date_range 2019..2020", "£7,450 | money 7450 GBP",
        ]
      ),
      (
        "The waiting list stood at 312 in June.",
        ["312 | number 312", "June | date XXXX-06"]
      ),
    ] as [(String, [String])])
  func readsMore(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// What was before shares the noun, and marks what stands in its brackets.
  @Test(
    arguments: [
      (
        "Places rose from 30 to 40 beds.",
        ["30 | count 30 beds | earlier", "40 | count 40 beds | increase"]
      ),
      (
        "This is a fall from 620 (a rate of 62 per 10,000 children) in 2015.",
        [
          "620 | number 620 | earlier", "62 | ratio 62 per_10000_children | earlier",
          "2015 | date 2015",
        ]
      ),
      (
        "There are 71 homes (12 of them new).",
        ["71 | count 71 homes", "12 | count 12 homes"]
      ),
    ] as [(String, [String])])
  func readsEarlierCounts(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// A part of one thing that is another.
  @Test(
    arguments: [
      (
        "About 40 of the pupils in the school are young carers.",
        ["40 | count 40 carers | about"]
      ),
      (
        "Nine of the homes in the county are small units.",
        ["Nine | count 9 units"]
      ),
      (
        "Nine of the homes in the county were inspected.",
        ["Nine | count 9 homes"]
      ),
      (
        "Six of the children were offered places.",
        ["Six | count 6 children"]
      ),
      (
        "The ‘19’ buses stop here.",
        ["19 | number 19"]
      ),
      (
        "There are 12 ‘pop-up’ clinics.",
        ["12 | count 12 clinics"]
      ),
    ] as [(String, [String])])
  func readsPredicatesOfParts(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }
}
