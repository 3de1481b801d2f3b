import Glibc
import Isolation
import Reading

/// Writes all of `bytes` to standard output.
package func writeToStandardOutput(_ bytes: [UInt8]) throws(StreamError) {
  var done = 0
  while done < bytes.count {
    let written = bytes[done...].withUnsafeBytes {
      Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count)
    }
    if written < 0, errno == EINTR { continue }
    guard written > 0 else {
      throw errno == EPIPE ? .nobodyReads : .cannotWrite(reason: reason(of: errno))
    }
    done += written
  }
}

/// Sets up what holds for the whole process.
///
/// Each of the three standard streams that is closed gets a file that fails, so that no file of the
/// program's own takes its number and gets what is said to people. A file that grows beyond the
/// system's limit, and a stream that nobody reads, make a write fail instead of ending the program; and
/// a fault of its own ends it with a word.
package func prepareProcess() {
  for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
  where fcntl(stream, F_GETFD) == -1 && errno == EBADF {
    _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
  }
  signal(SIGXFSZ, SIG_IGN)
  signal(SIGPIPE, SIG_IGN)
  FaultHandler.installInProgram()
}
