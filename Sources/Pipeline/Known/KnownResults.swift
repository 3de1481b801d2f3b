import Glibc
import Model
import Reading
import Store
import Synchronization

/// What earlier runs found in documents that have not changed since, as far as there is a store.
///
/// A file that has kept its name, inode, size and times is not read again; of any other, bytes that were read
/// before, wherever they lay, cost no parse. Whatever is wrong with the store costs time and no run.
final class KnownResults: Sendable {
  private let output: String

  /// What the dataset depends on beside the results: the files and the tables that are asked for.
  private let asked: [String]
  private let fingerprint: ProgramFingerprint?
  private let lastRun: Store.LastRun?

  /// Whether files that look as they did are read all the same.
  private let rehash: Bool

  /// The files that the last run read, once they are asked for.
  private let files = Mutex<[FilePath: Store.KnownFile]?>(nil)

  /// Files that were changed since then may be changed again and not show it.
  private let settledBefore: Int
  private let state: Mutex<State>

  private struct State {
    var store: Store?
    var file: StoreFile?
    var troubles: [any Problem] = []
  }

  /// Results that the store has not yet, which come from one thread.
  private let fresh = Mutex(Fresh())

  private struct Fresh {
    var files: [Store.KnownFile] = []
    var waiting: [(key: [UInt8], content: [UInt8])] = []
    var bytes = 0
    var areAllRepeatable = true
  }

  /// The most bytes that wait for the store.
  private static let batch = 8_000_000

  /// Nothing: every document is read.
  init() {
    (output, asked, fingerprint, lastRun, rehash, settledBefore) = ("", [], nil, nil, true, 0)
    state = Mutex(State())
  }

  /// Opens the configuration's store. One that is damaged, or of another program, is set aside, and a new one
  /// takes its place.
  ///
  /// - Parameters:
  ///   - now: The second in which the run began.
  ///   - rehash: Whether to read files, too, that look as they did.
  init(_ configuration: Configuration, _ setup: WorkerSetup, now: Int, rehash: Bool) {
    settledBefore = now - 2
    self.rehash = rehash
    output = Self.name(of: configuration.outputFolder)
    let wanted = configuration.output
    asked =
      (wanted.formats.map(\.rawValue) + wanted.bundles.map(\.rawValue)).sorted() + [
        wanted.parquet.compression.rawValue, wanted.parquet.decimals.rawValue, "\(wanted.refusals)",
        "\(wanted.leadInspectors)",
      ]
    var state = State()
    guard let file = configuration.storeFile,
      let fingerprint = ProgramFingerprint(
        setup, configuration.limits, pdf: configuration.reader().pdf)
    else {
      (fingerprint, lastRun) = (nil, nil)
      self.state = Mutex(state)
      return
    }
    self.fingerprint = fingerprint
    var lastRun: Store.LastRun?
    do throws(StoreError) {
      state.file = StoreFile(file)
      state.store = try state.file?.open { state.troubles.append($0) }
      if !rehash { lastRun = try state.store?.lastRun(of: output) }
    } catch {
      state.store = nil
      state.troubles.append(error)
    }
    self.lastRun = lastRun
    self.state = Mutex(state)
  }

  /// What went wrong with the store.
  var troubles: [any Problem] { state.withLock { $0.troubles } }

  /// The output's folder by its whole path, without links.
  private static func name(of folder: FilePath) -> String {
    let place = folder.bytes.isEmpty ? FilePath(".") : folder
    guard let path = place.withCString({ realpath($0, nil) }) else { return folder.description }
    defer { free(path) }
    return FilePath(Array(UnsafeRawBufferPointer(start: path, count: strlen(path)))).description
  }

  // MARK: What is known

  /// The release that the last run left, where all that it read is now as it was then.
  func release(of inputs: [Input]) -> String? {
    guard let lastRun, !lastRun.state.isEmpty, lastRun.state == digest(of: inputs) else {
      return nil
    }
    return lastRun.release
  }

  /// The result of a file that nobody has changed since it was read.
  func result(ofUnchanged input: Input) -> FoundResult? {
    guard let known = file(at: input.path), known.source == input.source,
      let identity = settledIdentity(of: input), known.identity == identity,
      let key = key(of: known.sha256, input)
    else { return nil }
    var result = input.emptyResult
    (result.sha256, result.size) = (known.sha256, known.size)
    return self.result(under: key, into: result, file(of: result, from: input, key: key))
  }

  /// The result of a file's bytes, wherever they were read before.
  func result(of document: Document, from input: Input) -> FoundResult? {
    guard let key = key(of: document.sha256, input) else { return nil }
    var result = input.emptyResult
    (result.sha256, result.size) = (document.sha256, document.size)
    return self.result(under: key, into: result, file(of: result, from: input, key: key))
  }

