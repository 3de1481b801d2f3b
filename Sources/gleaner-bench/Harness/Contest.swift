/// Jobs that several contenders do in turn, so that whatever else the machine is at falls on all of
/// them alike.
struct Contest<Job: Hashable> {
  let jobs: [Job]
  let contenders: [any Contender<Job>]

  /// The names of the contenders, each once, in their order.
  var names: [String] {
    contenders.reduce(into: []) { names, contender in
      if !names.contains(contender.name) { names.append(contender.name) }
    }
  }

  /// What each contender needed for each job in each of the rounds.
  ///
  /// In a round every contender does a job before the next job comes, and every other round goes
  /// through them backwards, since whoever comes after another may find caches and clocks changed. A
  /// job that a contender fails at is passed to `failure` and not asked of it again.
  func results(rounds: Int, failure: (String) -> Void) -> Results<Job> {
    var results = Results<Job>()
    var failed: Set<Results<Job>.Key> = []
    for round in 0..<rounds {
      let order = round.isMultiple(of: 2) ? contenders : contenders.reversed()
      for job in jobs {
        for contender in order {
          let key = Results.Key(name: contender.name, threads: contender.threads, job: job)
          if failed.contains(key) { continue }
          do {
            results.add(try contender.cost(of: job), for: key)
          } catch {
            failed.insert(key)
            failure("\(contender.name), \(job), threads \(contender.threads): \(error)")
          }
        }
      }
    }
    return results
  }
}

/// What the contenders of a contest needed.
struct Results<Job: Hashable> {
  struct Key: Hashable {
    let name: String
    let threads: Int
    let job: Job
  }

  private var costs: [Key: [Cost]] = [:]

  fileprivate mutating func add(_ cost: Cost, for key: Key) {
    costs[key, default: []].append(cost)
  }

  /// The median of the rounds; nil where the contender did not do the job.
  func median(_ part: KeyPath<Cost, Int>, of name: String, threads: Int, _ job: Job) -> Int? {
    let sorted = costs[Key(name: name, threads: threads, job: job)]?.map { $0[keyPath: part] }
      .sorted()
    return sorted.map { $0[$0.count / 2] }
  }
}
