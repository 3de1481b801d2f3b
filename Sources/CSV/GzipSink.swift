import CDeflate
import Synchronization
import Tables

/// A stream of bytes as a gzip file, in members of 1 MiB each but for the last, which are compressed
/// apart from each other; readers of gzip read them as one file. The headers have neither time nor
/// name, so that the same bytes make the same file, whatever the workers and however they come.
///
///     let gzip = GzipSink(into: sink)
///     try gzip.write(bytes)
///     try gzip.finish()
///
/// Nothing at all makes one empty member. Memory is bounded: one member without workers, sixteen
/// with them.
///
/// Source: RFC 1952, 2.2.
public final class GzipSink {
  private let sink: ByteSink
  private let workers: Workers
  private let compressors: CompressorPool

  /// The members that are filled and compressed at a time.
  private let members: [Member]

  /// How many of them are full.
  private var fullCount = 0
  private var isEmpty = true
  private var failure: (any Error)?

  /// The level is 1 (fast) through 9 (small).
  public init(level: Int = 6, workers: Workers = .none, into sink: @escaping ByteSink) {
    precondition((1...9).contains(level), "a level runs from 1 through 9")
    self.sink = sink
    self.workers = workers
    compressors = CompressorPool(level: level)
    members = (0..<(workers.areNone ? 1 : 16)).map { _ in Member() }
  }

  /// Takes more bytes; what the sink throws comes out, then and at every call behind it.
  public func write(_ bytes: UnsafeRawBufferPointer) throws {
    if let failure { throw failure }
    var rest = bytes[...]
    while !rest.isEmpty {
      let taken = members[fullCount].fill(from: UnsafeRawBufferPointer(rebasing: rest))
      rest = rest.dropFirst(taken)
      if members[fullCount].isFull { fullCount += 1 }
      if fullCount == members.count { try writeMembers(fullCount) }
    }
  }

  /// Writes what is left. To be called once, at the end.
  public func finish() throws {
    if let failure { throw failure }
    let hasRest = fullCount < members.count && members[fullCount].length > 0
    if hasRest || (isEmpty && fullCount == 0) { fullCount += 1 }
    try writeMembers(fullCount)
  }

  /// Compresses the first members, writes them in their order and empties them.
  private func writeMembers(_ count: Int) throws {
    _ = workers.map(count) { [members, compressors] number in
      compressors.withCompressor { members[number].compress(with: $0) }
    }
    do {
      for member in members[..<count] { try member.write(to: sink) }
    } catch {
      failure = error
      throw error
    }
    fullCount = 0
    isEmpty = false
  }
}

/// The bytes of one member before and behind the compressor, used by one thread at a time: the
/// sink's own, or within `Workers.map` the one that has its number.
private final class Member: @unchecked Sendable {
  /// How much text a member holds. What a member begins with has nothing before it to refer to: at
  /// 1 MiB the members of a table are less than a hundredth larger than one that holds it all.
  private static let capacity = 1 << 20

  private let text = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 1)
  private var packed = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var packedLength = 0
  private(set) var length = 0

  deinit {
    text.deallocate()
    packed.deallocate()
  }

  var isFull: Bool { length == Self.capacity }

  /// Takes as many of the bytes as it has room for, and says how many.
  func fill(from bytes: UnsafeRawBufferPointer) -> Int {
    let taken = min(bytes.count, Self.capacity - length)
    UnsafeMutableRawBufferPointer(rebasing: text[length...])
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[..<taken]))
    length += taken
    return taken
  }

  /// Compresses the bytes and empties the member.
  func compress(with compressor: OpaquePointer) {
    if packed.baseAddress == nil {
      let bound = libdeflate_gzip_compress_bound(compressor, Self.capacity)
      packed = .allocate(byteCount: bound, alignment: 1)
    }
    packedLength = libdeflate_gzip_compress(
      compressor, text.baseAddress, length, packed.baseAddress, packed.count)
    precondition(packedLength > 0, "libdeflate keeps to the bound that it gives")
    length = 0
  }

  /// Hands out what was compressed.
  func write(to sink: ByteSink) throws {
    try sink(UnsafeRawBufferPointer(rebasing: packed[..<packedLength]))
  }
}

/// The compressors of the threads: as many as were ever at work at a time.
private final class CompressorPool: Sendable {
  /// A compressor of libdeflate, which one thread at a time may use, whichever.
  private struct Compressor: @unchecked Sendable {
    let pointer: OpaquePointer
  }

  private let level: Int
  private let idle = Mutex<[Compressor]>([])

  init(level: Int) {
    self.level = level
  }

  deinit {
    idle.withLock { for compressor in $0 { libdeflate_free_compressor(compressor.pointer) } }
  }

  /// Hands out a compressor; the pointer is good until the end of `body`.
  func withCompressor(_ body: (OpaquePointer) -> Void) {
    let compressor = idle.withLock { $0.popLast() } ?? make()
    body(compressor.pointer)
    idle.withLock { $0.append(compressor) }
  }

  private func make() -> Compressor {
    guard let pointer = libdeflate_alloc_compressor(Int32(level)) else {
      preconditionFailure("libdeflate has no memory")
    }
    return Compressor(pointer: pointer)
  }
}
