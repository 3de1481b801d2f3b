import Testing

/// The ways in which reports write an amount, one line a form.
@Suite struct NumberFormsTests {
  @Test(
    arguments: [
      (
        "Some two and a half million meals",
        ["two and a half million | count 2500000 meals | about"]
      ),
      ("It needs £10million.", ["£10million | money 10000000 GBP"]),
      ("It costs €2m.", ["€2m | money 2000000 EUR"]), ("It costs 50p.", ["50p | money 50 penny"]),
      ("It was £-2.3m over.", ["£-2.3m | money -2300000 GBP"]),
      ("It costs £2 thousand million.", ["£2 thousand million | money 2000000000 GBP"]),
      ("A 1⁄4 of it.", ["1⁄4 | ratio 0.25"]), ("A 1∕4 of it.", ["1∕4 | ratio 0.25"]),
      ("It costs £1.2bn.", ["£1.2bn | money 1200000000 GBP"]),
      ("Each gets up to £500.", ["£500 | money 500 GBP | at_most"]),
      ("Two thirds came.", ["Two thirds | ratio 2/3"]),
      ("Just under a quarter of it came.", ["a quarter | ratio 0.25 | less_than"]),
      ("A third of the 90 children came.", ["A third | ratio 1/3", "90 | count 90 children"]),
      ("One in five came.", ["One in five | ratio 0.2"]), ("1 in 4 came.", ["1 in 4 | ratio 0.25"]),
      ("Nine in ten came.", ["Nine in ten | ratio 0.9"]),
      ("Costs are three times higher.", ["three times | ratio 3 times | increase"]),
      ("Demand grew four-fold.", ["four-fold | ratio 4 times | increase"]),
      ("Demand rose threefold.", ["threefold | ratio 3 times | increase"]),
      ("Numbers have increased tenfold in a decade.", ["tenfold | ratio 10 times | increase"]),
      ("Demand has more than doubled.", ["doubled | ratio 2 times | more_than, increase"]),
      ("The waiting list almost halved.", ["halved | ratio 0.5 times | nearly, decrease"]),
      ("Demand has trebled.", ["trebled | ratio 3 times | increase"]),
      ("Visits tripled.", ["tripled | ratio 3 times | increase"]),
      ("It doubled in a year.", ["doubled | ratio 2 times | increase"]),
      ("Costs doubled to £18 million.", ["£18 million | money 18000000 GBP | increase"]),
      ("There was a tenfold increase in visits.", ["tenfold | ratio 10 times | increase"]),
      ("They have a threefold job.", []),
      ("It is $0.50 -$2.00 there.", ["$0.50 | money 0.5 USD", "$2.00 | money 2 USD"]),
      ("They doubled up on duties.", []), ("The list doubled as a rota.", []),
      ("It takes 5 to 10 per cent.", ["5 to 10 per cent | percent 5..10 percent"]),
      ("Works cost £5.5-6 million.", ["£5.5-6 million | money 5500000..6000000 GBP"]),
      ("16- to 17-year-olds came.", ["16- to 17-year-olds | age 16..17 year"]),
      ("Between 5 and 10 children came.", ["5 and 10 | count 5..10 children"]),
      (
        "Three, four and five homes opened.",
        ["Three | count 3 homes", "four | count 4 homes", "five | count 5 homes"]
      ),
      ("43 of 51 children stayed.", ["43 | count 43 children"]),
      (
        "It fell from 39% to 25%.",
        ["39% | percent 39 percent | earlier", "25% | percent 25 percent | decrease"]
      ),
      (
        "Costs rose by £3.2m to £14.7m.",
        ["£3.2m | money 3200000 GBP | increase", "£14.7m | money 14700000 GBP | increase"]
      ),
      (
        "The rate rose by 3% to 25%.",
        ["3% | percent 3 percent | increase", "25% | percent 25 percent | increase"]
      ),
      ("Bills fell by £20 to £30.", ["£20 to £30 | money 20..30 GBP | decrease"]),
      ("The rate is 81.5 per 10,000.", ["81.5 | ratio 81.5 per_10000"]),
      ("A boy aged eight came.", ["aged eight | age 8 year"]),
      (
        "Those aged 19, 20 and 21 came.",
        ["aged 19 | age 19 year", "20 | age 20 year", "21 | age 21 year"]
      ),
      ("Those aged 16 or 17 came.", ["aged 16 or 17 | age 16..17 year"]),
      (
        "Boys aged 12, 15 adults and a dog came.",
        ["aged 12 | age 12 year", "15 | count 15 adults"]
      ),
      ("Children as young as five carried knives.", ["five | age 5 year | at_least"]),
      ("Carers as old as 85 came.", ["85 | age 85 year | at_most"]),
      ("He was 17 when he left.", ["17 | age 17 year"]),
      (
        "The youngest child is three and the oldest 17.",
        ["three | age 3 year", "17 | age 17 year"]
      ),
      ("The number of children was 17.", ["17 | number 17"]),
      (
        "Half of the children are under five.",
        ["Half | ratio 0.5", "under five | age 5 year | less_than"]
      ),
      ("It took two-and-a-half years.", ["two-and-a-half years | duration 2.5 year"]),
      ("It ran in June and July 2017.", ["June and July 2017 | date_range 2017-06..2017-07"]),
      (
        "Inspectors came on 5, 6 and 7 June 2018.",
        ["5 | date 2018-06-05", "6 | date 2018-06-06", "7 June 2018 | date 2018-06-07"]
      ),
      ("They met on 14 and 15 March.", ["14 | date XXXX-03-14", "15 March | date XXXX-03-15"]),
      ("Nobody under 18 came.", ["under 18 | age 18 year | less_than"]),
      ("The average age is 15.7 years.", ["15.7 years | age 15.7 year"]),
      ("The 0-19 team has 45 nurses.", ["0-19 | age 0..19 year", "45 | count 45 nurses"]),
      (
        "The 0 to 25 SEND service supports 2,345 children.",
        ["0 to 25 | age 0..25 year", "2,345 | count 2345 children"]
      ),
      ("The 11-18 school is full.", ["11-18 | age 11..18 year"]),
      ("Between a quarter and a third of them left.", ["a quarter and a third | ratio 0.25..1/3"]),
      ("About 1.4 children per 1,000 were ill.", ["1.4 | ratio 1.4 per_1000_children | about"]),
      ("Caseloads are 18.5 per social worker.", ["18.5 | number 18.5 | per worker"]),
      ("Some 5 to 10 children left school.", ["5 to 10 | count 5..10 children | about"]),
      ("It ran in 2023–24.", ["2023–24 | date_range 2023..2024"]),
      ("It met on Monday, March 16.", ["Monday, March 16 | date XXXX-03-16"]),
      (
        "As at 31 March 2024 it had 12 homes.",
        ["31 March 2024 | date 2024-03-31", "12 | count 12 homes"]
      ),
      ("It has 0.5 FTE administrators.", ["0.5 | count 0.5 administrators"]),
      ("No more than 12 homes opened.", ["12 | count 12 homes | at_most"]),
      ("There were zero complaints.", ["zero | count 0 complaints"]),
      (
        "It fell by 0.5 of a percentage point.",
        ["0.5 of a percentage point | percent 0.5 percentage_point | decrease"]
      ),
      (
        "It fell by half a percentage point.",
        ["half a percentage point | percent 0.5 percentage_point | decrease"]
      ),
      ("There was a deficit of -£2.3m.", ["-£2.3m | money -2300000 GBP"]),
      ("The change was minus £4m.", ["minus £4m | money -4000000 GBP"]),
      ("About ~300 homes opened.", ["300 | count 300 homes | about"]),
      ("It has c. 400 homes.", ["400 | count 400 homes | about"]),
      (
        "It has c.30 homes, ca. 20 of them new.",
        ["30 | count 30 homes | about", "20 | count 20 homes | about"]
      ),
      ("The county has a population of 1.1m.", ["1.1m | number 1100000"]),
      ("The wall is 1.1m high.", ["1.1m | measure 1.1 metre"]),
      ("John Smith, 43, said so.", ["43 | age 43 year"]),
      ("It came from Kent, 43, and Essex, 12.", ["43 | number 43", "12 | number 12"]),
      ("It took 1,100-odd calls.", ["1,100 | count 1100 calls | about"]),
      ("It took 20-plus calls.", ["20 | count 20 calls | at_least"]),
      ("Foster carers: 140", ["140 | count 140 carers"]), ("Pages: 140", ["140 | number 140"]),
      ("Comments: 140", ["140 | number 140"]), ("Average caseload: 14", ["14 | number 14"]),
      ("It is open 24/7 for Year 6.", []), ("It came to 80%1 then.", ["80% | percent 80 percent"]),
      ("Spending (£000)", []), ("All figures are in £’000 unless told.", []),
    ] as [(String, [String])])
  func reads(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }

  /// What a mention measures has no word of another mention.
  @Test func measuresNoWordOfAnotherMention() {
    #expect(concepts(of: "The grant is worth £750k over three years.") == ["worth", nil])
    #expect(concepts(of: "It helps half of young people aged over 19.") == ["young people", nil])
  }
}
