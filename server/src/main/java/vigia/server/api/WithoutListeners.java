package vigia.server.api;

import java.util.List;
import vigia.machine.PortListener;
import vigia.machine.PortRow;
import vigia.machine.ScanEvent;
import vigia.machine.ScanStatus;
import vigia.machine.Unavailable;

/// What a scan found, for whoever may not see processes: that something listens is told, but not
/// who, nor where the kernel's table and the scan disagree.
final class WithoutListeners {
  private static final PortListener DENIED = PortListener.unknown(Unavailable.PERMISSION_DENIED);

  private WithoutListeners() {}

  static ScanStatus of(ScanStatus status) {
    return status.with(
        status.targets().stream().map(target -> target.with(of(target.rows()))).toList());
  }

  static ScanEvent of(ScanEvent event) {
    return switch (event) {
      case ScanEvent.Snapshot(ScanStatus status) -> new ScanEvent.Snapshot(of(status));
      case ScanEvent.Ports(List<PortRow> rows) -> new ScanEvent.Ports(of(rows));
      case ScanEvent.Ended(ScanStatus status) -> new ScanEvent.Ended(of(status));
      case ScanEvent.Progress numbers -> numbers;
    };
  }

  private static List<PortRow> of(List<PortRow> rows) {
    return rows.stream()
        .map(row -> row.listener() == null ? row : row.withListener(DENIED))
        .toList();
  }
}
