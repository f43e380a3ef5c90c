package vigia.local.linux;

import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.Percent;
import vigia.local.ProbeReader;
import vigia.local.Reasons;
import vigia.local.Since;
import vigia.machine.Cgroup;
import vigia.machine.Unavailable;

/// What the own control group used and met: cgroups(7), Documentation/admin-guide/cgroup-v2.rst.
final class CgroupReader implements ProbeReader<CgroupReader.Now, Cgroup> {
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private final HostFiles files;
  private final ControlGroups groups;

  CgroupReader(HostFiles files, ControlGroups groups) {
    this.files = files;
    this.groups = groups;
  }

  /// One sample.
  record Now(
      Known<String> group,
      Known<Long> cpuMicros,
      Known<Long> periods,
      Known<Long> throttledPeriods,
      Known<Long> throttledMicros,
      Known<Long> memoryUsed,
      Known<Long> memoryMax,
      Known<Long> oomKills,
      Known<Long> processes) {}

  @Override
  public Class<Cgroup> type() {
    return Cgroup.class;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  @Override
  public Known<Now> sample() {
    Known<ControlGroup> memory = groups.of("memory");
    Known<ControlGroup> cpu = groups.of("cpu");
    Known<String> cpuStat = cpu.then(group -> text(group, "cpu.stat", "cpu.stat"));
    return Known.of(
        new Now(
            memory.or(() -> cpu).then(group -> Known.of(group.name())),
            groups.of("cpuacct").then(group -> cpuMicros(group, cpuStat)),
            cpuStat.then(text -> FlatKeyed.number(text, "nr_periods")),
            cpuStat.then(text -> FlatKeyed.number(text, "nr_throttled")),
            cpuStat.then(CgroupReader::throttledMicros),
            memory.then(group -> number(group, "memory.current", "memory.usage_in_bytes")),
            memory
                .then(group -> text(group, "memory.max", "memory.limit_in_bytes"))
                .then(text -> LimitsReader.bytes(text.strip())),
            memory
                .then(group -> text(group, "memory.events", "memory.oom_control"))
                .then(text -> FlatKeyed.number(text, "oom_kill")),
            groups.of("pids").then(group -> number(group, "pids.current", "pids.current"))));
  }

  private Known<Long> cpuMicros(ControlGroup group, Known<String> cpuStat) {
    return group.isV2()
        ? cpuStat.then(text -> FlatKeyed.number(text, "usage_usec"))
        : number(group, "", "cpuacct.usage").then(nanos -> Known.of(nanos / NANOS_PER_MICRO));
  }

  /// `throttled_usec` of v2, `throttled_time` in nanoseconds of v1.
  static Known<Long> throttledMicros(String cpuStat) {
    return FlatKeyed.number(cpuStat, "throttled_usec")
        .or(() ->
            FlatKeyed.number(cpuStat, "throttled_time")
                .then(nanos -> Known.of(nanos / NANOS_PER_MICRO)));
  }

  private Known<Long> number(ControlGroup group, String v2, String v1) {
    return text(group, v2, v1).then(text -> Numbers.parse(text.strip()));
  }

  /// The root group lacks what the machine's own figures say.
  private Known<String> text(ControlGroup group, String v2, String v1) {
    String file = group.directories().getFirst() + "/" + (group.isV2() ? v2 : v1);
    Known<String> text = files.keptText(file);
    return text.equals(Known.absent(Unavailable.NOT_SUPPORTED))
        ? Known.absent(Unavailable.NOT_APPLICABLE)
        : text;
  }

  @Override
  public Cgroup figures(Now now, @Nullable Since<Now> since) {
    var reasons = new Reasons();
    return new Cgroup(
        reasons.take("group", now.group),
        reasons.take("cpuPercent", cpuPercent(now, since)),
        reasons.take("cpuMillis", millis(now.cpuMicros)),
        reasons.take("throttledPercent", throttledPercent(now, since)),
        reasons.take("throttledPeriods", now.throttledPeriods),
        reasons.take("throttledMillis", millis(now.throttledMicros)),
        reasons.take("memoryUsedBytes", now.memoryUsed),
        reasons.take("memoryMaxBytes", now.memoryMax),
        reasons.take("oomKills", now.oomKills),
        reasons.take("processes", now.processes),
        reasons.take("intervalMillis", Since.interval(since)),
        reasons.map());
  }

  private static Known<Long> millis(Known<Long> micros) {
    return micros.then(value -> Known.of(value / MICROS_PER_MILLI));
  }

  private static Known<Double> cpuPercent(Now now, @Nullable Since<Now> since) {
    return step(now.cpuMicros, since == null ? null : since.sample().cpuMicros)
        .then(micros ->
            Percent.of(
                (double) micros, since == null ? 0 : since.nanos() / 1e3, Unavailable.UNKNOWN));
  }

  /// No period has passed when nothing ran: then nothing was held back either, but there is no
  /// share.
  private static Known<Double> throttledPercent(Now now, @Nullable Since<Now> since) {
    Now before = since == null ? null : since.sample();
    return step(now.throttledPeriods, before == null ? null : before.throttledPeriods)
        .then(held ->
            step(now.periods, before == null ? null : before.periods)
                .then(all -> Percent.of((double) held, (double) all, Unavailable.NOT_APPLICABLE)));
  }

  private static Known<Long> step(Known<Long> now, @Nullable Known<Long> before) {
    return now.then(later ->
        before instanceof Known.Value(Long earlier) && later >= earlier
            ? Known.of(later - earlier)
            : Known.absent(Unavailable.FIRST_SAMPLE));
  }
}
