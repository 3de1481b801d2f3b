import Model
import Reading

extension Pipeline {
  /// One document, all the way: what it gives, or why it gives nothing.
  ///
  /// - Parameter known: What was found before; what is found now and then is put with it.
  /// - Throws: `WorkerError` where no worker can be had.
  func found(
    in input: Input, by worker: inout any PageWorker, _ kind: PageTask.Kind = .read,
    among known: KnownResults = KnownResults()
  ) throws -> FoundResult {
    if let found = known.result(ofUnchanged: input) { return found }
    var result = input.emptyResult
    var clock = StageClock()
    guard let file = file(of: input, for: &result) else { return known.found(result, in: input) }
    if let found = known.result(of: file, from: input) { return found }
    var problems: [ReadingError] = []
    guard let document = readable(file, for: &result, report: { problems.append($0) }) else {
      return known.found(result, in: input)
    }
    clock.record(.reading)
    switch try worker.answer(to: PageTask(kind, document)) {
    case .result(let found): result.take(found)
    case .failure(let failure):
      result.reject(at: .worker, failure)
      result.isRepeatable = false
    case .text: preconditionFailure("a document that is read gives a result")
    }
    if result.rejection == nil { result.report(first: problems) }
    result.times.merge(clock.times) { $0 + $1 }
    return known.found(result, in: input)
  }

  /// The file as it lies there; nil where there is none, and then the result is rejected.
  private func file(of input: Input, for result: inout DocumentResult) -> Document? {
    do throws(ReadingError) {
      let file = try input.file(reader)
      (result.sha256, result.size) = (file.sha256, file.size)
      return file
    } catch {
      result.reject(error)
      return nil
    }
  }

  /// The document, ready to be read as a page; nil where it cannot be, and then the result is rejected.
  private func readable(
    _ file: Document, for result: inout DocumentResult, report: (ReadingError) -> Void
  ) -> Document? {
    let read = { () throws(ReadingError) -> Document in try reader.readable(file, report: report) }
    do throws(ReadingError) {
      do throws(ReadingError) {
        return try workers.lock.shared(read)
      } catch {
        // The processors were busy with other pages.
        guard case .starvedPDF = error else { throw error }
        return try workers.lock.exclusively(read)
      }
    } catch {
      result.reject(error)
      return nil
    }
  }
}

extension DocumentResult {
  fileprivate mutating func reject(_ error: ReadingError) {
    reject(at: .reading, error)
    isFileUnavailable = error.isAboutTheFile
    isRepeatable = error.isRepeatable
    isUnfinished = error == .unfinished
  }
}

extension Input {
  /// A result without anything in it yet.
  var emptyResult: DocumentResult {
    DocumentResult(id: Document.id(of: path), path: path.description, source: source)
  }
}
