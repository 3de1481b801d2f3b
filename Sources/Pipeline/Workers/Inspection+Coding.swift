import Model

extension ByteEncoder {
  mutating func write(_ inspection: Inspection) {
    write(inspection.framework)
    write(inspection.version)
    write(inspection.type)
    write(inspection.remit)
    write(inspection.start) { $0.write($1) }
    write(inspection.end) { $0.write($1) }
    write(inspection.leadInspector)
    write(inspection.letterDay) { $0.write($1) }
    write(inspection.urn)
    write(inspection.length) { $0.write(choice: $1) }
    write(inspection.theme)
    write(inspection.priorityActions) { $0.write($1) }
    write(inspection.needsStatement) { $0.write($1) }
    write(inspection.previous) { $0.write($1) }
    write(inspection.monthsToNext) { $0.write($1) }
    write(inspection.notGiven)
    write(inspection.notFound)
  }
}

extension ByteDecoder {
  mutating func inspection() throws(DecodingError) -> Inspection {
    var inspection = Inspection(
      framework: try text(), version: try text(), type: try text(), remit: try text(),
      start: try date(), end: try date(), leadInspector: try optionalText())
    inspection.letterDay = try date()
    inspection.urn = try optionalText()
    inspection.length = try optional { (decoder) throws(DecodingError) in
      try decoder.choice(of: Inspection.Length.self)
    }
    inspection.theme = try optionalText()
    inspection.priorityActions = try optional { (decoder) throws(DecodingError) in
      try decoder.integer()
    }
    inspection.needsStatement = try optional { (decoder) throws(DecodingError) in
      try decoder.flag()
    }
    inspection.previous = try date()
    inspection.monthsToNext = try optional { (decoder) throws(DecodingError) in
      try decoder.integer()
    }
    inspection.notGiven = try texts()
    inspection.notFound = try texts()
    return inspection
  }
}
