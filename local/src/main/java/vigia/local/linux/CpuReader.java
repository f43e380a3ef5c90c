package vigia.local.linux;

import org.jspecify.annotations.Nullable;
import vigia.local.Architecture;
import vigia.local.CpuTimes;
import vigia.local.Known;
import vigia.local.ProbeReader;
import vigia.local.Reasons;
import vigia.local.Since;
import vigia.machine.Cpu;
import vigia.machine.Unavailable;

/// The processors. What they are is read once; which are online, their clock and their times each
/// time.
final class CpuReader implements ProbeReader<CpuReader.Now, Cpu> {
  private final HostFiles files;
  private final Kernel kernel;
  private final CpuClock clock;
  private volatile @Nullable CpuIdentity identity;
  private volatile @Nullable Known<String> architecture;
  private volatile @Nullable Cores cores;

  CpuReader(HostFiles files, Kernel kernel) {
    this.files = files;
    this.kernel = kernel;
    this.clock = new CpuClock(files);
  }

  /// One sample.
  record Now(
      CpuIdentity identity,
      Known<String> architecture,
      Topology topology,
      Known<Long> currentHertz,
      Known<Long> maxHertz,
      Known<CpuTimes> times) {}

  /// The topology as long as the same CPUs are online; reading it costs two files for each CPU.
  private record Cores(Known<String> online, Topology topology) {}

  @Override
  public Class<Cpu> type() {
    return Cpu.class;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  @Override
  public Known<Now> sample() {
    // Times first: the interval is measured from the moment at which reading begins.
    Known<CpuTimes> times = files.keptText("proc/stat").then(ProcStat::cpuTimes);
    return Known.of(
        new Now(
            identity(), architecture(), topology(), clock.currentHertz(), clock.maxHertz(), times));
  }

  private CpuIdentity identity() {
    CpuIdentity known = identity;
    if (known == null) {
      known = CpuIdentity.read(files);
      identity = known;
    }
    return known;
  }

  private Known<String> architecture() {
    Known<String> known = architecture;
    if (known == null) {
      known = kernel.names().machine();
      architecture = known;
    }
    return known;
  }

  private Topology topology() {
    Known<String> online = files.keptLine("sys/devices/system/cpu/online");
    Cores known = cores;
    if (known == null || !known.online.equals(online)) {
      known = new Cores(online, Topology.read(files));
      cores = known;
    }
    return known.topology;
  }

  @Override
  public Cpu figures(Now now, @Nullable Since<Now> since) {
    var reasons = new Reasons();
    Known<Double> percent = percent(now, since);
    return new Cpu(
        reasons.take("name", now.identity.name()),
        reasons.take("vendor", now.identity.vendor()),
        reasons.take("family", now.identity.family()),
        reasons.take("model", now.identity.model()),
        reasons.take("stepping", now.identity.stepping()),
        reasons.take("architecture", now.architecture),
        reasons.take("wordBits", now.architecture.then(Architecture::wordBits)),
        reasons.take("logicalCores", now.topology.online()),
        reasons.take("physicalCores", now.topology.physicalCores()),
        reasons.take("currentHertz", now.currentHertz),
        reasons.take("maxHertz", now.maxHertz),
        reasons.take("percent", percent),
        reasons.take(
            "intervalMillis",
            since == null ? Known.absent(Unavailable.FIRST_SAMPLE) : Known.of(since.millis())),
        reasons.map());
  }

  private static Known<Double> percent(Now now, @Nullable Since<Now> since) {
    if (since == null) {
      return now.times.then(_ -> Known.absent(Unavailable.FIRST_SAMPLE));
    }
    return now.times.then(later -> since.sample().times.then(later::busySince));
  }
}
