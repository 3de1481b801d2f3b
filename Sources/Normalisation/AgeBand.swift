import Model

/// The rows and columns by which tables split a group of people: `Under 1`, `5 to 9`, `16+`, `Boys`.
enum AgeBand {
  private static let words: Set<String> = [
    "boys", "girls", "male", "female", "males", "females", "men", "women",
  ]

  /// Whether a header is the name of a band of ages or of a sex, and says no more than that.
  static func isNamed(_ header: String) -> Bool {
    guard header.utf8.count <= 24 else { return false }
    let signs: Set<Character> = [" ", "-", "–", "+", "(", ")"]
    let parts = header.lowercased().split { signs.contains($0) }
    guard !parts.isEmpty else { return false }
    if parts.allSatisfy({ words.contains(String($0)) }) { return true }
    var ages = 0
    for part in parts {
      if let age = Int(part), (0...120).contains(age) {
        ages += 1
      } else if !filling.contains(String(part)) {
        return false
      }
    }
    return ages == 1 && parts.count > 1 || ages == 2 || ages == 1 && header.hasSuffix("+")
  }

  private static let filling: Set<String> = [
    "under", "over", "to", "and", "or", "above", "below", "older", "younger", "years", "year",
    "old",
    "olds", "aged", "age", "less", "than",
  ]
}
