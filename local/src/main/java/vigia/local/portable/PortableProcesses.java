package vigia.local.portable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;
import vigia.local.Processes;
import vigia.local.listing.CpuHistory;
import vigia.local.listing.CpuShare;
import vigia.local.listing.CpuSnapshot;
import vigia.local.listing.ProcessRows;
import vigia.local.listing.ProcessTable;
import vigia.machine.ProblemCode;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.Unavailable;

/// The processes that OSHI sees. How many are hidden it does not say.
final class PortableProcesses implements Processes {
  private static final Duration TICK = Duration.ofMillis(10);

  private final OperatingSystem os;
  private final long memoryBytes;
  private final int cores;
  private final CpuHistory history = new CpuHistory();

  PortableProcesses(SystemInfo system) {
    os = system.getOperatingSystem();
    memoryBytes = system.getHardware().getMemory().getTotal();
    cores = Math.max(1, system.getHardware().getProcessor().getLogicalProcessorCount());
  }

  @Override
  public ProcessPage page(ProcessQuery query) {
    CpuSnapshot earlier = history.before(System.nanoTime());
    if (earlier == null) {
      earlier = snapshot(all());
      history.add(earlier);
      CpuHistory.awaitInterval("processes");
    }
    Collection<OSProcess> now = all();
    CpuSnapshot snapshot = snapshot(now);
    history.add(snapshot);
    return new ProcessTable(
            ProcessRows.of(rows(now, earlier, snapshot)),
            null,
            Instant.now(),
            snapshot.isEmpty() || earlier.isEmpty()
                ? null
                : Math.round((snapshot.endedNanos() - earlier.endedNanos()) / 1e6))
        .page(query);
  }

  @Override
  public ProcessInfo one(long pid, @Nullable Instant startTime) {
    return measured(pid, startTime).info();
  }

  @Override
  public ProcessDetails details(long pid, @Nullable Instant startTime) {
    return measured(pid, startTime).details();
  }

  private PortableProcess measured(long pid, @Nullable Instant startTime) {
    OSProcess first = find(pid);
    if (first == null || !startedAt(first, startTime)) {
      throw ProblemCode.NO_SUCH_PROCESS.with("pid", Long.toString(pid));
    }
    CpuSnapshot earlier = history.before(System.nanoTime());
    if (earlier == null || earlier.row(pid, first.getStartTime()) < 0) {
      earlier = snapshot(List.of(first));
      CpuHistory.awaitInterval("process " + pid);
      OSProcess later = find(pid);
      if (later == null || later.getStartTime() != first.getStartTime()) {
        return row(first, CpuShare.absent(Unavailable.GONE));
      }
      first = later;
    }
    return row(first, share(earlier, first, System.nanoTime()));
  }

  private @Nullable OSProcess find(long pid) {
    boolean possible = pid > 0 && pid <= Integer.MAX_VALUE;
    OSProcess found = possible ? os.getProcess((int) pid) : null;
    return found == null || found.getState() == OSProcess.State.INVALID ? null : found;
  }

  private static boolean startedAt(OSProcess process, @Nullable Instant startTime) {
    return startTime == null
        || Duration.between(Instant.ofEpochMilli(process.getStartTime()), startTime)
                .abs()
                .compareTo(TICK)
            <= 0;
  }

  /// In ascending order of PID.
  private Collection<OSProcess> all() {
    var found = new TreeMap<Integer, OSProcess>();
    for (OSProcess process : os.getProcesses()) {
      ProcessTable.checkInterrupted();
      found.put(process.getProcessID(), process);
    }
    return found.values();
  }

  private static CpuSnapshot snapshot(Collection<OSProcess> processes) {
    var snapshot = new CpuSnapshot(processes.size(), 1_000_000);
    long now = System.nanoTime();
    for (OSProcess process : processes) {
      snapshot.add(process.getProcessID(), process.getStartTime(), usedNanos(process), now);
    }
    return snapshot;
  }

  private List<PortableProcess> rows(
      Collection<OSProcess> processes, CpuSnapshot earlier, CpuSnapshot now) {
    var rows = new ArrayList<PortableProcess>(processes.size());
    for (OSProcess process : processes) {
      rows.add(row(process, share(earlier, process, now.takenNanos(rows.size()))));
    }
    return rows;
  }

  private PortableProcess row(OSProcess process, CpuShare cpu) {
    return new PortableProcess(process, cpu, memoryBytes, cores);
  }

  private static CpuShare share(CpuSnapshot earlier, OSProcess process, long taken) {
    long age = process.getUpTime() * 1_000_000;
    return CpuShare.between(
        earlier, process.getProcessID(), process.getStartTime(), usedNanos(process), taken, age);
  }

  private static long usedNanos(OSProcess process) {
    return (process.getUserTime() + process.getKernelTime()) * 1_000_000;
  }
}
