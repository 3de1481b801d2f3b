/// A step of a compiled pattern. A test goes on with the next one where it holds, and with
/// `otherwise` where it does not; -1 there gives the path up.
struct Instruction: Sendable {
  enum Operation: UInt8, Sendable {
    /// Tests of one token, which take nothing: the place stays.
    case word, words, set, feature, measure
    /// Takes a token, if there is one.
    case step
    case span, gap, glued, start, end
    /// Tries the next instruction first, then `otherwise`.
    case split
    case jump
    /// Runs what follows it up to `accept` from here; goes on at `otherwise`.
    case look
    case open, close
    /// Where what the rule takes ends.
    case taken
    case accept
  }

  var operation: Operation
  var isNegated = false

  /// Whether it reads leftwards.
  var isBackward = false
  var operand: Int32 = 0
  var otherwise: Int32 = -1
  var low = 0
  var high = 0
}

/// What an attempt has found so far.
struct RuleState {
  /// How many steps an attempt may take.
  static let limit = 10_000

  var steps = limit
  var end = 0
  var starts = SIMD8<Int32>(repeating: -1)
  var ends = SIMD8<Int32>(repeating: -1)

  mutating func forgetParts() {
    starts = SIMD8(repeating: -1)
    ends = SIMD8(repeating: -1)
  }
}

/// Runs compiled patterns over a text: a backtracking search with a bounded number of steps an
/// attempt, so that the time is linear in the text.
struct RuleProgram<Text: RuleText> {
  let code: UnsafeBufferPointer<Instruction>
  let sets: UnsafeWordSets

  /// Where to go on behind the tests that instructions begin with; -1 where one does not hold, as in
  /// most attempts.
  @inline(__always)
  func pastTests(_ text: Text, from first: Int, at: Int) -> Int {
    var pc = first
    while true {
      let step = code[pc]
      guard step.operation.rawValue <= Instruction.Operation.measure.rawValue, step.otherwise < 0
      else { return pc }
      if test(step, text, step.isBackward ? at - 1 : at) == step.isNegated { return -1 }
      pc += 1
    }
  }

  /// What a test says of a token, before it is negated.
  @inline(__always)
  private func test(_ step: Instruction, _ text: Text, _ token: Int) -> Bool {
    switch step.operation {
    case .word: return text.word(token) == step.operand
    case .words: return sets.contains(text.word(token), in: Int(step.operand))
    case .set: return sets.contains(text.baseWord(token), in: Int(step.operand))
    case .feature:
      guard let feature = Text.Feature(rawValue: UInt8(truncatingIfNeeded: step.operand)) else {
        return false
      }
      return text.has(feature, at: token)
    default:
      guard let measure = Text.Measure(rawValue: UInt8(truncatingIfNeeded: step.operand)),
        let value = text.measure(measure, at: token)
      else { return false }
      return value >= step.low && value <= step.high
    }
  }

  /// Whether the instructions from `first` on come to `accept`, from the place `start`.
  func runs(_ text: Text, from first: Int, at start: Int, _ state: inout RuleState) -> Bool {
    var (pc, at) = (first, start)
    while true {
      state.steps -= 1
      guard state.steps > 0 else { return false }
      let step = code[pc]
      var holds = true
      let token = step.isBackward ? at - 1 : at
      switch step.operation {
      case .word, .words, .set, .feature, .measure: holds = test(step, text, token)
      case .step:
        guard token >= 0, token < text.count else { return false }
        at += step.isBackward ? -1 : 1
      case .span:
        guard let span = Text.Span(rawValue: UInt8(step.operand)),
          let next = step.isBackward
            ? text.start(of: span, endingAt: at) : text.end(of: span, at: at)
        else { return false }
        at = next
      case .gap:
        let most = step.isBackward ? at : text.count - at
        for width in 0...max(0, min(step.high, most))
        where runs(text, from: pc + 1, at: step.isBackward ? at - width : at + width, &state) {
          return true
        }
        return false
      case .glued: holds = text.isGlued(at)
      case .start: holds = at <= 0
      case .end: holds = at >= text.count
      case .split:
        if runs(text, from: pc + 1, at: at, &state) { return true }
        pc = Int(step.otherwise)
        continue
      case .jump:
        pc = Int(step.otherwise)
        continue
      case .look:
        guard runs(text, from: pc + 1, at: at, &state) != step.isNegated else { return false }
        pc = Int(step.otherwise)
        continue
      case .open:
        let part = Int(step.operand)
        let before = (state.starts[part], state.ends[part])
        (state.starts[part], state.ends[part]) = (Int32(at), Int32(at))
        if runs(text, from: pc + 1, at: at, &state) { return true }
        (state.starts[part], state.ends[part]) = before
        return false
      case .close:
        if step.isBackward {
          state.starts[Int(step.operand)] = Int32(at)
        } else {
          state.ends[Int(step.operand)] = Int32(at)
        }
      case .taken: state.end = at
      case .accept: return true
      }
      guard holds == step.isNegated else {
        pc += 1
        continue
      }
      guard step.otherwise >= 0 else { return false }
      pc = Int(step.otherwise)
    }
  }
}

/// Sets of words, one bit for each set in the row of a word.
struct WordSets: Sendable {
  private var bits: [UInt64]
  private let stride: Int
  private let wordCount: Int

  init(_ sets: [[Int32]]) {
    stride = (sets.count + 63) / 64
    wordCount = Int((sets.joined().max() ?? -1) + 1)
    bits = Array(repeating: 0, count: wordCount * stride)
    for (set, words) in sets.enumerated() {
      for word in words where word >= 0 {
        bits[Int(word) * stride + set / 64] |= 1 << UInt64(set % 64)
      }
    }
  }

  func withUnsafeSets<Result>(_ body: (UnsafeWordSets) -> Result) -> Result {
    bits.withUnsafeBufferPointer {
      body(UnsafeWordSets(bits: $0, stride: stride, wordCount: wordCount))
    }
  }
}

/// The bits of sets while a rule runs.
struct UnsafeWordSets {
  let bits: UnsafeBufferPointer<UInt64>
  let stride: Int
  let wordCount: Int

  @inline(__always)
  func contains(_ word: Int32, in set: Int) -> Bool {
    guard word >= 0, word < wordCount else { return false }
    return bits[Int(word) * stride + set / 64] >> UInt64(set % 64) & 1 == 1
  }
}
