package vigia.language.view;

import java.util.List;
import vigia.language.Cell;
import vigia.language.Speech;
import vigia.language.Tint;
import vigia.machine.PortState;
import vigia.machine.ScanChange;
import vigia.machine.TargetState;

/// The columns of what changed between two scans.
public final class ScanChangeColumns {
  private ScanChangeColumns() {}

  public static List<Column<ScanChange>> of(Speech speech) {
    return List.of(
        Column.text(speech, "address", row -> Cell.of(row.address()), ScanChange::address),
        Column.text(
            speech, "before", row -> Cell.of(word(row.from(), speech), Tint.DIM), ScanChange::from),
        Column.text(
            speech, "after", row -> Cell.of(word(row.to(), speech), tint(row)), ScanChange::to),
        Column.text(speech, "ports", row -> Cell.of(row.ports()), ScanChange::ports));
  }

  private static String word(String state, Speech speech) {
    for (PortState port : PortState.values()) {
      if (port.wire().equals(state)) {
        return speech.words().of(port);
      }
    }
    for (TargetState target : TargetState.values()) {
      if (target.wire().equals(state)) {
        return speech.words().of(target);
      }
    }
    return speech.text("scans." + state);
  }

  private static Tint tint(ScanChange row) {
    if (row.from().equals(ScanChange.NOT_ASKED) || row.to().equals(ScanChange.NOT_ASKED)) {
      return Tint.DIM;
    }
    return row.to().equals(PortState.OPEN.wire()) || row.to().equals(TargetState.UP.wire())
        ? Tint.GOOD
        : Tint.WARNING;
  }
}
