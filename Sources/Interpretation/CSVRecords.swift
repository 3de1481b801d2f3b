import Language
import Model

/// A record of a CSV file and the line on which it begins, from 1.
struct CSVRecord: Equatable {
  let line: Int
  let fields: [String]
}

/// The records of a CSV file in UTF-8, the header among them; empty lines are none.
///
/// Source: RFC 4180; lines may also end with a line feed alone, and a byte order mark is skipped.
func csvRecords(_ bytes: [UInt8], file: String) throws(CatalogueError) -> [CSVRecord] {
  var records: [CSVRecord] = []
  var fields: [String] = []
  var field: [UInt8] = []
  var (line, first) = (1, 1)
  var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  var wasQuoted = false

  func fault(_ text: String) -> CatalogueError { .badRow(file: file, line: line, fault: text) }
  func endField() {
    fields.append(String(decoding: field, as: UTF8.self))
    field.removeAll(keepingCapacity: true)
    wasQuoted = false
  }
  func endRecord() {
    let isEmpty = fields.isEmpty && field.isEmpty && !wasQuoted
    endField()
    if !isEmpty { records.append(CSVRecord(line: first, fields: fields)) }
    fields = []
    first = line
  }

  while at < bytes.count {
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: ","): endField()
    case 0x0D where at < bytes.count && bytes[at] == 0x0A: continue
    case 0x0A:
      line += 1
      endRecord()
    case UInt8(ascii: "\""):
      guard field.isEmpty, !wasQuoted else { throw fault("a quote stands within a field") }
      wasQuoted = true
      while true {
        guard at < bytes.count else { throw fault("a quoted field is not closed") }
        if bytes[at] == UInt8(ascii: "\"") {
          at += 1
          guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { break }
        } else if bytes[at] == 0x0A {
          line += 1
        }
        field.append(bytes[at])
        at += 1
      }
    default:
      guard !wasQuoted else { throw fault("something stands behind a closing quote") }
      field.append(byte)
    }
  }
  if !fields.isEmpty || !field.isEmpty || wasQuoted { endRecord() }
  return records
}
