package vigia.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/// Answers each line of the input with the CPU time of one table in milliseconds, that of all threads
/// of this JVM.
public final class Turns {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private Turns() {}

  /// @param table makes one
  /// @param warmUp seconds of CPU time before the first line is read
  /// @param seconds of CPU time for each line
  public static void answer(Runnable table, double warmUp, double seconds) throws IOException {
    millis(table, warmUp);
    while (System.in.read() == '\n') {
      System.out.printf(Locale.ROOT, "%.4f%n", millis(table, seconds));
    }
  }

  /// Begins where the clock ticks, which it does every 10 ms.
  private static double millis(Runnable table, double seconds) {
    long tick = SYSTEM.getProcessCpuTime();
    long before = tick;
    while (before == tick) {
      table.run();
      before = SYSTEM.getProcessCpuTime();
    }
    long now = before;
    int count = 0;
    while (now < before + seconds * 1e9) {
      table.run();
      count++;
      now = SYSTEM.getProcessCpuTime();
    }
    return (now - before) / 1e6 / count;
  }
}
