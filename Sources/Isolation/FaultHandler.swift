import Glibc

/// What a process does when it runs out of memory or meets a fault of its own: it ends with a status or
/// a message that names it, rather than with a bare signal.
package enum FaultHandler {
  /// The status of a worker that got no more memory.
  package static let outOfMemory: Int32 = 71

  private static let signals = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE]

  /// Ends this process with the status `outOfMemory` where a fault follows on a refusal of memory, and
  /// else as the signal would have. The system's last error has to be cleared before each piece of work.
  package static func installInWorker() {
    install { number in
      if errno == ENOMEM { _exit(FaultHandler.outOfMemory) }
      // The handler is gone, and the fault comes again, or is sent again.
      signal(number, SIG_DFL)
      raise(number)
    }
  }

  /// Says on standard error what happened, and ends this process with 70, sysexits' `EX_SOFTWARE`.
  package static func installInProgram() {
    install { number in
      let memory: StaticString =
        "gleaner: there is no memory left; every release that stands is whole; run with fewer jobs, or allow more memory [out-of-memory]\n"
      let fault: StaticString =
        "gleaner: a fault of its own ended the program; every release that stands is whole; please tell its authors [fault]\n"
      let words = errno == ENOMEM ? memory : fault
      _ = write(STDERR_FILENO, words.utf8Start, words.utf8CodeUnitCount)
      _exit(70)
    }
  }

  /// On a stack of its own, since the fault may be that the first one is full.
  private static func install(_ handler: @convention(c) (Int32) -> Void) {
    var stack = stack_t()
    stack.ss_size = 1 << 16
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: stack.ss_size, alignment: 16)
    sigaltstack(&stack, nil)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = SA_ONSTACK | Int32(bitPattern: UInt32(SA_RESETHAND)) | Int32(SA_NODEFER)
    for number in signals { sigaction(number, &action, nil) }
  }
}
