package vigia.local.linux;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import vigia.local.CpuTimes;
import vigia.local.Known;
import vigia.local.ProbeReader;
import vigia.local.Reasons;
import vigia.local.Since;
import vigia.machine.Core;
import vigia.machine.Cores;
import vigia.machine.Unavailable;

/// Each core's times: `/proc/stat`, which lists those alone that are online.
final class CoresReader implements ProbeReader<Map<String, CpuTimes>, Cores> {
  private final HostFiles files;

  CoresReader(HostFiles files) {
    this.files = files;
  }

  @Override
  public Class<Cores> type() {
    return Cores.class;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  @Override
  public Known<Map<String, CpuTimes>> sample() {
    return files.keptText("proc/stat").then(ProcStat::coreTimes);
  }

  @Override
  public Cores figures(Map<String, CpuTimes> now, @Nullable Since<Map<String, CpuTimes>> since) {
    var cores = new ArrayList<Core>();
    now.forEach((core, times) ->
        cores.add(core(core, times, since == null ? null : since.sample().get(core))));
    var reasons = new Reasons();
    Long interval = reasons.take("intervalMillis", Since.interval(since));
    return new Cores(cores, interval, reasons.map());
  }

  private static Core core(String core, CpuTimes now, @Nullable CpuTimes before) {
    Known<CpuTimes> spent =
        before == null ? Known.absent(Unavailable.FIRST_SAMPLE) : Known.of(now.since(before));
    var reasons = new Reasons();
    return new Core(
        core,
        reasons.take("busyPercent", share(spent, CpuTimes::busy)),
        reasons.take("userPercent", share(spent, times -> times.user() + times.nice())),
        reasons.take("systemPercent", share(spent, CpuTimes::system)),
        reasons.take("iowaitPercent", share(spent, CpuTimes::iowait)),
        reasons.take("irqPercent", share(spent, times -> times.irq() + times.softirq())),
        reasons.take("stealPercent", share(spent, CpuTimes::steal)),
        reasons.map());
  }

  private static Known<Double> share(Known<CpuTimes> spent, ToLongFunction<CpuTimes> part) {
    return spent.then(times -> times.percent(part.applyAsLong(times)));
  }
}
