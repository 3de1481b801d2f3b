import Tables

/// A column of a sheet.
package struct WorkbookColumn: Hashable, Sendable {
  /// How the column's cells are shown.
  package enum Format: Hashable, Sendable {
    /// As the field's type is: dates as `2024-12-03`, numbers without separators, text as text.
    case plain

    /// Numbers of one unit, such as `GBP` or `percent`.
    case unit(String)

    /// Numbers whose unit stands in another column of the row, under the field of this name.
    case unitOf(field: String)

    /// Addresses that open at a click, where `LinkAddress` takes them.
    case link
  }

  /// What a cell may be: `Workbook` reads the type, so that it knows the scale of a decimal.
  package let field: Field

  /// What the header says.
  package let title: String

  /// In characters of the usual font, up to 255, the most that Excel takes.
  package let width: Double
  package let format: Format

  package init(_ field: Field, title: String, width: Double = 12, format: Format = .plain) {
    precondition((0...255).contains(width), "a column is 0 through 255 characters wide")
    self.field = field
    self.title = title
    self.width = width
    self.format = format
  }
}
