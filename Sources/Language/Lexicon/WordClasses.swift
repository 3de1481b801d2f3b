import Model

/// The word classes of some `.lex` files, by name.
///
///     # Words that make a number rough: "about 800".
///     @hedge
///       about around roughly
///       "in the region of"
///     # The months: "31 March".
///     @month
///       3: march mar
///     @preposed = @hedge @month
///
/// `@name` opens a class; its words follow on indented lines, parted by spaces. A phrase, and a sign, stands in
/// double quotes. What stands before a colon is the value of the words behind it. `=` adds the words of other
/// classes, which may be of any file. `#` opens a comment.
package struct WordClasses: Sendable {
  /// A file: its name for messages, and its bytes.
  package typealias File = (name: String, bytes: [UInt8])

  private var classes: [String: WordClass] = [:]

  /// The classes of `Sources/Language/*.lex`, which travel in the binary.
  package static let english: WordClasses = {
    do throws(WordClassError) {
      return try WordClasses(files: builtIn)
    } catch {
      fatalError(error.message)
    }
  }()

  package init(files: [File]) throws(WordClassError) {
    var definitions: [String: WordClassDefinition] = [:]
    var order: [String] = []
    for file in files {
      var reader = WordClassReader(file: file.name, bytes: file.bytes)
      for definition in try reader.definitions() {
        let name = definition.name
        guard definitions.updateValue(definition, forKey: name) == nil else {
          throw .duplicateClass(file: file.name, line: definition.line, name: name)
        }
        order.append(name)
      }
    }
    for name in order { try add(name, of: definitions, within: []) }
  }

  /// The class of a name that the code asks for. Traps where no file has it.
  package subscript(_ name: String) -> WordClass {
    guard let found = classes[name] else {
      let nearest = nearest(to: name, of: Array(classes.keys))
      fatalError(
        "no .lex file has a class @\(name)" + (nearest.map { "; did you mean @\($0)?" } ?? ""))
    }
    return found
  }

  /// The names of all classes, sorted.
  package var names: [String] { classes.keys.sorted() }

  private mutating func add(
    _ name: String, of definitions: [String: WordClassDefinition], within outer: [String]
  ) throws(WordClassError) {
    guard classes[name] == nil, let definition = definitions[name] else { return }
    guard !outer.contains(name) else {
      throw .circularUnion(file: definition.file, line: definition.line, name: name)
    }
    guard !definition.parts.isEmpty else {
      classes[name] = WordClass(name: name, entries: definition.entries)
      return
    }
    var entries: [WordClass.Entry] = []
    var known: Set<String> = []
    for part in definition.parts {
      guard definitions[part] != nil else {
        throw .unknownClass(
          file: definition.file, line: definition.line, name: part,
          nearest: nearest(to: part, of: Array(definitions.keys)))
      }
      try add(part, of: definitions, within: outer + [name])
      for entry in classes[part]?.entries ?? [] where known.insert(entry.text).inserted {
        entries.append(entry)
      }
    }
    for entry in definition.entries where known.insert(entry.text).inserted {
      entries.append(entry)
    }
    classes[name] = WordClass(name: name, entries: entries)
  }
}
