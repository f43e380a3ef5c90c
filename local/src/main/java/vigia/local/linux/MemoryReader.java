package vigia.local.linux;

import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.Memory;
import vigia.machine.Unavailable;

/// `/proc/meminfo`, proc_meminfo(5), with the ZFS cache that it does not know of.
final class MemoryReader {
  private static final String ARC = "proc/spl/kstat/zfs/arcstats";

  private final HostFiles files;
  private final Remembered<Boolean> hasArc;

  MemoryReader(HostFiles files) {
    this.files = files;
    this.hasArc = new Remembered<>(() -> files.exists(ARC));
  }

  Known<Memory> read() {
    return files.keptText("proc/meminfo").then(meminfo -> Known.of(parse(meminfo, arcBytes())));
  }

  private long arcBytes() {
    return hasArc.get() && files.keptText(ARC) instanceof Known.Value(String arc)
        ? reclaimableArc(arc)
        : 0;
  }

  /// @param arcBytes what the ZFS cache would give back
  static Memory parse(String meminfo, long arcBytes) {
    var fields = new ColonKeyed(meminfo);
    var reasons = new Reasons();
    Known<Long> total = fields.bytes("MemTotal");
    Known<Long> available = available(fields, total, arcBytes);
    return new Memory(
        reasons.take("totalBytes", total),
        reasons.take("usedBytes", difference(total, available)),
        reasons.take("freeBytes", fields.bytes("MemFree")),
        reasons.take("availableBytes", available),
        reasons.take("buffersBytes", fields.bytes("Buffers")),
        reasons.take("cachedBytes", sum(fields, "Cached", "SReclaimable")),
        reasons.take("sharedBytes", fields.bytes("Shmem")),
        reasons.take("swapTotalBytes", fields.bytes("SwapTotal")),
        reasons.take(
            "swapUsedBytes", difference(fields.bytes("SwapTotal"), fields.bytes("SwapFree"))),
        reasons.map());
  }

  /// MemAvailable is missing before Linux 3.14 and behind some lxcfs, and above the total behind
  /// others, which show the container's MemTotal beside the machine's MemAvailable.
  private static Known<Long> available(ColonKeyed fields, Known<Long> total, long arcBytes) {
    return total.then(most -> {
      Known<Long> said =
          fields
              .bytes("MemAvailable")
              .then(v -> v <= most ? Known.of(v) : Known.absent(Unavailable.UNREADABLE))
              .or(() -> estimated(fields));
      return said.then(v -> Known.of(Math.min(most, v + arcBytes)));
    });
  }

  private static Known<Long> estimated(ColonKeyed fields) {
    return sum(fields, "MemFree", "Buffers", "Cached", "SReclaimable")
        .then(
            cached -> fields.bytes("Shmem").then(shared -> Known.of(Math.max(0, cached - shared))));
  }

  private static Known<Long> sum(ColonKeyed fields, String... names) {
    Known<Long> sum = Known.of(0L);
    for (String name : names) {
      sum = sum.then(before -> fields.bytes(name).then(more -> Known.of(before + more)));
    }
    return sum;
  }

  private static Known<Long> difference(Known<Long> whole, Known<Long> part) {
    return whole.then(w -> part.then(p -> Known.of(Math.max(0, w - p))));
  }

  /// What the ARC would give back under pressure: its size above its minimum. It is not in the page
  /// cache, so MemAvailable counts it as used.
  static long reclaimableArc(String arcstats) {
    Long size = null;
    Long least = null;
    for (String line : arcstats.split("\n", -1)) {
      // name, kstat type, data
      String[] words = line.strip().split(" +", -1);
      if (words.length == 3 && Numbers.parse(words[2]) instanceof Known.Value(Long value)) {
        switch (words[0]) {
          case "size" -> size = value;
          case "c_min" -> least = value;
          default -> {}
        }
      }
    }
    return size == null || least == null ? 0 : Math.max(0, size - least);
  }
}
