package vigia.language.view;

import java.util.List;
import vigia.language.Cell;
import vigia.language.Speech;
import vigia.language.Tint;
import vigia.machine.ScanOrigin;
import vigia.machine.ScanState;
import vigia.machine.ScanSummary;

/// The columns of a list of scans.
public final class ScanColumns {
  private ScanColumns() {}

  public static List<Column<ScanSummary>> of(Speech speech) {
    return List.of(
        Column.text(speech, "id", scan -> Cell.of(scan.id(), Tint.ACCENT), ScanSummary::id),
        Column.text(
            speech,
            "started",
            scan -> Cell.of(speech.formats().minute(scan.startedAt())),
            ScanSummary::startedAt),
        Column.text(
            speech,
            "state",
            scan -> Cell.of(speech.words().of(scan.state()), tint(scan.state())),
            ScanSummary::state),
        Column.number(
            speech,
            "open",
            scan -> Cell.of(speech.formats().count(scan.open())),
            ScanSummary::open),
        Column.text(speech, "targets", scan -> Cell.of(targets(scan)), ScanColumns::targets),
        Column.text(speech, "ports", scan -> Cell.of(ports(scan)), ScanColumns::ports),
        Column.text(speech, "by", scan -> Cell.of(by(scan, speech)), scan -> by(scan, speech)));
  }

  /// As they were asked for; empty when that is not known.
  public static String targets(ScanSummary scan) {
    return scan.origin() == null ? "" : String.join(", ", scan.origin().targets());
  }

  /// As they were asked for; empty when that is not known.
  public static String ports(ScanSummary scan) {
    return scan.origin() == null ? "" : scan.origin().ports();
  }

  private static String by(ScanSummary scan, Speech speech) {
    ScanOrigin origin = scan.origin();
    if (origin == null) {
      return "";
    }
    String by = origin.startedBy();
    return by == null ? speech.text("scans.terminal") : by;
  }

  private static Tint tint(ScanState state) {
    return switch (state) {
      case RUNNING, PAUSED -> Tint.ACCENT;
      case DONE -> Tint.GOOD;
      case CANCELLED -> Tint.WARNING;
      case FAILED -> Tint.BAD;
    };
  }
}
