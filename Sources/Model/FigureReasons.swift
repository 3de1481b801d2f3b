/// What made a figure what it is: `gleaner extract --why`.
package struct FigureReasons: Hashable, Sendable {
  /// See `Mention.rule`.
  package var rule: String

  /// The words that bound its value, `around`, as bytes of the page's text.
  package var qualifier: Range<Int>?
  package var metric: MetricReasons

  package init(rule: String, qualifier: Range<Int>?, metric: MetricReasons = MetricReasons()) {
    self.rule = rule
    self.qualifier = qualifier
    self.metric = metric
  }

  package init(of mention: Mention) {
    self.init(rule: mention.rule, qualifier: mention.qualifierWords)
  }
}

/// Why a figure has its metric, or none.
package struct MetricReasons: Hashable, Sendable {
  /// The pattern of the catalogue that gave the metric, and the words that it holds of.
  package struct Match: Hashable, Sendable {
    package let pattern: String

    /// Those in the figure's sentence and its headers, a text for each term of the pattern.
    package let words: [String]

    package init(pattern: String, words: [String]) {
      self.pattern = pattern
      self.words = words
    }
  }

  /// The metric that comes nearest to one that has none.
  package struct Candidate: Hashable, Sendable {
    package let metric: String
    package let pattern: String

    /// `another unit`: docs/FORMAT.md lists them.
    package let lacks: String

    package init(metric: String, pattern: String, lacks: String) {
      self.metric = metric
      self.pattern = pattern
      self.lacks = lacks
    }
  }

  package var match: Match?
  package var nearest: Candidate?

  package init(match: Match? = nil, nearest: Candidate? = nil) {
    self.match = match
    self.nearest = nearest
  }

  /// Makes the metric that was given the nearest one.
  package mutating func refuse(_ metric: String?, _ lack: String) {
    guard let metric, let match else { return }
    self = MetricReasons(
      nearest: Candidate(metric: metric, pattern: match.pattern, lacks: lack))
  }
}
