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
  ///   watcher at each tick (`whole`: read, CPU shares, sort by them, one page of 50 processes), the
  ///   same as somebody who may not read the kernel's list (`files`), or the reading alone
  ///   (`reading`)
  public static void main(String[] arguments) throws IOException {
    double seconds = Double.parseDouble(arguments[0]);
    if (!NativeAccess.isEnabled()) {
      throw new IllegalStateException("no native access");
    }
    Runnable snapshot =
        switch (arguments[1]) {
          case "whole" -> whole(KernelList.ofThis());
          case "files" -> whole(KernelList.none());
          case "reading" -> reading();
          default -> throw new IllegalArgumentException(arguments[1]);
        };
    Turns.answer(snapshot, WARM_UP_SECONDS, seconds);
  }

  private static Runnable whole(KernelList list) {
    var processes = new LinuxProcesses(HostRoot.THIS, new WordReader(), true, list);
    return () -> processes.page(QUERY);
  }

  private static Runnable reading() {
    var budget = new DescriptorBudget(DescriptorBudget::ofTable);
    var reader = new StatReader(HostRoot.THIS, true, budget);
    var kept = new KeptProcesses(HostRoot.THIS, reader, KernelList.ofThis());
    return () -> kept.read(NANOS_PER_TICK, true);
  }
}
