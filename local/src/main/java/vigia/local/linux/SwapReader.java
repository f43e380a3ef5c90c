package vigia.local.linux;

import org.jspecify.annotations.Nullable;
import vigia.local.Change;
import vigia.local.Known;
import vigia.local.ProbeReader;
import vigia.local.Reasons;
import vigia.local.Since;
import vigia.machine.Swap;
import vigia.machine.Unavailable;

/// Pages swapped in and out: `/proc/vmstat`, proc_vmstat(5).
final class SwapReader implements ProbeReader<long[], Swap> {
  private static final int IN = 0;
  private static final int OUT = 1;

  private final HostFiles files;
  private volatile @Nullable Known<Long> pageBytes;

  SwapReader(HostFiles files) {
    this.files = files;
  }

  @Override
  public Class<Swap> type() {
    return Swap.class;
  }

  @Override
  public boolean hasRates() {
    return true;
  }

  /// Bytes that came in, and that went out.
  @Override
  public Known<long[]> sample() {
    return files
        .keptText("proc/vmstat")
        .then(SwapReader::pages)
        .then(pages ->
            pageBytes().then(page -> Known.of(new long[] {pages[IN] * page, pages[OUT] * page})));
  }

  private Known<Long> pageBytes() {
    Known<Long> known = pageBytes;
    if (known == null) {
      AuxiliaryVector units = AuxiliaryVector.read(files.root());
      known = units == null ? Known.absent(Unavailable.UNKNOWN) : Known.of(units.pageBytes());
      pageBytes = known;
    }
    return known;
  }

  static Known<long[]> pages(String vmstat) {
    return FlatKeyed.number(vmstat, "pswpin")
        .then(
            in -> FlatKeyed.number(vmstat, "pswpout").then(out -> Known.of(new long[] {in, out})));
  }

  @Override
  public Swap figures(long[] now, @Nullable Since<long[]> since) {
    var reasons = new Reasons();
    var change =
        new Change(since == null ? null : since.sample(), now, since == null ? 1 : since.seconds());
    return new Swap(
        reasons.take("inBytesPerSecond", change.bytesPerSecond(IN, 1)),
        reasons.take("outBytesPerSecond", change.bytesPerSecond(OUT, 1)),
        now[IN],
        now[OUT],
        reasons.take("intervalMillis", Since.interval(since)),
        reasons.map());
  }
}
