package vigia.local.linux;

import vigia.local.listing.CpuSnapshot;

/// What was said of all processes at one moment, in ascending order of PID. No object is made for a
/// process that has not run since the last one.
final class ProcessSample {
  private final SeenProcess[] seen;
  private final ProcessStat[] stats;
  private final CpuSnapshot cpu;
  private CpuSnapshot base;
  private int refused;
  private int size;

  /// @param most processes
  /// @param unitNanos what their CPU times were counted in
  ProcessSample(int most, long unitNanos) {
    seen = new SeenProcess[most];
    stats = new ProcessStat[most];
    cpu = new CpuSnapshot(most, unitNanos);
    base = cpu;
  }

  /// @param stat what was said of it just now
  /// @param usedNanos of CPU time, as exactly as it is known
  /// @param taken when it was read, as [System#nanoTime()]
  void add(SeenProcess process, ProcessStat stat, long usedNanos, long taken) {
    seen[size] = process;
    stats[size++] = stat;
    cpu.add(process.pid(), process.startTicks(), usedNanos, taken);
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

  /// What a later sample is to be measured from: the same, unless that will be counted otherwise.
  CpuSnapshot base() {
    return base;
  }

  /// The next samples will be as that one, which was taken right after this.
  void continuesAs(ProcessSample other) {
    base = other.cpu;
  }
}
