package vigia.local.linux;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import vigia.local.CpuTimes;
import vigia.local.Known;
import vigia.machine.Unavailable;

/// `/proc/stat`, proc_stat(5).
final class ProcStat {
  private static final int LEAST_COLUMNS = 4;
  private static final int COLUMNS = 8;

  private ProcStat() {}

  /// The line `cpu`, in ticks of 10 ms (USER_HZ). guest is already inside user and guest_nice
  /// inside nice, so neither is read.
  static Known<CpuTimes> cpuTimes(String stat) {
    int end = stat.indexOf('\n');
    return stat.startsWith("cpu ") && end > 0
        ? times(stat.substring(0, end))
        : Known.absent(Unavailable.UNREADABLE);
  }

  /// The lines `cpu0`, `cpu1`, … of those cores that are online, by their numbers.
  static Known<Map<String, CpuTimes>> coreTimes(String stat) {
    var cores = new LinkedHashMap<String, CpuTimes>();
    int end = stat.lastIndexOf('\n');
    for (String line : stat.substring(0, Math.max(0, end)).split("\n", -1)) {
      int space = line.indexOf(' ');
      if (line.startsWith("cpu")
          && space > "cpu".length()
          && times(line) instanceof Known.Value(CpuTimes times)) {
        cores.put(line.substring("cpu".length(), space), times);
      }
    }
    return cores.isEmpty() ? Known.absent(Unavailable.UNREADABLE) : Known.of(cores);
  }

  private static Known<CpuTimes> times(String line) {
    if (!(Columns.numbers(line, line.indexOf(' '), line.length())
            instanceof Known.Value<long[]>(long[] given))
        || given.length < LEAST_COLUMNS) {
      return Known.absent(Unavailable.UNREADABLE);
    }
    long[] ticks = Arrays.copyOf(given, COLUMNS); // older kernels have fewer: those stay 0
    return Known.of(
        new CpuTimes(
            ticks[0], ticks[1], ticks[2], ticks[3], ticks[4], ticks[5], ticks[6], ticks[7]));
  }

  /// When the machine started.
  static Known<Instant> bootTime(String stat) {
    return stat.lines()
        .filter(line -> line.startsWith("btime "))
        .findFirst()
        .map(line -> Numbers.parse(line.substring("btime ".length())))
        .orElse(Known.absent(Unavailable.UNKNOWN))
        .then(seconds -> Known.of(Instant.ofEpochSecond(seconds)));
  }
}
