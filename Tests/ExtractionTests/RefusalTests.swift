import Extraction
import Model
import Stages
import Testing

@Suite struct RefusalTests {
  @Test(arguments: [
    ("Pupils in Year 6 took part.", ["label: 6"]),
    ("The helpline is open 24/7.", ["slashed: 24/7"]),
    ("Write to www.example.org/report-2.", ["address: www.example.org/report-2."]),
    ("Ring 0161 496 0000.", ["digit-run: 0161 496 0000"]),
    ("Covid-19 closed the office.", ["glued-letters: -19"]),
    ("Only 80%1 came.", ["glued-letters: 1"]),
    ("One of the homes closed.", ["pronoun: One"]),
    ("The office opens at 9.30am.", ["clock-time: 9.30am"]),
    ("The Children Act 1989 says so.", ["statute: 1989"]),
    ("Version 2.1.3 is out.", ["version: 2.1.3"]),
    ("© 2020 the council", ["copyright: 2020"]),
    ("In the 1960s it was rare.", ["decade: 1960s"]),
    ("On 31 February 2020 it was shut.", ["impossible-date: 31 February 2020"]),
    ("On 29 February 2023 it was shut.", ["impossible-date: 29 February 2023"]),
    ("There are 51 children.", []),
  ])
  func namesTheRuleThatRefusedANumber(text: String, refusals: [String]) {
    let page = PageText(paragraph: text)
    let found = Extractor().reading(of: page).refusals
    #expect(found.map { "\($0.rule): \(page[$0.range])" } == refusals)
  }

  @Test func takesEveryNumberAsAMentionOrARefusal() {
    let page = PageText(
      paragraph:
        "In Year 6, 12 of 51 pupils ran 3 miles; ring 101 or 0161 496 0000, room 12b, at 5pm on 3 May 2020."
    )
    let reading = Extractor().reading(of: page)
    let taken = reading.mentions.map(\.range) + reading.refusals.map(\.range)
    for (place, byte) in page.bytes.enumerated() where (0x30...0x39).contains(byte) {
      // The 51 belongs to "12 of 51".
      if page.bytes[place...].starts(with: "51".utf8) || page.bytes[..<place].last == 0x35 {
        continue
      }
      #expect(taken.contains { $0.contains(place) }, "\(page[place..<place + 1]) at \(place)")
    }
  }
}
