import Pipeline
import Reading

/// Any bytes as a configuration: one that holds, or an error with a place in the file.
func readConfiguration(_ bytes: UnsafeRawBufferPointer) {
  let text = Array(bytes)
  do {
    let configuration = try Configuration(file: FilePath("pipeline.json"), text: text) { name in
      name == "HOME" ? "/root" : nil
    }
    _ = configuration.outputFolder
  } catch {
    _ = error.message
    guard let place = error.place else { return }
    check(
      (1...text.count + 1).contains(place.line) && place.column >= 1,
      "the fault is at \(place) of \(text.count) bytes")
  }
}
