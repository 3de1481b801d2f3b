import Testing

@testable import Language

@Suite struct PluralTests {
  @Test(arguments: [
    ("home", "homes"), ("bus", "buses"), ("box", "boxes"), ("church", "churches"),
    ("crash", "crashes"), ("city", "cities"), ("day", "days"), ("child", "children"),
    ("grandchild", "grandchildren"), ("person", "people"), ("man", "men"), ("woman", "women"),
    ("people", "people"), ("staff", "staff"), ("police", "police"),
  ])
  func makes(_ noun: String, expected: String) {
    #expect(plural(of: noun) == expected)
  }
}
