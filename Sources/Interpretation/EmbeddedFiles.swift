import Language

extension EmbeddedFile {
  /// The files of this module.
  package static let interpretation = [
    EmbeddedFile("areas.csv", PackageResources.areas_csv),
    EmbeddedFile("changes.rules", PackageResources.changes_rules),
    EmbeddedFile("comparators.rules", PackageResources.comparators_rules),
    EmbeddedFile("context.rules", PackageResources.context_rules),
    EmbeddedFile("frameworks.json", PackageResources.frameworks_json),
    EmbeddedFile("headers.rules", PackageResources.headers_rules),
    EmbeddedFile("holders.rules", PackageResources.holders_rules),
    EmbeddedFile("judgement_marks.rules", PackageResources.judgement_marks_rules),
    EmbeddedFile("judgement_standing.rules", PackageResources.judgement_standing_rules),
    EmbeddedFile("local_authorities.csv", PackageResources.local_authorities_csv),
    EmbeddedFile("metrics.json", PackageResources.metrics_json),
    EmbeddedFile("parts.rules", PackageResources.parts_rules),
    EmbeddedFile("reference_dates.rules", PackageResources.reference_dates_rules),
    EmbeddedFile("standing.rules", PackageResources.standing_rules),
    EmbeddedFile("stocks.rules", PackageResources.stocks_rules),
    EmbeddedFile("subsets.rules", PackageResources.subsets_rules),
    EmbeddedFile("topics.rules", PackageResources.topics_rules),
  ]
}
