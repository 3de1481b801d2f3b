import Interpretation
import JSON
import Model
import Stages

/// Any bytes as a file of the catalogue's rows: one that the readers can be made of, or an error.
func readCatalogue(_ bytes: UnsafeRawBufferPointer) {
  do {
    let catalogue = try Catalogue().adding(rowsOf: JSON(parsing: Array(bytes)), file: "rows.json")
    let stages = try Stages(catalogue)
    let text = PageText(paragraph: "Croydon had 12 children in care in May 2024.")
    _ = stages.reading(of: Page(path: "page.html", text: text))
  } catch {}
}
