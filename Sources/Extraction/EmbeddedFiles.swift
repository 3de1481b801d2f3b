import Language

extension EmbeddedFile {
  /// The files of this module.
  package static let extraction = [
    EmbeddedFile("grade_areas.rules", PackageResources.grade_areas_rules),
    EmbeddedFile("grade_blocks.rules", PackageResources.grade_blocks_rules),
    EmbeddedFile("grade_dates.rules", PackageResources.grade_dates_rules),
    EmbeddedFile("grade_lines.rules", PackageResources.grade_lines_rules),
    EmbeddedFile("grade_links.rules", PackageResources.grade_links_rules),
    EmbeddedFile("grade_listings.rules", PackageResources.grade_listings_rules),
    EmbeddedFile("grade_refusals.rules", PackageResources.grade_refusals_rules),
    EmbeddedFile("grade_times.rules", PackageResources.grade_times_rules),
    EmbeddedFile("grade_words.rules", PackageResources.grade_words_rules),
    EmbeddedFile("grades.rules", PackageResources.grades_rules),
  ]
}
