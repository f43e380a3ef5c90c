package vigia.syscall;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// What the kernel calls itself: uname(2).
///
/// @param sysname `Linux`
/// @param nodename the host name
/// @param release such as `6.1.0-18-amd64`
/// @param version such as `#1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1`
/// @param machine such as `x86_64`; `i686` or `armv8l` for a process with a 32-bit personality
public record Uname(
    String sysname, String nodename, String release, String version, String machine) {

  /// __NEW_UTS_LEN and the NUL.
  private static final int FIELD = 65;

  private static final int FIELDS = 6;

  /// Does not block.
  public static Uname read() throws SyscallException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = Libc.errnoIn(arena);
      MemorySegment buffer = arena.allocate((long) FIELD * FIELDS);
      if (Libc.uname(errno, buffer) != 0) {
        throw Libc.failed("uname", errno);
      }
      return new Uname(
          field(buffer, 0), field(buffer, 1), field(buffer, 2), field(buffer, 3), field(buffer, 4));
    }
  }

  private static String field(MemorySegment buffer, int index) {
    byte[] bytes = buffer.asSlice((long) index * FIELD, FIELD).toArray(JAVA_BYTE);
    int length = 0;
    while (length < FIELD && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
