package vigia.local.linux;

import org.jspecify.annotations.Nullable;
import vigia.local.Change;
import vigia.local.Known;
import vigia.local.ProbeReader;
import vigia.local.Reasons;
import vigia.local.Rows;
import vigia.local.Since;
import vigia.machine.Disk;
import vigia.machine.Disks;
import vigia.machine.Unavailable;

/// What goes to and from each disk.
final class DisksReader implements ProbeReader<Rows, Disks> {
  private final HostFiles files;

  DisksReader(HostFiles files) {
    this.files = files;
  }

  @Override
  public Class<Disks> type() {
    return Disks.class;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  @Override
  public Known<Rows> sample() {
    return files.keptText("proc/diskstats").then(Diskstats::parse);
  }

  @Override
  public Disks figures(Rows now, @Nullable Since<Rows> since) {
    var reasons = new Reasons();
    return new Disks(
        now.each(since, DisksReader::disk),
        reasons.take("intervalMillis", Since.interval(since)),
        reasons.map());
  }

  private static Disk disk(String device, Change change) {
    var reasons = new Reasons();
    int sector = Diskstats.SECTOR_BYTES;
    return new Disk(
        device,
        reasons.take("readBytesPerSecond", change.bytesPerSecond(Diskstats.READ_SECTORS, sector)),
        reasons.take(
            "writtenBytesPerSecond", change.bytesPerSecond(Diskstats.WRITTEN_SECTORS, sector)),
        reasons.take("readsPerSecond", change.perSecond(Diskstats.READS)),
        reasons.take("writesPerSecond", change.perSecond(Diskstats.WRITES)),
        reasons.take("busyPercent", change.percentOfTime(Diskstats.BUSY_MILLIS)),
        reasons.take("waitMillis", wait(change)),
        change.now(Diskstats.READ_SECTORS) * sector,
        change.now(Diskstats.WRITTEN_SECTORS) * sector,
        reasons.map());
  }

  private static Known<Double> wait(Change change) {
    return change
        .of(Diskstats.READS, Diskstats.WRITES)
        .then(requests ->
            change
                .of(Diskstats.READ_MILLIS, Diskstats.WRITE_MILLIS)
                .then(millis -> average(millis, requests)));
  }

  /// To a hundredth: a request to flash takes less than a tenth of a millisecond.
  private static Known<Double> average(long millis, long requests) {
    return requests == 0
        ? Known.absent(Unavailable.NOT_APPLICABLE)
        : Known.of(Math.round(100.0 * millis / requests) / 100.0);
  }
}
