package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A line of what changed between two scans, whatever it was.
///
/// @param ports that changed; of a host, those that are or were open
/// @param from of a port its [PortState], of a host its [TargetState], or `not-asked`
/// @param to the same, later
@Json
public record ScanChange(String address, String ports, String from, String to) {
  /// Only one of the two scans knows them, in whatever state.
  public static final String NOT_ASKED = "not-asked";

  public static final String ASKED = "asked";

  /// Hosts first, then what opened, what closed, the rest, and what was not compared.
  public static List<ScanChange> of(ScanComparison comparison) {
    var changes = new ArrayList<ScanChange>();
    for (HostChange it : comparison.hosts()) {
      changes.add(new ScanChange(it.address(), it.open(), it.from().wire(), it.to().wire()));
    }
    comparison.ports().stream()
        .sorted(Comparator.comparingInt(ScanChange::rank))
        .forEach(it ->
            changes.add(
                new ScanChange(it.address(), it.ports(), it.from().wire(), it.to().wire())));
    for (NotCompared it : comparison.notCompared()) {
      boolean before = it.onlyIn() == NotCompared.Side.BEFORE;
      changes.add(
          new ScanChange(
              it.address(), it.ports(), before ? ASKED : NOT_ASKED, before ? NOT_ASKED : ASKED));
    }
    return changes;
  }

  private static int rank(PortChange change) {
    return change.to() == PortState.OPEN ? 0 : change.from() == PortState.OPEN ? 1 : 2;
  }
}
