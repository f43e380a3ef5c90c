package vigia.local.linux;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import vigia.local.HostRoot;
import vigia.machine.Page;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;
import vigia.syscall.NativeAccess;

/// Prints, for each line of its input, the CPU time, of all threads of this JVM, of one warm process
/// table in milliseconds.
///
/// Lies in the package of what it measures, of which it is made a part when it is run.
public final class Snapshots {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final ProcessQuery QUERY =
      new ProcessQuery(ProcessSort.CPU, null, "", new Page(50, null));

  private static final long NANOS_PER_TICK = 10_000_000;
  private static final double WARM_UP_SECONDS = 4;

  private Snapshots() {}

  /// @param arguments how many seconds of CPU time to measure; and what: all that a server does for a
  ///   watcher at each tick (`whole`: read, CPU shares, sort by them, one page of 50 processes) or
  ///   the reading alone (`reading`)
  public static void main(String[] arguments) throws IOException {
    double seconds = Double.parseDouble(arguments[0]);
    if (!NativeAccess.isEnabled()) {
      throw new IllegalStateException("no native access");
    }
    Runnable snapshot = arguments[1].equals("whole") ? whole() : reading();
    millis(snapshot, WARM_UP_SECONDS);
    while (System.in.read() == '\n') {
      System.out.printf(Locale.ROOT, "%.4f%n", millis(snapshot, seconds));
    }
  }

  private static Runnable whole() {
    var processes = new LinuxProcesses(HostRoot.THIS, true);
    return () -> processes.page(QUERY);
  }

  private static Runnable reading() {
    var budget = new DescriptorBudget(DescriptorBudget::ofTable);
    var kept = new KeptProcesses(HostRoot.THIS, new StatReader(HostRoot.THIS, true, budget));
    return () -> kept.read(NANOS_PER_TICK, true);
  }

  /// Begins where the clock ticks, which it does every 10 ms.
  private static double millis(Runnable snapshot, double seconds) {
    long tick = SYSTEM.getProcessCpuTime();
    long before = tick;
    while (before == tick) {
      snapshot.run();
      before = SYSTEM.getProcessCpuTime();
    }
    long now = before;
    int count = 0;
    while (now < before + seconds * 1e9) {
      snapshot.run();
      count++;
      now = SYSTEM.getProcessCpuTime();
    }
    return (now - before) / 1e6 / count;
  }
}
