import Glibc
import Interpretation
import JSON
import Language
import Model
import Reading

/// A document that a source names.
package struct Input: Sendable {
  package let path: FilePath
  package let source: String

  /// Why nothing can be read there, where that is known already: a folder that can't be searched.
  private var failure: ReadingError?

  package init(path: FilePath, source: String, failure: ReadingError? = nil) {
    self.path = path
    self.source = source
    self.failure = failure
  }

  /// The file as it lies there, which the same reader makes readable.
  func file(_ reader: DocumentReader) throws(ReadingError) -> Document {
    if let failure { throw failure }
    return try reader.file(at: path, source: source)
  }
}

extension Configuration {
  /// Every document of every source: the sources in their order, the files of each in the order of
  /// their paths' bytes, no file twice, and nothing of what earlier runs left in the output folder.
  ///
  /// - Parameter skip: Takes what a source matches and is not read, as a program still writes it.
  package func inputs(skip: (FilePath) -> Void = { _ in }) throws(PipelineError) -> [Input] {
    var seen: Set<FilePath> = []
    var files: Set<FileIdentity> = []
    var inputs: [Input] = []
    for source in sources {
      let glob = Glob(source.path)
      let matches: Glob.Matches
      do {
        matches = try glob.matches(in: folder, besides: ReleaseStore.ownFiles(in: outputFolder))
      } catch {
        throw .noInput(source: source.name, path: source.path, reason: error.message)
      }
      if matches.files.isEmpty, glob.isLiteral {
        throw .noInput(
          source: source.name, path: source.path,
          reason: (matches.failures.first?.error ?? .missing).message)
      }
      for file in matches.files where seen.insert(file.path).inserted {
        if let identity = file.identity, !files.insert(identity).inserted { continue }
        inputs.append(Input(path: file.path, source: source.name))
      }
      for (path, error) in matches.failures where seen.insert(path).inserted {
        inputs.append(Input(path: path, source: source.name, failure: error))
      }
      for path in matches.skipped where seen.insert(path).inserted { skip(path) }
    }
    return inputs
  }

  /// The output's folder, relative to the configuration's.
  package var outputFolder: FilePath { folder.appending(FilePath(output.path)) }

  /// What reads documents, within the limits.
  func reader(
    base: FilePath = FilePath(""), followsLinks: Bool = false, confiner: FilePath? = nil
  ) -> DocumentReader {
    DocumentReader(
      base: base, limit: limits.documentBytes, followsLinks: followsLinks,
      pdf: PDFConversion(
        seconds: limits.pdfSeconds, megabytes: limits.pdfMegabytes, confiner: confiner))
  }

  /// How many documents are worked on at a time: what the command line says, else the file, else
  /// as many as there are processors.
  package func width(_ jobs: Int?) -> Int {
    let wanted = jobs ?? self.jobs
    return wanted > 0 ? wanted : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

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

  /// The built-in rows and the user's, whose mistakes are told with their places.
  private func wholeCatalogue(
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
        json = try JSON(parsing: catalogueFile.bytes)
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

extension Configuration {
  /// The configuration in the file of that name, with the variables of the environment.
  package init(atPath path: String) throws(ConfigurationError) {
    try self.init(file: FilePath(path)) { name in
      getenv(name).map { String(cString: $0) }
    }
  }
}
