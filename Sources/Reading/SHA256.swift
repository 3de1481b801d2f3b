import CCrypto

/// A SHA-256 in the making: bytes go in piece by piece, 32 bytes or 64 hexadecimal digits come out.
///
/// Source: FIPS 180-4, by OpenSSL's libcrypto.
package final class SHA256 {
  private let context: OpaquePointer

  package init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto has no memory left for a SHA-256")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  package func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest, 32 bytes. What follows is of another one.
  package func digest() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    EVP_DigestFinal_ex(context, &digest, nil)
    // The context keeps its kind.
    EVP_DigestInit_ex(context, nil, nil)
    return digest
  }

  /// The digest in lower-case hexadecimal digits. What follows is of another one.
  package func hexadecimal() -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The digest of `bytes`, 32 bytes.
  package static func digest(of bytes: [UInt8]) -> [UInt8] {
    let hash = SHA256()
    bytes.withUnsafeBytes(hash.update)
    return hash.digest()
  }

  /// The digest of `bytes`, in lower-case hexadecimal digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    let hash = SHA256()
    bytes.withUnsafeBytes(hash.update)
    return hash.hexadecimal()
  }
}
