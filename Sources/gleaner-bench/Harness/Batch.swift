/// Some of the inputs, one behind the other: what everybody reads before the next reader's turn.
struct Batch: Hashable, CustomStringConvertible {
  let inputs: Range<Int>

  var description: String { "inputs \(inputs.lowerBound + 1) to \(inputs.upperBound)" }

  /// `count` inputs in batches that differ by one at most.
  static func all(_ count: Int, batches: Int) -> [Batch] {
    (0..<batches).map { number in
      Batch(inputs: count * number / batches..<count * (number + 1) / batches)
    }
    .filter { !$0.inputs.isEmpty }
  }
}
