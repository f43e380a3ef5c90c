package vigia.local.linux;

import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.Limits;
import vigia.machine.Unavailable;

/// What the control group may use: the least of its own limit and of those above it.
final class LimitsReader {
  /// cgroup v1 says "no limit" as the greatest number of whole pages; no machine has as much.
  private static final long NO_LIMIT = 1L << 60;

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long MICROS_PER_MILLI = 1_000;

  private final HostFiles files;
  private final ControlGroups groups;

  /// Limits change seldom, and those of each group above stand in files of their own.
  private final Remembered<Known<Long>> memoryMax;

  private final Remembered<Known<Double>> cpuMax;

  LimitsReader(HostFiles files, ControlGroups groups) {
    this.files = files;
    this.groups = groups;
    this.memoryMax = new Remembered<>(() -> groups.of("memory").then(this::memoryMax));
    this.cpuMax = new Remembered<>(() -> groups.of("cpu").then(this::cpuMax));
  }

  Known<Limits> read() {
    return Known.of(limits(groups.of("memory"), groups.of("cpu")));
  }

  private Limits limits(Known<ControlGroup> memory, Known<ControlGroup> cpu) {
    var reasons = new Reasons();
    return new Limits(
        reasons.take("group", memory.or(() -> cpu).then(group -> Known.of(group.name()))),
        reasons.take("memoryMaxBytes", memoryMax.get()),
        reasons.take("memoryUsedBytes", memory.then(this::memoryUsed)),
        reasons.take("cpuMaxCores", cpuMax.get()),
        reasons.take("throttledMillis", cpu.then(this::throttled)),
        reasons.map());
  }

  private Known<Long> memoryMax(ControlGroup group) {
    String file = group.isV2() ? "/memory.max" : "/memory.limit_in_bytes";
    long least = Long.MAX_VALUE;
    for (String directory : group.directories()) {
      if (files.line(directory + file).then(LimitsReader::bytes)
          instanceof Known.Value(Long bytes)) {
        least = Math.min(least, bytes);
      }
    }
    return least == Long.MAX_VALUE ? Known.absent(Unavailable.NOT_APPLICABLE) : Known.of(least);
  }

  /// @param text a number, or `max` for none
  static Known<Long> bytes(String text) {
    if (text.equals("max")) {
      return Known.absent(Unavailable.NOT_APPLICABLE);
    }
    return Numbers.parse(text)
        .then(bytes ->
            bytes < 0 || bytes >= NO_LIMIT
                ? Known.absent(Unavailable.NOT_APPLICABLE)
                : Known.of(bytes));
  }

  /// The root group of v2 has no such file: the machine's own figures are its.
  private Known<Long> memoryUsed(ControlGroup group) {
    String file = group.isV2() ? "/memory.current" : "/memory.usage_in_bytes";
    return ifThere(files.keptNumber(group.directories().getFirst() + file));
  }

  private Known<Double> cpuMax(ControlGroup group) {
    double least = Double.MAX_VALUE;
    for (String directory : group.directories()) {
      Known<Double> cores =
          group.isV2()
              ? files.line(directory + "/cpu.max").then(LimitsReader::cores)
              : files
                  .line(directory + "/cpu.cfs_quota_us")
                  .then(quota ->
                      files
                          .line(directory + "/cpu.cfs_period_us")
                          .then(period -> cores(quota + " " + period)));
      if (cores instanceof Known.Value(Double value)) {
        least = Math.min(least, value);
      }
    }
    return least == Double.MAX_VALUE ? Known.absent(Unavailable.NOT_APPLICABLE) : Known.of(least);
  }

  /// @param text quota and period in microseconds; the quota is `max` (v2) or -1 (v1) for none
  static Known<Double> cores(String text) {
    String[] words = text.split(" ", -1);
    if (words[0].equals("max")) {
      return Known.absent(Unavailable.NOT_APPLICABLE);
    }
    if (words.length != 2
        || !(Numbers.parse(words[0]) instanceof Known.Value(Long quota))
        || !(Numbers.parse(words[1]) instanceof Known.Value(Long period))
        || period <= 0) {
      return Known.absent(Unavailable.UNREADABLE);
    }
    return quota < 0 ? Known.absent(Unavailable.NOT_APPLICABLE) : Known.of((double) quota / period);
  }

  /// Only groups with a quota are held back; time under an outer one counts there alone, and times
  /// under both may overlap: so the greatest of them.
  private Known<Long> throttled(ControlGroup group) {
    Known<Long> greatest = Known.absent(Unavailable.NOT_APPLICABLE);
    for (String directory : group.directories()) {
      Known<Long> here =
          ifThere(files.keptText(directory + "/cpu.stat")).then(LimitsReader::throttledMillis);
      greatest = greater(greatest, here);
    }
    return greatest;
  }

  private static Known<Long> greater(Known<Long> one, Known<Long> other) {
    if (one instanceof Known.Value(Long a) && other instanceof Known.Value(Long b)) {
      return Known.of(Math.max(a, b));
    }
    return other instanceof Known.Value ? other : one;
  }

  /// `throttled_usec` of v2, `throttled_time` in nanoseconds of v1.
  static Known<Long> throttledMillis(String cpuStat) {
    for (String line : cpuStat.split("\n", -1)) {
      String[] words = line.split(" ", -1);
      if (words.length == 2) {
        switch (words[0]) {
          case "throttled_usec" -> {
            return Numbers.parse(words[1]).then(v -> Known.of(v / MICROS_PER_MILLI));
          }
          case "throttled_time" -> {
            return Numbers.parse(words[1]).then(v -> Known.of(v / NANOS_PER_MILLI));
          }
          default -> {}
        }
      }
    }
    return Known.absent(Unavailable.NOT_APPLICABLE);
  }

  /// A file that is missing there means that there is no such limit, not that the kernel cannot.
  private static <T> Known<T> ifThere(Known<T> known) {
    return known.equals(Known.absent(Unavailable.NOT_SUPPORTED))
        ? Known.absent(Unavailable.NOT_APPLICABLE)
        : known;
  }
}
