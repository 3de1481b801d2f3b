import Tables

/// Writes decimals as the nearest doubles, for readers to which a decimal is no number: pandas takes it for an
/// object, Power BI for a currency.
struct DoublesWriter: TableWriter {
  private let schema: Schema
  private var writer: any TableWriter

  /// - Parameter writer: Of the table's schema with its decimals as doubles.
  init(_ schema: Schema, _ writer: (Schema) -> any TableWriter) {
    self.schema = Schema(
      name: schema.name, description: schema.description,
      fields: schema.fields.map { field in
        guard case .decimal = field.type else { return field }
        return Field(
          field.name, .double, isNullable: field.isNullable, description: field.description)
      })
    self.writer = writer(self.schema)
  }

  mutating func append(_ batch: Table) throws {
    let columns = zip(batch.columns, batch.schema.fields).map { column, field in
      guard case .decimal(_, let scale) = field.type, case .int64(let numbers) = column.values
      else { return column }
      let one = (0..<scale).reduce(1.0) { power, _ in power * 10 }
      return Column(.double(numbers.map { Double($0) / one }), validity: column.validity)
    }
    try writer.append(Table(schema: schema, columns: columns))
  }

  mutating func finish() throws {
    try writer.finish()
  }
}
