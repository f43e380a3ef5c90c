package vigia.local.linux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vigia.local.Known;
import vigia.local.Rows;
import vigia.machine.Unavailable;

/// `/proc/diskstats`, Documentation/admin-guide/iostats.rst.
final class Diskstats {
  static final int READS = 0;
  static final int READ_SECTORS = 2;
  static final int READ_MILLIS = 3;
  static final int WRITES = 4;
  static final int WRITTEN_SECTORS = 6;
  static final int WRITE_MILLIS = 7;
  static final int BUSY_MILLIS = 9;

  /// Of a sector here, whatever the disk's own are.
  static final int SECTOR_BYTES = 512;

  private static final int COLUMNS = 11;
  private static final Pattern OFTEN_UNUSED = Pattern.compile("(loop|ram|zram)\\d+");

  private Diskstats() {}

  /// Whole disks. An empty file is a machine without any.
  static Known<Rows> parse(String text) {
    var all = new LinkedHashMap<String, long[]>();
    int at = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
      // major, minor, name, counters
      int minor = Columns.skipSpaces(text, wordEnd(text, at, end), end);
      int from = Columns.skipSpaces(text, wordEnd(text, minor, end), end);
      int to = wordEnd(text, from, end);
      if (from == to
          || !(Columns.numbers(text, to, end) instanceof Known.Value<long[]>(long[] counters))
          || counters.length < COLUMNS) {
        return Known.absent(Unavailable.UNREADABLE);
      }
      all.put(text.substring(from, to), counters);
      at = end + 1;
    }
    // The file ends in a newline; without it the last line was cut off.
    return at == text.length()
        ? Known.of(new Rows(whole(all)))
        : Known.absent(Unavailable.UNREADABLE);
  }

  private static int wordEnd(String text, int from, int end) {
    return Columns.wordEnd(text, Columns.skipSpaces(text, from, end), end);
  }

  private static Map<String, long[]> whole(Map<String, long[]> all) {
    var whole = new LinkedHashMap<String, long[]>();
    all.forEach((name, counters) -> {
      boolean unused = counters[READS] == 0 && counters[WRITES] == 0;
      if (!isPartition(name, all.keySet()) && !(unused && OFTEN_UNUSED.matcher(name).matches())) {
        whole.put(name, counters);
      }
    });
    return whole;
  }

  /// `sda1` beside `sda`; after a digit the kernel puts a p: `nvme0n1p1`. The number of `dm-1` is
  /// no partition's, nor is `loop1` one of anything.
  static boolean isPartition(String name, Set<String> all) {
    int digits = name.length();
    while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
      digits--;
    }
    if (digits == name.length()) {
      return false;
    }
    return parents(name.substring(0, digits)).stream().anyMatch(all::contains);
  }

  /// Whose partition a name that begins so may be.
  private static List<String> parents(String beginning) {
    var parents = new ArrayList<>(List.of(beginning));
    int last = beginning.length() - 1;
    if (last > 0
        && beginning.charAt(last) == 'p'
        && Character.isDigit(beginning.charAt(last - 1))) {
      parents.add(beginning.substring(0, last));
    }
    return parents;
  }
}
