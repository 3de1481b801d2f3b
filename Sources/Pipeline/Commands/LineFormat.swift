/// What `gleaner extract` and `gleaner figures` print: lines of JSON for programs, text for people.
package enum LineFormat: String, Sendable, CaseIterable {
  case ndjson, text
}
