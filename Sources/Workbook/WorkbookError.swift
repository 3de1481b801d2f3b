import Model
import Tables

/// Why a workbook could not be written.
package enum WorkbookError: Problem, Hashable {
  /// The file, or what is kept on the way to it, cannot be made or does not fit on the disk.
  case file(FileError)
  /// Excel does not take the name for a sheet, or the workbook has it already: `"Rates [2024]"`.
  case invalidSheetName(String)

  /// The name of the fact: `invalid-sheet-name`.
  package var code: String {
    switch self {
    case .file(let error): error.code
    case .invalidSheetName: "invalid-sheet-name"
    }
  }

  /// What is wrong, in one line without a full stop.
  package var message: String {
    switch self {
    case .file(let error): error.message
    case .invalidSheetName(let name): "no sheet can be called \"\(name)\""
    }
  }
}
