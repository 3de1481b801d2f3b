import Glibc

/// The parts of the program that take bytes from outside, each with a file of its own in this folder.
///
///     gleaner-fuzz-guided --target=page -max_len=4096 corpus/page
///
/// What begins with two hyphens libFuzzer leaves to the program, and repeats where it starts it again.
@main
struct GuidedFuzz {
  typealias Target = @Sendable (UnsafeRawBufferPointer) -> Void

  private static let targets: [String: Target] = [
    "page": readPage, "text": readText, "pdf": readPDF, "parquet": readParquet,
    "configuration": readConfiguration, "catalogue": readCatalogue, "result": readResult,
  ]

  /// The one that this process tries.
  private static let target: Target = {
    let prefix = "--target="
    let name = CommandLine.arguments.first { $0.hasPrefix(prefix) }?.dropFirst(prefix.count) ?? ""
    guard let target = targets[String(name)] else {
      let names = targets.keys.sorted().joined(separator: ", ")
      failure("gleaner-fuzz-guided: --target=NAME is needed, one of \(names)")
    }
    return target
  }()

  fileprivate static func test(_ bytes: UnsafeRawBufferPointer) { target(bytes) }

  static func main() {
    var count = CommandLine.argc
    var arguments = CommandLine.unsafeArgv
    exit(runLibFuzzer(&count, &arguments, testOneInput))
  }
}

private func testOneInput(_ start: UnsafeRawPointer?, _ size: Int) -> CInt {
  GuidedFuzz.test(UnsafeRawBufferPointer(start: start, count: size))
  return 0
}

/// libFuzzer's own main: it calls `test` until that dies, or the time is up.
///
/// Source: https://llvm.org/docs/LibFuzzer.html, "Using libFuzzer as a library".
@_silgen_name("LLVMFuzzerRunDriver")
private func runLibFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafeRawPointer?, Int) -> CInt
) -> CInt

/// Ends the process as a fault that libFuzzer keeps the input of.
func check(_ condition: Bool, _ fault: @autoclosure () -> String) {
  if !condition { failure(fault()) }
}

func failure(_ fault: String) -> Never {
  print(fault)
  fflush(nil)
  abort()
}
