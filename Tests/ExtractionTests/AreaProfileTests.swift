import Testing

/// What short profiles of an area write otherwise than prose does: lists of shares, years in two digits,
/// "one" without its noun.
@Suite struct AreaProfileTests {
  @Test(
    arguments: [
      (
        "By 3 May 15, 212 pupils had moved.",
        ["3 May 15 | date 2015-05-03", "212 | count 212 pupils"]
      ),
      ("The count (on 4 June 98) was low.", ["4 June 98 | date 1998-06-04"]),
      (
        "On 5 May 14 pupils moved.", ["5 May | date XXXX-05-05", "14 | count 14 pupils"]
      ),
      (
        "Wards are among the poorest 5, 15 and 25% of the country.",
        ["5 | percent 5 percent", "15 | percent 15 percent", "25% | percent 25 percent"]
      ),
      ("Of those 240, 12% have moved.", ["240 | number 240", "12% | percent 12 percent"]),
      ("The regional average is12.5% this year.", ["12.5% | percent 12.5 percent"]),
      (
        "The share fell to two thirds, or 66%7 of pupils.",
        ["two thirds | ratio 2/3 | decrease", "66% | percent 66 percent"]
      ),
      (
        "Of this number 310 (or 41%) live elsewhere.",
        ["310 | number 310", "41% | percent 41 percent"]
      ),
      ("Call number 310 for advice.", []),
      (
        "It has 30 carers, of whom one has left.",
        ["30 | count 30 carers", "one | count 1 carers"]
      ),
      ("One is never sure of which one to choose.", []),
      ("There is one learning review under way.", ["one | count 1 reviews"]),
      ("1 child lives with an aunt.", ["1 | count 1 children"]),
      (
        "That is a rise of one from 44.", ["one | number 1 | increase", "44 | number 44 | earlier"]
      ),
    ])
  func reads(_ text: String, as expected: [String]) {
    #expect(readings(of: text) == expected)
  }
}