  private func result(
    under key: [UInt8], into result: DocumentResult, _ file: Store.KnownFile?
  ) -> FoundResult? {
    guard let content = trying({ store throws(StoreError) in try store.content(of: key) }),
      let content, let encoded = Self.unsealed(content)
    else { return nil }
    var result = result
    // Of another form of results: the page is read again, and its new result takes the place.
    guard (try? result.take(encoded: encoded)) != nil else { return nil }
    return FoundResult(result, in: file, isKnown: true)
  }

  /// A result that was just found, with what the store keeps of it.
  func found(_ result: DocumentResult, in input: Input) -> FoundResult {
    guard result.isRepeatable, let sha256 = result.sha256, let key = key(of: sha256, input) else {
      return FoundResult(result)
    }
    return FoundResult(
      result, in: file(of: result, from: input, key: key),
      content: (key, Self.sealed(result.encoded)))
  }

  /// A file as the last run read it.
  private func file(at path: FilePath) -> Store.KnownFile? {
    files.withLock { files in
      if let files { return files[path] }
      let all = rehash ? nil : trying { store throws(StoreError) in try store.files(of: output) }
      let known = Dictionary(
        (all ?? []).map { (FilePath($0.path), $0) }, uniquingKeysWith: { first, _ in first })
      files = known
      return known[path]
    }
  }

  // MARK: What is kept

  /// Hands the store what it has not yet.
  func keep(_ found: FoundResult) {
    let full = fresh.withLock { fresh in
      if !found.result.isRepeatable { fresh.areAllRepeatable = false }
      if let file = found.file { fresh.files.append(file) }
      if let content = found.content {
        fresh.waiting.append(content)
        fresh.bytes += content.content.count
      }
      return fresh.bytes > Self.batch
    }
    if full { flush() }
  }

  /// Hands the store the rest, and what the run has seen and left.
  func finish(_ inputs: [Input], release: String) {
    flush()
    let (files, areAllRepeatable) = fresh.withLock { ($0.files, $0.areAllRepeatable) }
    let state = areAllRepeatable ? digest(of: inputs) : []
    _ = trying { store throws(StoreError) in
      try store.finish(
        Store.LastRun(state: state, release: release), of: output, files: files)
    }
  }

  /// Hands the store the results that wait for it.
  func flush() {
    let waiting = fresh.withLock { fresh in
      defer { (fresh.waiting, fresh.bytes) = ([], 0) }
      return fresh.waiting
    }
    guard !waiting.isEmpty else { return }
    _ = trying { store throws(StoreError) in try store.add(waiting) }
  }

  // MARK: Names of things

  private func key(of sha256: String, _ input: Input) -> [UInt8]? {
    fingerprint?.key(
      sha256: sha256, isNamedPDF: PDFFile.isNamedPDF(input.path.description))
  }

  private func settledIdentity(of input: Input) -> [UInt8]? {
    guard let identity = input.identity, identity.wasChanged(before: settledBefore) else {
      return nil
    }
    return identity.bytes
  }

  private func file(
    of result: DocumentResult, from input: Input, key: [UInt8]
  ) -> Store.KnownFile? {
    guard let sha256 = result.sha256 else { return nil }
    // Of a file that is not settled, which is read again, the result is in use all the same.
    return Store.KnownFile(
      path: input.path.bytes, source: input.source, identity: settledIdentity(of: input) ?? [],
      key: key, sha256: sha256, size: result.size)
  }

  /// Stands for all inputs, their order, the program and what is asked of it; empty where an input is not settled.
  private func digest(of inputs: [Input]) -> [UInt8] {
    guard let fingerprint else { return [] }
    let hash = SHA256()
    func take(_ part: [UInt8]) {
      withUnsafeBytes(of: UInt64(part.count).littleEndian, hash.update)
      part.withUnsafeBytes(hash.update)
    }
    take(fingerprint.bytes)
    for word in asked { take(Array(word.utf8)) }
    for input in inputs {
      guard let identity = settledIdentity(of: input) else { return [] }
      take(input.path.bytes)
      take(Array(input.source.utf8))
      take(identity)
    }
    return hash.digest()
  }

  // MARK: The store

  /// What `body` gives; nil where the store fails, of which it is told once, and then no more is asked of it.
  private func trying<Value>(_ body: (Store) throws(StoreError) -> Value) -> Value? {
    guard let store = state.withLock({ $0.store }) else { return nil }
    do throws(StoreError) {
      return try body(store)
    } catch {
      state.withLock { state in
        if state.store != nil { state.troubles.append(state.file?.trouble(after: error) ?? error) }
        state.store = nil
      }
      return nil
    }
  }

  /// Bytes with their own SHA-256 before them: a disk may give back others than it was given.
  private static func sealed(_ bytes: [UInt8]) -> [UInt8] { SHA256.digest(of: bytes) + bytes }

  private static func unsealed(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 32 else { return nil }
    let content = Array(bytes[32...])
    return SHA256.digest(of: content).elementsEqual(bytes[..<32]) ? content : nil
  }
}
