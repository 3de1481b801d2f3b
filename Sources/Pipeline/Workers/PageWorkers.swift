import Isolation
import Model
import Synchronization

/// Makes what each thread works on pages with.
package struct PageWorkers: Sendable {
  private let make: @Sendable () -> any PageWorker

  /// On which work that has to be alone keeps others waiting.
  let lock = SharedLock()
  private let found: Gaps?

  /// What is found missing while workers start.
  private final class Gaps: Sendable {
    let all = Mutex<Set<Sandbox.Gap>>([])
  }

  /// The parts of the sandbox that workers found missing.
  var gaps: [Sandbox.Gap] {
    let all = found?.all.withLock { $0 } ?? []
    return Sandbox.Gap.allCases.filter(all.contains)
  }

  /// - Throws: the first of the catalogue's patterns that cannot be read.
  init(_ setup: WorkerSetup, _ catalogue: Catalogue, _ isolation: IsolationMode) throws {
    switch isolation {
    case .none:
      let reader = try setup.pageReader(catalogue)
      make = { reader }
      found = nil
    case .workers(let program):
      // Whether the user's rows can be read has to be known before the first page.
      if !setup.catalogue.isEmpty { _ = try setup.pageReader(catalogue) }
      let (message, limits, lock, gaps) = (setup.encoded, setup.limits, lock, Gaps())
      found = gaps
      make = {
        SupervisedWorker(program, setup: message, limits: limits, lock: lock) { found in
          gaps.all.withLock { $0.formUnion(found) }
        }
      }
    }
  }

  func worker() -> any PageWorker { make() }
}
