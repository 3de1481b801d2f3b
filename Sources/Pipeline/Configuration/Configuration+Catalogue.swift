import Glibc
import Interpretation
import JSON
import Language
import Model
import Reading

extension Configuration {
  /// The catalogues of the user's, as they lie on the disk.
  func catalogueFiles() throws(ConfigurationError) -> [WorkerSetup.CatalogueFile] {
    try catalogue.map { (name) throws(ConfigurationError) in
      do throws(ReadingError) {
        let document = try DocumentReader(limit: 16 << 20, followsLinks: true)
          .document(at: folder.appending(FilePath(name)), source: "")
        return WorkerSetup.CatalogueFile(name: name, bytes: document.bytes)
      } catch {
        let reason = error.message(ofFileUpTo: "16 MiB")
        throw ConfigurationError(
          file: file, .badFile(key: "catalogue", "\(name): \(reason)"), at: nil)
      }
    }
  }

  /// The whole catalogue, and what works on pages by it.
  func workers(
    _ setup: WorkerSetup, _ isolation: IsolationMode
  ) throws(ConfigurationError) -> (Catalogue, PageWorkers) {
    let catalogue = try wholeCatalogue(with: setup.catalogue)
    do {
      return (catalogue, try PageWorkers(setup, catalogue, isolation))
    } catch let error as CatalogueError {
      throw ConfigurationError(file: FilePath(error.file), .badCatalogue(error), at: nil)
    } catch {
      let fault = (error as? PhraseFault)?.fault ?? "\(error)"
      throw ConfigurationError(file: file, .badFile(key: "catalogue", fault), at: nil)
    }
  }

  /// The built-in rows and the user's, whose mistakes are reported with their places.
  func wholeCatalogue(
    with files: [WorkerSetup.CatalogueFile]
  ) throws(ConfigurationError) -> Catalogue {
    var result: Catalogue
    do {
      result = try Catalogue.builtIn()
    } catch {
      throw ConfigurationError(file: FilePath(error.file), .badCatalogue(error), at: nil)
    }
    for catalogueFile in files {
      let path = folder.appending(FilePath(catalogueFile.name))
      let json: JSON
      do {
        json = try JSON(parsingFile: catalogueFile.bytes)
      } catch {
        throw ConfigurationError(
          file: path, .badCatalogue(.badSyntax(file: catalogueFile.name, error)),
          at: (error.line, error.column))
      }
      do {
        result = try result.adding(rowsOf: json, file: catalogueFile.name)
      } catch {
        let offset = error.path.map { json.offset(atPath: $0) }
        throw ConfigurationError(
          file: path, .badCatalogue(error),
          at: offset.map { position(of: $0, in: catalogueFile.bytes) })
      }
    }
    return result
  }
}

extension JSON {
  /// Where the value begins that `metrics[3].unit` names, or the last of the values that lead to it; of
  /// a list, an item may be named by its id: `frameworks.ofsted-2019.areas`.
  func offset(atPath path: String) -> Int {
    var here = self
    var rest = path[...]
    while !rest.isEmpty {
      if rest.first == "[", let end = rest.firstIndex(of: "]"),
        let place = Int(rest[rest.index(after: rest.startIndex)..<end]), let items = here.array,
        items.indices.contains(place)
      {
        here = items[place]
        rest = rest[end...].dropFirst()
      } else if rest.first == "." {
        rest = rest.dropFirst()
      } else {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        let item = here.array?.first { $0["id"]?.string == String(name) }
        guard !name.isEmpty, let next = item ?? here[String(name)] else { break }
        here = next
        rest = rest[name.endIndex...]
      }
    }
    return here.offset
  }
}

extension ReadingError {
  /// What is wrong with a file that says how the program works: its limit is not that of documents.
  func message(ofFileUpTo limit: String) -> String {
    switch self {
    case .tooLarge, .inflatesTooLarge:
      "the file has more than \(limit), which is the most it may have"
    default: message
    }
  }
}
