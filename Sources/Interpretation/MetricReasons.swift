import Language
import Model

/// What a figure lacks for a metric.
enum MetricLack {
  case unit
  /// The metric is of changes, or of levels, and the figure of the other.
  case change, level
  case wished, heldAgainst, stock, elsewhere, field

  /// A term has no words.
  case words

  /// By its place among the metric's refusals.
  case refused(Int)

  /// A part of what the metric counts, by the rule that narrows it.
  case part(String)

  /// Another metric fits as well.
  case tied(Int)

  /// In words; those of single patterns are for `MetricWeighing` to say.
  var text: String {
    switch self {
    case .unit: "another unit"
    case .change: "a level, not a change"
    case .level: "a change, not a level"
    case .wished: "hoped for"
    case .heldAgainst: "held against another time"
    case .stock: "not stated as a stock"
    case .elsewhere: "of somebody else"
    case .field: "the page does not speak of children's services"
    case .part(let rule): "a part of them: \(rule)"
    case .words: "a word of"
    case .refused: "refused by"
    case .tied: "tied with"
    }
  }

  /// How many of the conditions of a metric hold before this one.
  fileprivate var progress: Int {
    switch self {
    case .change, .level: 0
    case .unit: 1
    case .wished, .words: 2
    case .stock: 3
    case .refused: 4
    case .part: 5
    case .heldAgainst, .elsewhere, .field, .tied: 6
    }
  }
}

extension MetricWeighing {
  private typealias Pattern = MetricPatterns.Pattern

  /// Why a figure has the metric that was found, or none; asked for by `--why` alone.
  ///
  /// The nearest of several is the one whose words all stand there and of whose other conditions the
  /// most hold, then the one whose words fit best.
  ///
  /// - Parameter obstacle: What keeps it from all metrics.
  func reasons(found: Int?, obstacle: MetricLack?) -> MetricReasons {
    var fitting: [(pattern: Pattern, fit: Fit)] = []
    var failing: [(pattern: Pattern, lack: MetricLack, fit: Fit?)] = []
    forEachPattern(ofAnyUnit: true) { pattern in
      switch verdict(on: pattern) {
      case .fits(let fit): fitting.append((pattern, fit))
      case .lacks(let lack): failing.append((pattern, lack, fit(pattern.terms)))
      }
    }
    if let found {
      let best = fitting.filter { $0.pattern.metric == found }.min { $0.fit < $1.fit }
      return MetricReasons(match: best.map { match($0.pattern) })
    }
    if let best = fitting.min(by: { $0.fit < $1.fit }) {
      let rival = fitting.first {
        $0.fit == best.fit && $0.pattern.metric != best.pattern.metric
      }
      let lack =
        obstacle ?? rival.map { MetricLack.tied($0.pattern.metric) }
        ?? MetricLack.part("second-verb")
      return MetricReasons(nearest: candidate(best.pattern, lack))
    }
    // Of patterns without all their words, those that need nothing else.
    let near = failing.filter { each in
      if case .words = each.lack { return true }
      return each.fit != nil
    }
    let nearest = near.min { left, right in
      guard let fit = left.fit, let other = right.fit else {
        return left.fit != nil && right.fit == nil
      }
      return (-left.lack.progress, fit) < (-right.lack.progress, other)
    }
    return MetricReasons(nearest: nearest.map { candidate($0.pattern, $0.lack) })
  }

  private func text(_ pattern: Pattern) -> String {
    catalogue.metrics[pattern.metric].patterns[pattern.number]
  }

  private func candidate(_ pattern: Pattern, _ lack: MetricLack) -> MetricReasons.Candidate {
    let more: String? =
      switch lack {
      case .words: missing(in: pattern)
      case .refused(let number): catalogue.refusalTexts[pattern.metric][number]
      case .tied(let other): catalogue.metrics[other].id
      default: nil
      }
    let separator = if case .tied = lack { " " } else { ": " }
    return MetricReasons.Candidate(
      metric: catalogue.metrics[pattern.metric].id, pattern: text(pattern),
      lacks: lack.text + (more.map { separator + $0 } ?? ""))
  }

  /// The first term of a pattern that has no words in its place.
  private func missing(in pattern: Pattern) -> String? {
    let first = pattern.terms.first { fit($0..<$0 + 1) == nil }
    guard let first, let terms = try? MetricPattern(text(pattern)).terms,
      case let number = first - pattern.terms.lowerBound, terms.indices.contains(number)
    else { return nil }
    return terms[number].phrase.split(separator: " ").joined(separator: " ")
  }

  private func match(_ pattern: Pattern) -> MetricReasons.Match {
    MetricReasons.Match(
      pattern: text(pattern), words: pattern.terms.compactMap { fit($0..<$0 + 1).flatMap(words) })
  }

  /// The text of words of the sentence or of a header; nil for those of a sentence before.
  private func words(of fit: Fit) -> String? {
    switch fit.source {
    case .sentence: return Self.text(fit.phrase, of: sentence.words, in: sentence.text.bytes)
    case .antecedent: return nil
    case .header(let number):
      guard let cell, cell.headers.indices.contains(number) else { return nil }
      let header = cell.headers[number]
      return Self.text(fit.phrase, of: header.words, in: Array(header.text.utf8))
    }
  }

  private static func text(_ range: Range<Int>, of words: [FoldedWord], in bytes: [UInt8])
    -> String?
  {
    guard !range.isEmpty, words.indices.contains(range.lowerBound),
      words.indices.contains(range.upperBound - 1)
    else { return nil }
    let (start, end) = (words[range.lowerBound].start, words[range.upperBound - 1].end)
    guard start >= 0, start < end, end <= bytes.count else { return nil }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
