package vigia.local.linux;

import java.io.IOException;
import java.io.InputStream;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// How much stands in `/proc/PID/environ`, proc_pid_environ(5): NUL-terminated strings. What stands
/// there is secret and is not kept.
///
/// @param variables strings that are not empty; a program that set its title left others
record EnvironmentSize(long variables, long bytes) {
  /// execve(2) takes 6 MiB of arguments and environment together; a process can make the kernel
  /// show any part of its memory in their place, prctl(2) PR_SET_MM.
  private static final long MOST = 8 << 20;

  private static final int CHUNK = 4_096;

  static Known<EnvironmentSize> of(InputStream environ) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long variables = 0;
    long bytes = 0;
    boolean inside = false;
    for (int length = environ.read(chunk); length > 0; length = environ.read(chunk)) {
      bytes += length;
      if (bytes > MOST) {
        return Known.absent(Unavailable.UNREADABLE);
      }
      for (int i = 0; i < length; i++) {
        boolean ends = chunk[i] == 0;
        variables += ends && inside ? 1 : 0;
        inside = !ends;
      }
    }
    return Known.of(new EnvironmentSize(variables, bytes));
  }
}
