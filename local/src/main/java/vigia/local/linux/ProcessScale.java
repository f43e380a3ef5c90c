package vigia.local.linux;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// What the numbers of `/proc/PID/stat` are multiplied with and compared to.
///
/// @param cores logical processors that are online
/// @param bootSeconds `btime`, since 1970
record ProcessScale(
    long ticksPerSecond,
    Known<Long> pageBytes,
    Known<Long> memoryBytes,
    Known<Long> cores,
    Known<Long> bootSeconds) {

  /// USER_HZ on every architecture that has a JVM; needed only where the auxiliary vector cannot be
  /// read.
  private static final long USER_HZ = 100;

  private static final Pattern MEM_TOTAL = Pattern.compile("^MemTotal:\\s*(\\d{1,15}) kB$");
  private static final Pattern BTIME = Pattern.compile("^btime (\\d{1,15})$");
  private static final Pattern CPU = Pattern.compile("^cpu\\d+ ");

  static ProcessScale read(HostRoot root) {
    AuxiliaryVector units = AuxiliaryVector.read(root);
    String stat = text(root, "proc/stat");
    return new ProcessScale(
        units == null ? USER_HZ : units.ticksPerSecond(),
        units == null ? Known.absent(Unavailable.UNKNOWN) : Known.of(units.pageBytes()),
        number(MEM_TOTAL, text(root, "proc/meminfo")).then(kibi -> Known.of(kibi * 1024)),
        positive(stat.lines().filter(line -> CPU.matcher(line).find()).count()),
        number(BTIME, stat));
  }

  /// Nanoseconds of so many ticks.
  long nanos(long ticks) {
    return ticks * (1_000_000_000L / ticksPerSecond);
  }

  private static Known<Long> number(Pattern line, String text) {
    return positive(
        text.lines()
            .map(line::matcher)
            .filter(Matcher::matches)
            .mapToLong(found -> Long.parseLong(found.group(1)))
            .findFirst()
            .orElse(0));
  }

  private static Known<Long> positive(long number) {
    return number > 0 ? Known.of(number) : Known.absent(Unavailable.UNKNOWN);
  }

  /// Empty when it is not there: each figure that hangs on it then says that it is unknown.
  private static String text(HostRoot root, String file) {
    return new HostFiles(root).text(file) instanceof Known.Value<String>(String text) ? text : "";
  }
}
