package vigia.machine;

import java.util.List;

/// What happens during a scan, in order: one snapshot, then ports and progress, then the end.
public sealed interface ScanEvent {

  /// Everything so far. First of all; and again when events were lost because the reader was slow.
  record Snapshot(ScanStatus status) implements ScanEvent {}

  /// Ports done since the event before, at most a quarter of a second's: those that the result will
  /// have rows for as far as that is known yet (open ones always, all when all rows were asked for
  /// or there are few).
  record Ports(List<PortRow> rows) implements ScanEvent {
    public Ports {
      rows = List.copyOf(rows);
    }
  }

  /// How far it is, at most four times a second.
  record Progress(ScanProgress progress) implements ScanEvent {}

  /// It is over; nothing follows.
  record Ended(ScanStatus status) implements ScanEvent {}
}
