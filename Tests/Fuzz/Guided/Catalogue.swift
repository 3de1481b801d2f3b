import Extraction
import JSON
import Model
import Normalisation

/// Any bytes as a file of the catalogue's rows: one that the readers can be made of, or an error.
func readCatalogue(_ bytes: UnsafeRawBufferPointer) {
  do {
    let catalogue = try Catalogue().adding(rowsOf: JSON(parsing: Array(bytes)), file: "rows.json")
    _ = try GradeExtractor(areas: catalogue.areas, grades: catalogue.grades)
    let normaliser = try Normaliser(catalogue)
    let text = PageText(paragraph: "Croydon had 12 children in care in May 2024.")
    _ = normaliser.reading(
      of: Page(path: "page.html", text: text), mentions: Extractor().mentions(in: text), grades: [])
  } catch {}
}
