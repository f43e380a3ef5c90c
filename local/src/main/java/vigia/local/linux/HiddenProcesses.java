package vigia.local.linux;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;

/// How many processes the mount option hidepid of proc(5) keeps from this user.
///
/// `noaccess` still lists them, so those that refused can be counted. `invisible` and `ptraceable`
/// leave no trace to count: `/proc/loadavg` has a total, but of threads.
enum HiddenProcesses {
  /// Every process is listed; those that refused to be read are the hidden ones.
  LISTED,
  /// There may be more than are listed.
  UNKNOWN;

  private static final int CAP_SYS_PTRACE = 19;

  static HiddenProcesses read(HostRoot root) {
    try {
      Path proc = root.resolve("proc").toRealPath();
      String options = options(lines("proc/self/mountinfo"), proc.toString());
      if (options == null) {
        return UNKNOWN;
      }
      return options.matches(".*\\bhidepid=(2|4|invisible|ptraceable)\\b.*") && !mayTraceAll()
          ? UNKNOWN
          : LISTED;
    } catch (IOException notThere) {
      return UNKNOWN;
    }
  }

  /// @param refused processes that were listed and could not be read
  @Nullable Integer count(int refused) {
    return this == LISTED ? refused : null;
  }

  /// The options of the procfs that is mounted there, from lines of proc_pid_mountinfo(5); the last
  /// one lies on top. Null when what is there is no procfs.
  static @Nullable String options(List<String> mountinfo, String mountPoint) {
    String found = null;
    for (String line : mountinfo) {
      int separator = line.indexOf(" - proc ");
      String[] fields = line.split(" ", -1);
      if (separator > 0 && fields[4].equals(mountPoint)) {
        found = line.substring(line.lastIndexOf(' ') + 1);
      }
    }
    return found;
  }

  /// Whether this program may look into every process, and so nobody is hidden from it.
  static boolean mayTraceAll() throws IOException {
    for (String line : lines("proc/self/status")) {
      if (line.startsWith("CapEff:")) {
        long effective = Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16);
        return (effective >> CAP_SYS_PTRACE & 1) == 1;
      }
    }
    return false;
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(HostRoot.THIS.resolve(file), StandardCharsets.ISO_8859_1);
  }
}
