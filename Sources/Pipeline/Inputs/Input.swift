import Model
import Reading

/// A document that a source names.
package struct Input: Sendable {
  package let path: FilePath
  package let source: String

  /// What stays the same while nobody changes the file; nil where the system does not say.
  let identity: FileIdentity?

  /// Why nothing can be read there, where that is known already: a folder that can't be searched.
  private var failure: ReadingError?

  package init(
    path: FilePath, source: String, identity: FileIdentity? = nil, failure: ReadingError? = nil
  ) {
    self.path = path
    self.source = source
    self.identity = identity
    self.failure = failure
  }

  /// The file as it lies there, which the same reader makes readable.
  func file(_ reader: DocumentReader) throws(ReadingError) -> Document {
    if let failure { throw failure }
    return try reader.file(at: path, source: source)
  }
}

extension Configuration {
  /// What the program itself keeps, and a source never brings.
  private var ownFiles: [FilePath] {
    ReleaseStore.ownFiles(in: outputFolder)
      + (storeFile.map { file in
        ["", "-wal", "-shm"].map { FilePath(file.bytes + Array($0.utf8)) }
      } ?? [])
  }

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
        matches = try glob.matches(in: folder, besides: ownFiles)
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
        inputs.append(Input(path: file.path, source: source.name, identity: file.identity))
      }
      for (path, error) in matches.failures where seen.insert(path).inserted {
        inputs.append(Input(path: path, source: source.name, failure: error))
      }
      for path in matches.skipped where seen.insert(path).inserted { skip(path) }
    }
    return inputs
  }
}
