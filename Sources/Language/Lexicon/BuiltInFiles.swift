/// The files that travel in the binary, in the order in which they are read.
extension WordClasses {
  static let builtIn: [File] = [
    ("abbreviations.lex", PackageResources.abbreviations_lex),
    ("ages.lex", PackageResources.ages_lex),
    ("calendar.lex", PackageResources.calendar_lex),
    ("changes.lex", PackageResources.changes_lex),
    ("context.lex", PackageResources.context_lex),
    ("currencies.lex", PackageResources.currencies_lex),
    ("dates.lex", PackageResources.dates_lex),
    ("grade_lines.lex", PackageResources.grade_lines_lex),
    ("grades.lex", PackageResources.grades_lex),
    ("judgements.lex", PackageResources.judgements_lex),
    ("grammar.lex", PackageResources.grammar_lex),
    ("inspections.lex", PackageResources.inspections_lex),
    ("nouns.lex", PackageResources.nouns_lex),
    ("numbers.lex", PackageResources.numbers_lex),
    ("places.lex", PackageResources.places_lex),
    ("quantifiers.lex", PackageResources.quantifiers_lex),
    ("standing.lex", PackageResources.standing_lex),
    ("subsets.lex", PackageResources.subsets_lex),
    ("tables.lex", PackageResources.tables_lex),
    ("topics.lex", PackageResources.topics_lex),
    ("units.lex", PackageResources.units_lex),
  ]
}
