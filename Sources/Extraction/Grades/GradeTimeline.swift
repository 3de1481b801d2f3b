import Language
import Model

/// Which grades of a page are earlier, by what else it says of the same council.
extension GradeBlocks {
  /// The grades of the page, of which those are earlier that a later date beside them makes so.
  func settled(_ found: [GradeMention]) -> [GradeMention] {
    var result = found
    let last = found.indices.filter { ofLastInspection.contains(found[$0].range) }
    let hasOthers = last.contains { place in
      found.contains { other in
        other.isCurrent && other.area == found[place].area
          && !ofLastInspection.contains(other.range)
          && (other.isLabelled || other.grade != found[place].grade)
      }
    }
    if !hasOthers { for place in last { result[place].isCurrent = true } }
    var latest: [[Int32]: CalendarDate] = [:]
    let keys = result.map(timelineKey)
    for (mention, key) in zip(result, keys) {
      if let key, let day = mention.date?.last { latest[key] = max(latest[key] ?? day, day) }
    }
    for (place, key) in keys.enumerated() {
      guard let key, let day = result[place].date?.last, let last = latest[key], day < last else {
        continue
      }
      result[place].isCurrent = false
    }
    return result
  }

  /// What the grades of one timeline have in common: the words that name the council.
  private func timelineKey(of mention: GradeMention) -> [Int32]? {
    guard mention.isLabelled, mention.date != nil else { return nil }
    var names = mention.row?.names.map { text.words(in: $0).map(\.id) } ?? []
    for heading in mention.row?.headings ?? [] where names.isEmpty {
      guard heading.count <= GradeExtractor.longestLabel,
        let label = GradeLine(
          extractor.gradeText(text.words(in: heading), bytes: text.bytes, isDated: true))?.label
      else { continue }
      names = label.names.map { text.words(in: $0).map(\.id) } ?? []
    }
    return names
  }
}
