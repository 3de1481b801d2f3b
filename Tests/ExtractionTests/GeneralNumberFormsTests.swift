import Testing

/// The ways in which English at large writes an amount, one line a form, with what looks like one and is none.
@Suite struct GeneralNumberFormsTests {
  @Test(
    arguments: [
      ("£1-2m was set aside.", ["£1-2m | money 1000000..2000000 GBP"]),
      ("It would cost £12-15m.", ["£12-15m | money 12000000..15000000 GBP"]),
      (
        "Turnover rose £1.2m to £23.5m.",
        ["£1.2m | money 1200000 GBP | increase", "£23.5m | money 23500000 GBP | increase"]
      ),
      (
        "Profits fell $3m to $9m.",
        ["$3m | money 3000000 USD | decrease", "$9m | money 9000000 USD | decrease"]
      ),
      ("The roll is up 6 to 351.", ["6 | number 6 | increase", "351 | number 351 | increase"]),
      ("Wages rose 3 to 4 per cent.", ["3 to 4 per cent | percent 3..4 percent | increase"]),
      ("It is up 3 to 4 points.", ["3 to 4 | count 3..4 points | increase"]),
      (
        "The total was 243 five years ago.",
        ["243 | number 243 | earlier", "five years | duration 5 year"]
      ),
      ("They ran 12 two-week courses.", ["12 | count 12 courses"]),
      ("It has 20 two-year-olds.", ["20 | number 20", "two-year-olds | age 2 year"]),
      (
        "It has 62 members under 18.",
        ["62 | count 62 members", "under 18 | age 18 year | less_than"]
      ),
      ("The reserve has 12 450 birds.", ["12 450 | count 12450 birds"]),
      ("It was won by 1 204 ballots.", ["1 204 | count 1204 ballots"]),
      ("Ward 12 450 patients came.", ["450 | count 450 patients"]),
      ("We met in May 12 450 times.", ["May 12 | date XXXX-05-12", "450 times | ratio 450 times"]),
      ("The bill came to c £11m.", ["£11m | money 11000000 GBP | about"]),
      ("The shortfall tops £4m.", ["£4m | money 4000000 GBP | more_than"]),
      ("The error was 0.00001 per cent.", ["0.00001 per cent | percent 0.00001 percent"]),
      ("87 of the 420 homes were empty.", ["87 | count 87 homes", "420 | count 420 homes"]),
      ("Some 16-and 17-year-olds came.", ["16-and 17-year-olds | age 16..17 year | about"]),
      ("The letter ends -10.2.23.", []),
      ("The group Children 1st runs it.", []),
      ("Tune in to 97.4 FM tonight.", []),
      ("The paper is printed as HC 518.", []),
      ("Parking is in bay 14.", []),
      ("World War 2 ended.", []),
      ("Our homes ....... 12 Our staff ....... 14", []),
      ("It ended in mid-2017.", ["2017 | date 2017"]),
      ("It is 5 metric miles away.", ["5 | count 5 miles"]),
      ("It weighs 5 metric tons.", ["5 metric tons | measure 5 tonne"]),
      ("A stamp costs 3 euros and 50 cents.", ["3 euros and 50 cents | money 3.5 EUR"]),
      ("It paid USD 12m for it.", ["USD 12m | money 12000000 USD"]),
      ("It lost 12m kr last year.", ["12m kr | money 12000000 SEK"]),
      ("A shirt is Rs 500 there.", ["Rs 500 | money 500 INR"]),
      (
        "It raised ¥300 million and ₦500.",
        ["¥300 million | money 300000000 JPY", "₦500 | money 500 NGN"]
      ),
      ("A seat costs A$80.", ["A$80 | money 80 AUD"]),
      ("It costs 25¢ or 89p.", ["25¢ | money 25 cent", "89p | money 89 penny"]),
      ("It paid 60 million won.", ["60 million won | money 60000000 KRW"]),
      ("He won 60 million votes.", ["60 million | count 60000000 votes"]),
      ("It cost hundred pounds.", ["hundred pounds | money 100 GBP"]),
      ("It cost several hundred pounds.", []),
      ("A coin sold for six pounds fifty.", ["six pounds fifty | money 6.5 GBP"]),
      (
        "It cost 20 dollars fifteen years ago.",
        ["20 dollars | money 20 USD | earlier", "fifteen years | duration 15 year"]
      ),
      ("It is between £3 and 4 million.", ["£3 and 4 million | money 3000000..4000000 GBP"]),
      ("It is between 3 and £4 million.", ["3 and £4 million | money 3000000..4000000 GBP"]),
      ("It cost $2 to $3bn.", ["$2 to $3bn | money 2000000000..3000000000 USD"]),
      ("It needs 5–7 million euros.", ["5–7 million euros | money 5000000..7000000 EUR"]),
      ("It costs £20~£30 or so.", ["£20~£30 | money 20..30 GBP | about"]),
      ("About 15~20 horses ran.", ["15~20 | count 15..20 horses | about"]),
      ("Costs of $3 or $4 are common.", ["$3 or $4 | money 3..4 USD"]),
      ("It shipped 9.5m tonnes.", ["9.5m tonnes | measure 9500000 tonne"]),
      ("It needs 3m homes.", ["3m | count 3000000 homes"]),
      ("It has 12m euros.", ["12m euros | money 12000000 EUR"]),
      ("Only 18pc came.", ["18pc | percent 18 percent"]),
      ("Growth was 3.2 p.c. then.", ["3.2 p.c. | percent 3.2 percent"]),
      ("Twenty - five ships sank.", ["Twenty - five | count 25 ships"]),
      ("Some two point five million came.", ["two point five million | number 2500000 | about"]),
      ("It has 4 thousand 3 hundred maps.", ["4 thousand 3 hundred | count 4300 maps"]),
      ("One hundred & twenty came to it.", ["One hundred & twenty | number 120"]),
      ("It fell by minus five.", ["minus five | number -5 | decrease"]),
      ("He is 6 foot 2 and quick.", ["6 foot 2 | measure 37/6 foot"]),
      ("She is 5 feet 10 tall.", ["5 feet 10 | measure 35/6 foot"]),
      (
        "He walked 6 feet 2 days ago.",
        ["6 feet | measure 6 foot | earlier", "2 days | duration 2 day"]
      ),
      ("It weighed 5 lb 3 oz then.", ["5 lb 3 oz | measure 5.1875 pound_mass"]),
      ("The climb took 2 h 30 min.", ["2 h 30 min | duration 2.5 hour"]),
      ("It took 3 hours and 20 minutes.", ["3 hours and 20 minutes | duration 10/3 hour"]),
      ("It took 3 years, 2 months.", ["3 years | duration 3 year", "2 months | duration 2 month"]),
      ("It lasts an hour and a half.", ["an hour and a half | duration 1.5 hour"]),
      ("They ran two miles and a half.", ["two miles and a half | measure 2.5 mile"]),
      ("A boy 2 years and 3 months old came.", ["2 years and 3 months old | age 2.25 year"]),
      ("It covers 5,000m2 of land.", ["5,000m2 | measure 5000 square_metre"]),
      ("It has 300 sqm of space.", ["300 sqm | measure 300 square_metre"]),
      ("The board is 2-1/2 inches thick.", ["2-1/2 inches | measure 2.5 inch"]),
      ("The man, 43, was hurt.", ["43 | age 43 year"]),
      ("Ann Hill and her husband Luigi, 85, came.", ["85 | age 85 year"]),
      ("Sara, 12, who came.", ["12 | age 12 year"]),
      ("Ages 5 through 12 may come.", ["Ages 5 through 12 | age 5..12 year"]),
      ("The ratio is 1:8 there.", ["1:8 | ratio 0.125"]),
      ("A 2:1 ratio was kept.", ["2:1 | ratio 2"]),
      ("At 3:1 it was 12.", ["12 | number 12"]),
      (
        "The fair lasts from May 3 through 7.",
        ["May 3 through 7 | date_range XXXX-05-03..XXXX-05-07"]
      ),
      ("It was seen on 2024/5/11.", ["2024/5/11 | date 2024-05-11"]),
      ("It opens on July 42nd.", []),
      ("It was rated for 9 in every 1,000 pupils.", ["9 in every 1,000 | ratio 0.009"]),
      ("We saw 9 pupils in every 1,000.", ["9 | count 9 pupils"]),
      (
        "It seats 12\u{A0}345 and 103\u{202F}417.",
        ["12\u{A0}345 | number 12345", "103\u{202F}417 | number 103417"]
      ),
      (
        "1\u{2009}500\u{2009}000 bees live there.", ["1\u{2009}500\u{2009}000 | count 1500000 bees"]
      ),
      (
        "On 4 May\u{A0}300 stalls stood there.",
        ["4 May | date XXXX-05-04", "300 | count 300 stalls"]
      ),
      ("Two lambs in seven are lame.", ["Two lambs in seven | ratio 2/7"]),
      (
        "Two shops in three years have shut.",
        ["Two | count 2 shops", "three years | duration 3 year"]
      ),
      (
        "It sold six thousand, four hundred and twelve seats.",
        ["six thousand, four hundred and twelve | count 6412 seats"]
      ),
      (
        "Of six thousand, four hundred came.",
        ["six thousand | number 6000", "four hundred | number 400"]
      ),
      ("They rowed three quarters of a mile.", ["three quarters of a mile | measure 0.75 mile"]),
      ("He weighs 12 stone 4 pounds.", ["12 stone 4 pounds | measure 86/7 stone"]),
      ("It costs 90 Polish zlotys.", ["90 Polish zlotys | money 90 PLN"]),
      ("My aunt, who is 77, sang.", ["77 | age 77 year"]),
    ] as [(String, [String])])
  func reads(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }
}
