package vigia.local.linux;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import vigia.local.HostRoot;
import vigia.machine.Page;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;
import vigia.syscall.NativeAccess;

/// Prints the CPU time, of all threads of this JVM, of one warm process table in milliseconds: first
/// all that a server does for a watcher at each tick (read, CPU shares, sort by them, one page of 50
/// processes), then the reading alone, then how many processes there were.
///
/// Lies in the package of what it measures, of which it is made a part when it is run.
public final class Snapshots {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final ProcessQuery QUERY =
      new ProcessQuery(ProcessSort.CPU, null, "", new Page(50, null));

  private static final long NANOS_PER_TICK = 10_000_000;
  private static final long WARM_UP_NANOS = 1_500_000_000L;

  private Snapshots() {}

  /// @param arguments how many seconds to measure, `native` or `files`
  public static void main(String[] arguments) {
    double seconds = Double.parseDouble(arguments[0]);
    boolean natively = arguments.length < 2 || arguments[1].equals("native");
    if (natively && !NativeAccess.isEnabled()) {
      throw new IllegalStateException("no native access");
    }
    var processes = new LinuxProcesses(HostRoot.THIS, natively);
    ProcessPage page = processes.page(QUERY);
    double whole = millis(() -> processes.page(QUERY), seconds);
    processes.close();
    var budget = new DescriptorBudget(DescriptorBudget::ofTable);
    var kept =
        new KeptProcesses(HostRoot.THIS, new StatReader(HostRoot.THIS, natively, budget));
    double read = millis(() -> kept.read(NANOS_PER_TICK, true), seconds);
    System.out.printf(Locale.ROOT, "%.4f %.4f %d%n", whole, read, page.total());
  }

  private static double millis(Runnable snapshot, double seconds) {
    long warm = SYSTEM.getProcessCpuTime() + WARM_UP_NANOS;
    while (SYSTEM.getProcessCpuTime() < warm) {
      snapshot.run();
    }
    long before = SYSTEM.getProcessCpuTime();
    long end = before + (long) (seconds * 1e9);
    int count = 0;
    long now = before;
    while (now < end) {
      snapshot.run();
      count++;
      now = SYSTEM.getProcessCpuTime();
    }
    return (now - before) / 1e6 / count;
  }
}
