package vigia.local.linux;

import java.io.IOException;
import vigia.bench.Turns;
import vigia.local.HostRoot;
import vigia.machine.Page;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;
import vigia.syscall.NativeAccess;

/// The CPU time of one warm process table.
///
/// Lies in the package of what it measures, of which it is made a part when it is run.
public final class Snapshots {
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
    Turns.answer(snapshot, WARM_UP_SECONDS, seconds);
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
}
