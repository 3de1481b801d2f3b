extension [UInt8] {
  /// Appends the value as an unsigned LEB128 integer: seven bits a byte, the low ones first, the
  /// top bit of a byte set while more bytes follow. 300 becomes `AC 02`.
  ///
  /// Source: Apache Parquet, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid".
  mutating func appendVarInt(_ value: UInt64) {
    var rest = value
    while rest > 0x7F {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// Appends the value so that small ones are short on both sides of zero: 0, -1, 1, -2 become the
  /// varints 0, 1, 2, 3.
  ///
  /// Source: Apache Thrift, doc/specs/thrift-compact-protocol.md, "Integer encoding".
  mutating func appendZigZag(_ value: Int64) {
    appendVarInt(UInt64(bitPattern: (value << 1) ^ (value >> 63)))
  }

  /// Appends the value's bytes, the low one first.
  mutating func appendLittleEndian(_ value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
