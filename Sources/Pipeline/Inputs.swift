import Glibc
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

  /// About how many bytes it takes until its result is consumed: of a packed file, more than it has.
  var weight: Int {
    let size = path.status.map { Int($0.st_size) } ?? 0
    return path.bytes.suffix(3).elementsEqual(".gz".utf8) ? size * 8 : size
  }

  /// The file as it lies there, which the same reader makes readable.
  func file(_ reader: DocumentReader) throws(ReadingError) -> Document {
    if let failure { throw failure }
    return try reader.file(at: path, source: source)
  }
}

extension Configuration {
  /// Every document of every source: the sources in their order, the files of each in the order of
  /// their paths' bytes, none twice, and nothing of what earlier runs left in the output folder.
  package func inputs() throws(PipelineError) -> [Input] {
    var seen: Set<FilePath> = []
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
          source: source.name, path: source.path, reason: ReadingError.missing.message)
      }
      for file in matches.files where seen.insert(file).inserted {
        inputs.append(Input(path: file, source: source.name))
      }
      for (folder, error) in matches.failures where seen.insert(folder).inserted {
        inputs.append(Input(path: folder, source: source.name, failure: error))
      }
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
    let reader = DocumentReader(limit: 16 << 20, followsLinks: true)
    return try catalogue.map { (name) throws(ConfigurationError) in
      do throws(ReadingError) {
        let file = try reader.document(at: folder.appending(FilePath(name)), source: "")
        return WorkerSetup.CatalogueFile(name: name, bytes: file.bytes)
      } catch {
        throw ConfigurationError(
          file: self.file, .badFile(key: "catalogue", error.message), at: nil)
      }
    }
  }

  /// The whole catalogue, and what works on pages by it.
  func workers(
    _ setup: WorkerSetup, _ isolation: IsolationMode
  ) throws(ConfigurationError) -> (Catalogue, PageWorkers) {
    do {
      return (try setup.wholeCatalogue(), try PageWorkers(setup, isolation))
    } catch {
      let message = (error as? any Problem)?.message ?? "\(error)"
      throw ConfigurationError(file: file, .badFile(key: "catalogue", message), at: nil)
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
