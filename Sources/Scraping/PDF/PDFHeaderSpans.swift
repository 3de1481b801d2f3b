/// Which columns headers span that stand above others.
enum PDFHeaderSpans {
  /// How headers stand over their columns.
  private enum Side: CaseIterable {
    case middle, left, right
  }

  /// The columns that headers span, each of them over a run of columns whose left edge, right edge or middle
  /// it shares, all of them the same: those with the least error of all that are possible. Columns may have
  /// none.
  ///
  /// - Parameter wishes: Of each column, 1 where it rather has a header, for there is one below, else -1.
  static func spans(
    _ headers: [Range<Int>], _ columns: [Range<Int>], _ wishes: [Int]
  ) -> [Range<Int>?] {
    var best: (error: Int, spans: [Range<Int>?])?
    for side in Side.allCases {
      let found = spans(headers, columns, wishes, side)
      if found.error < best?.error ?? .max { best = found }
    }
    return trimmed(best?.spans ?? [])
  }

  private static func spans(
    _ headers: [Range<Int>], _ columns: [Range<Int>], _ wishes: [Int], _ side: Side
  ) -> (error: Int, spans: [Range<Int>?]) {
    let (count, width) = (headers.count, columns.count)
    func error(_ header: Range<Int>, _ run: Range<Int>) -> Int {
      let left = columns[run.lowerBound].lowerBound
      let right = columns[run.upperBound - 1].upperBound
      let error =
        switch side {
        case .left: abs(header.lowerBound - left)
        case .right: abs(header.upperBound - right)
        case .middle: abs(header.lowerBound + header.upperBound - left - right) / 2
        }
      return 2 * width * error
    }
    let far = Int.max / 8
    var least = Array(repeating: Array(repeating: far, count: width + 1), count: count + 1)
    var from = Array(repeating: Array(repeating: -1, count: width + 1), count: count + 1)
    least[0][0] = 0
    for column in 0..<width { least[0][column + 1] = least[0][column] + wishes[column] }
    for place in 0..<count where place < width {
      for end in place + 1...width {
        least[place + 1][end] = least[place + 1][end - 1] + wishes[end - 1]
        for start in place..<end {
          let sum = least[place][start] + error(headers[place], start..<end)
          if sum < least[place + 1][end] {
            least[place + 1][end] = sum
            from[place + 1][end] = start
          }
        }
      }
    }
    var result: [Range<Int>?] = Array(repeating: nil, count: count)
    var (place, end) = (count, width)
    while place > 0, end > 0 {
      let start = from[place][end]
      if start >= 0 {
        result[place - 1] = start..<end
        (place, end) = (place - 1, start)
      } else {
        end -= 1
      }
    }
    return (least[count][width], result)
  }

  /// Where all headers but the last span as many columns, the last spans no more.
  private static func trimmed(_ spans: [Range<Int>?]) -> [Range<Int>?] {
    guard let last = spans.last ?? nil, spans.count > 1 else { return spans }
    let sizes = Set(spans.dropLast().map { $0?.count ?? 0 })
    guard let size = sizes.first, sizes.count == 1, size > 1, last.count > size else {
      return spans
    }
    return spans.dropLast() + [last.lowerBound..<last.lowerBound + size]
  }
}
