import CSeccomp
import Glibc

/// What this process gives up before it meets bytes that may mean harm. None of it can be had back.
///
/// Source: landlock(7); seccomp(2); setrlimit(2); prctl(2), `PR_SET_NO_NEW_PRIVS`.
package enum Sandbox {
  /// A part that the system does not have: the process goes on without it.
  package enum Gap: String, Sendable, CaseIterable {
    /// No new privileges by running another program.
    case privileges
    /// No files by their names, by Landlock.
    case landlock
    /// No system calls but a few, by seccomp.
    case seccomp
  }

  /// Leaves a worker its memory and the files that are open: it opens no file and no socket, starts no
  /// process and sees no other.
  ///
  /// - Parameter megabytes: What it may take of memory beside what it has, in units of 10^6 bytes.
  package static func enter(megabytes: Int) -> [Gap] {
    limit(RLIMIT_CORE, to: 0)
    limit(RLIMIT_FSIZE, to: 0)
    if let size = addressSpace() { limit(RLIMIT_AS, to: size + megabytes * 1_000_000) }
    var gaps: [Gap] = []
    if gleaner_no_new_privileges() != 0 { gaps.append(.privileges) }
    if !forbidFiles(readable: []) { gaps.append(.landlock) }
    if !filterCalls(allowing: workerCalls) { gaps.append(.seccomp) }
    return gaps
  }

  /// Leaves a program of the system what it needs to read from its standard input and write to its
  /// standard output: its libraries and what they are set up by.
  ///
  /// - Parameters:
  ///   - seconds: Of a processor. One more ends it with `SIGXCPU`; where it does not heed that, two with
  ///     `SIGKILL`.
  ///   - megabytes: Of address space, in units of 10^6 bytes.
  ///   - program: The name of its file, whose folder it may read.
  package static func enterForProgram(
    seconds: Int, megabytes: Int, program: [UInt8]
  ) -> [Gap] {
    limit(RLIMIT_CORE, to: 0)
    limit(RLIMIT_FSIZE, to: 0)
    limit(RLIMIT_AS, to: megabytes * 1_000_000)
    // The soft limit comes before the hard one, whose signal would not show that it was time.
    limit(RLIMIT_CPU, to: seconds + 1, hard: seconds + 2)
    _ = chdir("/")
    var gaps: [Gap] = []
    if gleaner_no_new_privileges() != 0 { gaps.append(.privileges) }
    let folder = program.lastIndex(of: UInt8(ascii: "/")).map { Array(program[...$0]) }
    let folders = ["/usr", "/lib", "/lib64", "/etc", "/dev/null", "/dev/urandom"].map {
      Array($0.utf8)
    }
    if !forbidFiles(readable: folders + [folder].compactMap { $0 }) { gaps.append(.landlock) }
    if !filterCalls(refusing: foreignCalls) { gaps.append(.seccomp) }
    return gaps
  }

  // MARK: Limits

  /// A limit that the system has set lower already stays.
  private static func limit(
    _ resource: __rlimit_resource, to soft: Int, hard: Int? = nil
  ) {
    var limit = rlimit()
    let which = __rlimit_resource_t(resource.rawValue)
    guard getrlimit(which, &limit) == 0 else { return }
    limit.rlim_max = min(limit.rlim_max, rlim_t(clamping: hard ?? soft))
    limit.rlim_cur = min(limit.rlim_cur, limit.rlim_max, rlim_t(clamping: soft))
    _ = setrlimit(which, &limit)
  }

  /// The bytes of address space that this process has, by the system's own account.
  ///
  /// Source: proc(5), `/proc/pid/statm`.
  private static func addressSpace() -> Int? {
    let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var text = [UInt8](repeating: 0, count: 64)
    let count = read(file, &text, text.count)
    let digits = text.prefix(max(0, count)).prefix { $0 != UInt8(ascii: " ") }
    return Int(String(decoding: digits, as: UTF8.self)).map {
      $0 * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
  }

  // MARK: Files

  /// Refuses every use of a file's name, but to read and run what lies in one of the folders.
  ///
  /// - Returns: false where the kernel has no Landlock.
  private static func forbidFiles(readable: [[UInt8]]) -> Bool {
    // Of the kernel's versions, the first knows thirteen kinds of access, the second moving files to
    // other folders, the third cutting them.
    let version = gleaner_landlock_version()
    guard version >= 1 else { return false }
    let handled: UInt64 = version == 1 ? 0x1FFF : version == 2 ? 0x3FFF : 0x7FFF
    let ruleset = gleaner_landlock_ruleset(handled)
    guard ruleset >= 0 else { return false }
    defer { close(ruleset) }
    for name in readable {
      let place = withCString(name) { open($0, O_RDONLY | O_CLOEXEC) }
      guard place >= 0 else { continue }
      var status = stat()
      let isFolder = fstat(place, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      let execute: UInt64 = 1 << 0
      let read: UInt64 = 1 << 2
      let list: UInt64 = 1 << 3
      _ = gleaner_landlock_allow(ruleset, place, isFolder ? execute | read | list : read)
      close(place)
    }
    return gleaner_landlock_restrict(ruleset) == 0
  }

  // MARK: System calls

  /// What a process needs that reads a stream, works in its memory, and writes a stream.
  private static let workerCalls = [
    "read", "readv", "write", "writev", "close", "poll", "ppoll", "fstat", "mmap", "munmap",
    "mremap",
    "mprotect", "madvise", "brk", "futex", "exit", "exit_group", "rt_sigaction", "rt_sigprocmask",
    "rt_sigreturn", "restart_syscall", "sigaltstack", "clock_gettime", "clock_nanosleep",
    "nanosleep",
    "gettimeofday", "getrandom", "getrusage", "sched_yield", "getpid", "gettid", "tgkill",
  ]

  /// What no program needs that turns its input into its output.
  private static let foreignCalls = [
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "ptrace",
    "process_vm_readv", "process_vm_writev", "pidfd_getfd", "mount", "umount2", "pivot_root",
    "chroot",
    "unshare", "setns", "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "keyctl",
    "add_key",
    "request_key", "kexec_load", "init_module", "finit_module", "reboot", "swapon", "setsid",
  ]

  /// - Returns: false where the kernel has no seccomp.
  private static func filterCalls(allowing names: [String]) -> Bool {
    filter(names, otherwise: gleaner_seccomp_refusal(), named: gleaner_seccomp_allowance())
  }

  private static func filterCalls(refusing names: [String]) -> Bool {
    filter(names, otherwise: gleaner_seccomp_allowance(), named: gleaner_seccomp_refusal())
  }

  private static func filter(_ names: [String], otherwise: UInt32, named: UInt32) -> Bool {
    guard let context = seccomp_init(otherwise) else { return false }
    defer { seccomp_release(context) }
    for name in names {
      let number = seccomp_syscall_resolve_name(name)
      // A call that this processor's kernel does not have needs no rule.
      if number >= 0, seccomp_rule_add_array(context, named, number, 0, nil) != 0 { return false }
    }
    return seccomp_load(context) == 0
  }
}

/// Gives memory that this process has had and does not need back to the system.
package func giveMemoryBack() { gleaner_trim_memory() }
