import Model

/// Keeps the grades of one remit from those of another: a home's are never the council's.
struct RemitGrades: Sendable {
  private let frameworks: [String: Framework]

  /// The areas that are read in reports of their own framework alone.
  private let ofReports: Set<String>
  private let whole: String?

  init(catalogue: Catalogue) {
    frameworks = Dictionary(
      catalogue.frameworks.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    ofReports = Set(catalogue.areas.filter(\.isOfReports).map(\.id))
    whole = catalogue.areas.first(where: \.isWhole)?.id
  }

  func isOfProvider(_ inspection: Inspection?) -> Bool {
    inspection.flatMap { frameworks[$0.version]?.isOfProvider } ?? false
  }

  /// Whether the areas of the inspection are read in its reports alone.
  func isOfOther(_ inspection: Inspection?) -> Bool {
    let framework = inspection.flatMap { frameworks[$0.version] }
    return framework?.areas.contains(where: ofReports.contains) ?? false
  }

  /// The grades of a page that its inspection can have given, or that can be of the council's services. In the
  /// report of another remit a grade "overall" is of the first of its framework's areas.
  func grades(_ mentions: [GradeMention], of inspection: Inspection?) -> [GradeMention] {
    let framework = inspection.flatMap { frameworks[$0.version] }
    guard let framework, framework.areas.contains(where: ofReports.contains),
      let first = framework.areas.first
    else {
      return mentions.filter { !ofReports.contains($0.area) }
    }
    return mentions.compactMap { mention in
      var mention = mention
      if mention.area == whole { mention.area = first }
      let isOwn =
        framework.areas.contains(mention.area) && framework.grades.contains(mention.grade)
      return isOwn ? mention : nil
    }
  }
}
