/// The words that the built-in table is made of.
enum Phrases {
  static let places = split(
    """
    Alderley Bracken Colne Dovedale Elmstead Farrow Garth Hollin Inglewood Kestrel Larkhill Marden
    Netherby Orford Pendle Quenby Ravenscar Stanwick Tarnside Underwood Velby Whitcombe Yewdale Zeal
    """)

  static let bodies = split(
    """
    city-council borough health-board water-board fire-service library-service roads-agency
    harbour-master schools-office care-partnership
    """)

  /// What is counted.
  static let subjects = split(
    """
    spending savings grants visits referrals placements bookings journeys arrears lettings repairs
    refunds apprenticeships adoptions absences prosecutions complaints donations loans harvests
    catches deliveries crossings outages collisions patrols rescues vaccinations screenings plantings
    licences evictions
    """)

  /// Of what sort it is.
  static let sorts = split(
    """
    overall weekly yearly forecast actual outstanding repeated planned voluntary estimated rural
    suburban wintertime summertime first-time long-term emergency routine council-run contracted
    """)

  static let verbs = [
    "came to", "grew to", "shrank to", "ended at", "hit", "went up to", "went down to",
    "levelled off at", "was put at", "had settled at", "edged up to", "slipped to", "closed at",
    "approached", "passed",
  ]

  static let days = [
    "1 April", "5 April", "30 November", "31 August", "1 January", "29 September", "15 May",
  ]

  static let units = split(
    """
    GBP percent people children EUR USD pupils homes visits kg t km kWh MWh m2 ha l beds staff hours
    weeks miles points cars trees
    """)

  static let qualifiers = [
    "around", "no fewer than", "no more than", "above", "below", "from", "forecast", "rounded",
  ]

  static let denominators = split("week month year term head house ha 10000_people")

  static let metrics = sorts.prefix(8).flatMap { sort in
    subjects.prefix(25).map { "\(sort)_\($0)" }
  }

  static let authorities =
    places.map { "E-\($0.prefix(4).uppercased())" } + ["UK-ALL", "UK-EST", "EU-ALL"]

  static let sources = places.flatMap { place in
    bodies.map { "\(place.lowercased())-\($0)" }
  }.prefix(40)

  /// Above the numbers that a sentence may state.
  static let limits = [1_000, 10_000, 100_000, 1_000_000, 10_000_000]

  /// How a syllable may begin.
  static let onsets = split(
    "b bl c d f fr g gl h j k l m n p pr r s sk sl sp t tw v w z")

  static let vowels = split("a e i o u ay ee oa oi ow")
  static let codas = split("b d ck l m n ng nt p r rn sk")

  private static func split(_ text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map(String.init)
  }
}
