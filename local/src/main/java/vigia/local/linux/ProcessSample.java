package vigia.local.linux;

import vigia.local.listing.CpuSnapshot;

/// What the `stat` of all processes said at one moment, in ascending order of PID. No object is
/// made for a process that has not run since the last one.
final class ProcessSample {
  private final SeenProcess[] seen;
  private final ProcessStat[] stats;
  private final CpuSnapshot cpu;
  private int refused;
  private int size;

  /// @param most processes
  ProcessSample(int most) {
    seen = new SeenProcess[most];
    stats = new ProcessStat[most];
    cpu = new CpuSnapshot(most);
  }

  /// @param process with what it said just now
  /// @param nanosPerTick what its CPU time is multiplied with
  /// @param taken when it was read, as [System#nanoTime()]
  void add(SeenProcess process, long nanosPerTick, long taken) {
    ProcessStat stat = process.line().stat();
    seen[size] = process;
    stats[size++] = stat;
    cpu.add(process.pid(), process.startTicks(), stat.cpuTicks() * nanosPerTick, taken);
  }

  /// One that is listed but may not be read.
  void addRefused() {
    refused++;
  }

  int size() {
    return size;
  }

  int refused() {
    return refused;
  }

  SeenProcess seen(int row) {
    return seen[row];
  }

  ProcessStat stat(int row) {
    return stats[row];
  }

  CpuSnapshot cpu() {
    return cpu;
  }
}
