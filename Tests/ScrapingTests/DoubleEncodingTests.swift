import Testing

@testable import Scraping

@Suite struct DoubleEncodingTests {
  @Test(arguments: [
    ("The fund holds Â£9,900 â€“ enough.", "The fund holds £9,900 – enough."),
    ("childrenâ€™s", "children’s"), ("â€œyesâ€\u{9D}", "“yes”"), ("â‚¬5", "€5"),
    ("carersâ\u{80}\u{99} fund", "carers’ fund"), ("carersÃ¢â‚¬â„¢ fund", "carers’ fund"),
    ("JosÃ© SchÃ¶ne SÃ£o Ã‰vreux", "José Schöne São Évreux"), ("22Â½ miles", "22½ miles"),
    ("10Â\u{A0}km", "10\u{A0}km"), ("412Â children", "412 children"), ("thÅ· dÅµr", "thŷ dŵr"),
    ("ðŸŽ‰", "🎉"), ("ï»¿Care", "Care"),
  ])
  func mendsText(_ text: String, _ mended: String) {
    #expect(String(decoding: DoubleEncoding.mended(Array(text.utf8)), as: UTF8.self) == mended)
  }

  /// What languages write.
  @Test(arguments: [
    "« LIBERTÉ» « LÂ»", "TRẦN VÂN ÂN “Â”", "A IRMÃ” e “MAÇÃ”", "pâte, Ângela, São, Åsa", "”ÅÅ” Å",
    "Â", "Ã", "â", "", "Â £5", "É»", "ÂÂÂ", "500 m² à 5 €",
  ])
  func leavesText(_ text: String) {
    #expect(String(decoding: DoubleEncoding.mended(Array(text.utf8)), as: UTF8.self) == text)
  }

  @Test func mendsAPage() throws {
    let page = try PageParser().page(
      "<html><body><p>It costs Â£12 million, the council said.</p></body></html>")
    #expect(page.whole == "It costs £12 million, the council said.")
  }
}
