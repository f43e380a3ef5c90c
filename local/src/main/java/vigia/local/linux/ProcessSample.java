package vigia.local.linux;

import vigia.local.listing.CpuSnapshot;

/// What the `stat` of all processes said at one moment, in ascending order of PID. In columns: no
/// object is made for any process.
final class ProcessSample {
  private final SeenProcess[] seen;
  private final SeenProcess.Comm[] comms;
  private final char[] states;
  private final boolean[] kernelThreads;
  private final long[] parents;
  private final long[] threads;
  private final long[] faults;
  private final long[] cpuTicks;
  private final long[] rssPages;
  private final CpuSnapshot cpu;
  private int refused;
  private int size;

  /// @param most processes
  ProcessSample(int most) {
    seen = new SeenProcess[most];
    comms = new SeenProcess.Comm[most];
    states = new char[most];
    kernelThreads = new boolean[most];
    parents = new long[most];
    threads = new long[most];
    faults = new long[most];
    cpuTicks = new long[most];
    rssPages = new long[most];
    cpu = new CpuSnapshot(most);
  }

  /// @param nanosPerTick what the line's CPU time is multiplied with
  /// @param taken when it was read, as [System#nanoTime()]
  void add(SeenProcess process, StatLine line, long nanosPerTick, long taken) {
    seen[size] = process;
    comms[size] = process.comm(line);
    states[size] = line.state();
    kernelThreads[size] = line.isKernelThread();
    parents[size] = line.parentPid();
    threads[size] = line.threads();
    faults[size] = line.faults();
    cpuTicks[size] = line.cpuTicks();
    rssPages[size] = line.rssPages();
    cpu.add(process.pid(), process.startTicks(), line.cpuTicks() * nanosPerTick, taken);
    size++;
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

  CpuSnapshot cpu() {
    return cpu;
  }

  ProcessStat stat(int row) {
    return new ProcessStat(
        seen[row].pid(),
        comms[row].text(),
        comms[row].length(),
        states[row],
        parents[row],
        kernelThreads[row],
        faults[row],
        cpuTicks[row],
        threads[row],
        seen[row].startTicks(),
        rssPages[row]);
  }
}
