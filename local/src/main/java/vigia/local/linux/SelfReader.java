package vigia.local.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.Percent;
import vigia.local.ProbeReader;
import vigia.local.Reasons;
import vigia.local.SampleCount;
import vigia.local.Since;
import vigia.machine.Self;
import vigia.machine.Unavailable;

/// What this program costs: `/proc/self`, also when another host's root is read.
final class SelfReader implements ProbeReader<SelfReader.Now, Self> {
  private static final Path DESCRIPTORS = HostRoot.THIS.resolve("proc/self/fd");
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final HostFiles files;
  private final SampleCount samples;
  private volatile @Nullable ProcessScale scale;

  /// @param files of this machine, whatever root is shown
  SelfReader(HostFiles files, SampleCount samples) {
    this.files = files;
    this.samples = samples;
  }

  /// One sample.
  ///
  /// @param cpuNanos in ticks of 10 ms
  record Now(
      Known<Long> cpuNanos,
      Known<Long> rssBytes,
      Known<Long> threads,
      Known<Long> descriptors,
      long heapUsedBytes,
      long samples) {}

  @Override
  public Class<Self> type() {
    return Self.class;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  @Override
  public Known<Now> sample() {
    Known<ProcessStat> stat = files.keptBytes("proc/self/stat").then(SelfReader::parsed);
    ProcessScale units = scale();
    Runtime java = Runtime.getRuntime();
    return Known.of(
        new Now(
            stat.then(own -> Known.of(units.nanos(own.cpuTicks()))),
            stat.then(own -> units.pageBytes().then(page -> Known.of(page * own.rssPages()))),
            stat.then(own -> Known.of(own.threads())),
            descriptors(),
            java.totalMemory() - java.freeMemory(),
            samples.before()));
  }

  private static Known<ProcessStat> parsed(byte[] stat) {
    ProcessStat own = ProcessStat.parse(stat);
    return own == null ? Known.absent(Unavailable.UNREADABLE) : Known.of(own);
  }

  private ProcessScale scale() {
    ProcessScale known = scale;
    if (known == null) {
      known = ProcessScale.read(HostRoot.THIS);
      scale = known;
    }
    return known;
  }

  /// Since Linux 6.2 the directory's size says how many there are.
  private static Known<Long> descriptors() {
    try {
      long size = Files.size(DESCRIPTORS);
      if (size > 0) {
        return Known.of(size);
      }
      try (var entries = Files.list(DESCRIPTORS)) {
        return Known.of(entries.count() - 1); // one of them is this directory's
      }
    } catch (IOException failed) {
      return Known.absent(HostFiles.why(failed));
    }
  }

  @Override
  public Self figures(Now now, @Nullable Since<Now> since) {
    var reasons = new Reasons();
    return new Self(
        reasons.take("cpuPercent", cpuPercent(now, since)),
        reasons.take("cpuMillis", now.cpuNanos.then(nanos -> Known.of(nanos / NANOS_PER_MILLI))),
        reasons.take("rssBytes", now.rssBytes),
        now.heapUsedBytes,
        reasons.take("threads", now.threads),
        reasons.take("openDescriptors", now.descriptors),
        now.samples,
        reasons.take("intervalMillis", Since.interval(since)),
        reasons.map());
  }

  private static Known<Double> cpuPercent(Now now, @Nullable Since<Now> since) {
    return now.cpuNanos.then(later ->
        since != null && since.sample().cpuNanos instanceof Known.Value(Long earlier)
            ? Percent.of((double) (later - earlier), (double) since.nanos(), Unavailable.UNKNOWN)
            : Known.absent(Unavailable.FIRST_SAMPLE));
  }
}
