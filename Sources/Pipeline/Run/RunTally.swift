import JSON

/// How much each source gave, for `run.json` and for what the next run is held against.
struct RunTally: Equatable {
  struct Source: Equatable {
    var documents = 0
    var rejected = 0
    var figures = 0

    /// The figures by their metric's id.
    var metrics: [String: Int] = [:]
  }

  private(set) var sources: [String: Source] = [:]

  var documents: Int { sources.values.reduce(0) { $0 + $1.documents } }
  var rejected: Int { sources.values.reduce(0) { $0 + $1.rejected } }
  var figures: Int { sources.values.reduce(0) { $0 + $1.figures } }

  init() {}

  mutating func count(_ result: DocumentResult) {
    sources[result.source, default: Source()].count(result)
  }

  /// The tally in a `run.json`; nil where that has none.
  init?(_ run: JSON) {
    guard let members = run["sources"]?.members else { return nil }
    for member in members {
      guard let documents = member.value["documents"]?.integer,
        let rejected = member.value["rejected"]?.integer,
        let figures = member.value["figures"]?.integer,
        let metrics = member.value["metrics"]?.members
      else { return nil }
      var source = Source(documents: documents, rejected: rejected, figures: figures)
      for metric in metrics { source.metrics[metric.name] = metric.value.integer }
      sources[member.name] = source
    }
  }

  /// Writes the member `sources`.
  func write(to json: inout JSONText) {
    json.name("sources")
    json.object { json in
      for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
        json.name(name)
        json.object { json in
          json.member("documents", source.documents)
          json.member("rejected", source.rejected)
          json.member("figures", source.figures)
          json.name("metrics")
          json.object { json in
            for (metric, count) in source.metrics.sorted(by: { $0.key < $1.key }) {
              json.member(metric, count)
            }
          }
        }
      }
    }
  }
}

extension RunTally.Source {
  fileprivate mutating func count(_ result: DocumentResult) {
    documents += 1
    if result.rejection != nil { rejected += 1 }
    figures += result.figures.count
    for case let metric? in result.figures.map(\.metric) { metrics[metric, default: 0] += 1 }
  }
}
