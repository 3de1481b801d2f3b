import Extraction
import Glibc
import Model
import Normalisation
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
  func reader(base: FilePath = FilePath(""), followsLinks: Bool = false) -> DocumentReader {
    DocumentReader(
      base: base, limit: limits.documentBytes, followsLinks: followsLinks,
      pdf: PDFConversion(seconds: limits.pdfSeconds, megabytes: limits.pdfMegabytes))
  }

  /// How many documents are worked on at a time: what the command line says, else the file, else
  /// as many as there are processors.
  package func width(_ jobs: Int?) -> Int {
    let wanted = jobs ?? self.jobs
    return wanted > 0 ? wanted : max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }

  /// What reads by the catalogue: the built-in rows and the user's.
  package func readers() throws(ConfigurationError) -> (GradeExtractor, Normaliser) {
    do {
      var catalogue = try Catalogue.builtIn()
      for name in self.catalogue {
        let document = try DocumentReader(limit: 16 << 20, followsLinks: true)
          .document(at: folder.appending(FilePath(name)), source: "")
        catalogue = try catalogue.adding(rowsOf: JSON(parsing: document.bytes), file: name)
      }
      return (
        try GradeExtractor(areas: catalogue.areas, grades: catalogue.grades),
        try Normaliser(catalogue)
      )
    } catch let problem as any Problem {
      throw ConfigurationError(
        file: file, .badFile(key: "catalogue", problem.message), at: nil)
    } catch {
      throw ConfigurationError(file: file, .badFile(key: "catalogue", "\(error)"), at: nil)
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
