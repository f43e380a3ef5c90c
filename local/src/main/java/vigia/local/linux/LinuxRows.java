package vigia.local.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.linux.LinuxProcess.Surroundings;
import vigia.local.listing.CpuShare;
import vigia.local.listing.CpuSnapshot;
import vigia.local.listing.ProcessRow;
import vigia.local.listing.ProcessRows;
import vigia.machine.ProcessQuery;
import vigia.machine.ProcessSort;

/// The rows of a sample. An object is made only of those that are looked at.
final class LinuxRows implements ProcessRows {
  private final ProcessSample sample;
  private final CpuSnapshot earlier;
  private final Surroundings around;
  private final LongSupplier readUptime;
  private final @Nullable LinuxProcess[] made;

  /// Of each row, the one of the same process in the earlier snapshot, or -1.
  private final int[] places;

  private @Nullable Long uptimeNanos;

  /// @param earlier what CPU time is measured from
  /// @param uptime of the system in nanoseconds, or 0 when it is not known
  LinuxRows(ProcessSample sample, CpuSnapshot earlier, Surroundings around, LongSupplier uptime) {
    this.sample = sample;
    this.earlier = earlier;
    this.around = around;
    this.readUptime = uptime;
    this.made = new LinuxProcess[sample.size()];
    this.places = places(sample.cpu(), earlier);
  }

  @Override
  public int size() {
    return sample.size();
  }

  @Override
  public long pid(int row) {
    return sample.cpu().pid(row);
  }

  /// Most have not run, and need no division.
  @Override
  public double cpuPercent(int row) {
    CpuSnapshot now = sample.cpu();
    int at = places[row];
    if (at < 0) {
      return percent(share(row));
    }
    long used = now.usedNanos(row) - earlier.usedNanos(at);
    return used == 0 ? 0 : CpuShare.percent(used, now.takenNanos(row) - earlier.takenNanos(at));
  }

  private static double percent(CpuShare share) {
    return share.percentOfCore() instanceof Known.Value<Double>(Double known) ? known : Double.NaN;
  }

  private CpuShare share(int row) {
    CpuSnapshot now = sample.cpu();
    int at = places[row];
    long age = at < 0 ? uptime() - around.scale().nanos(now.start(row)) : 0;
    return CpuShare.since(earlier, at, now.usedNanos(row), now.takenNanos(row), age);
  }

  /// Both are in the order of PIDs: one walk through both.
  private static int[] places(CpuSnapshot now, CpuSnapshot earlier) {
    var found = new int[now.size()];
    int at = 0;
    for (int row = 0; row < found.length; row++) {
      at = earlier.seek(at, now.pid(row));
      found[row] = earlier.isAt(at, now.pid(row), now.start(row)) ? at : -1;
    }
    return found;
  }

  private long uptime() {
    Long known = uptimeNanos;
    if (known == null) {
      known = readUptime.getAsLong();
      uptimeNanos = known;
    }
    return known;
  }

  @Override
  public double memoryBytes(int row) {
    Long bytes = get(row).rssBytes();
    return bytes == null ? Double.NaN : bytes;
  }

  @Override
  public LinuxProcess get(int row) {
    LinuxProcess known = made[row];
    if (known == null) {
      known = new LinuxProcess(sample.stat(row), sample.seen(row), share(row), around);
      made[row] = known;
    }
    return known;
  }

  /// A filter looks at all words of all rows; their names alone are words of few.
  @Override
  public void prepare(ProcessQuery query) {
    boolean filtered = !query.filter().isEmpty();
    if (filtered || query.sort() == ProcessSort.NAME) {
      var wanted = new ArrayList<ProcessRow>();
      for (int row = 0; row < size(); row++) {
        LinuxProcess process = get(row);
        if (filtered || process.nameIsAWord()) {
          wanted.add(process);
        }
      }
      complete(wanted);
    }
  }

  @Override
  public void complete(List<ProcessRow> chosen) {
    around.words().tell(chosen);
  }
}
