package vigia.local.linux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.local.Known;
import vigia.local.Reasons;
import vigia.machine.ResourceLimit;
import vigia.machine.Unavailable;
import vigia.machine.Unit;

/// `/proc/PID/limits`, proc_pid_limits(5): a table of fixed columns, `%-25s %-20s %-20s %-10s` in
/// the kernel's fs/proc/base.c.
final class ProcessLimits {
  private static final String START = "Max ";
  private static final String UNLIMITED = "unlimited";
  private static final int SOFT = 26;
  private static final int HARD = 47;
  private static final int UNITS = 68;

  private ProcessLimits() {}

  /// In the kernel's order; what is no limit is passed over, such as the titles.
  ///
  /// @return [Unavailable#UNREADABLE] when it is cut off or no such file
  static Known<List<ResourceLimit>> parse(String text) {
    var limits = new ArrayList<ResourceLimit>();
    for (String line : text.split("\n", -1)) {
      ResourceLimit limit = line.startsWith(START) ? limit(line) : null;
      if (limit != null) {
        limits.add(limit);
      }
    }
    return limits.isEmpty() || !text.endsWith("\n")
        ? Known.absent(Unavailable.UNREADABLE)
        : Known.of(List.copyOf(limits));
  }

  private static @Nullable ResourceLimit limit(String line) {
    if (line.length() < UNITS) {
      return null;
    }
    String name = line.substring(START.length(), SOFT).strip();
    String soft = line.substring(SOFT, HARD).strip();
    String hard = line.substring(HARD, UNITS).strip();
    if (!name.matches("[a-z0-9 ]+") || !isLimit(soft) || !isLimit(hard)) {
      return null;
    }
    var reasons = new Reasons();
    return new ResourceLimit(
        name.replace(' ', '-'),
        reasons.take("soft", value(soft)),
        reasons.take("hard", value(hard)),
        unit(line.substring(UNITS).strip()),
        reasons.map());
  }

  private static boolean isLimit(String text) {
    return text.equals(UNLIMITED) || text.matches("[0-9]+");
  }

  private static Known<Long> value(String text) {
    return text.equals(UNLIMITED) ? Known.absent(Unavailable.NOT_APPLICABLE) : Numbers.parse(text);
  }

  private static Unit unit(String word) {
    return switch (word) {
      case "bytes" -> Unit.BYTES;
      case "seconds" -> Unit.SECONDS;
      case "us" -> Unit.MICROSECONDS;
      case "files", "locks", "processes", "signals" -> Unit.COUNT;
      default -> Unit.NONE;
    };
  }
}
