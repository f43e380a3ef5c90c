package vigia.server.api;

import java.util.Optional;
import java.util.function.Supplier;
import vigia.machine.PortRows;
import vigia.machine.ScanEvent;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.Wire;
import vigia.server.stream.EventQueue;
import vigia.server.stream.SentEvent;

/// What happens in a scan, as it is sent.
final class ScanEvents {
  private ScanEvents() {}

  /// @param status what makes up for lost events
  static EventQueue<ScanEvent> queue(Supplier<ScanStatus> status) {
    return new EventQueue<>(
        new EventQueue.Form<>(
            ScanEvents::sent,
            ScanEvents::weight,
            ScanEvent.Ended.class::isInstance,
            () -> Optional.of(new SentEvent("snapshot", Wire.json(status.get())))));
  }

  private static SentEvent sent(ScanEvent event) {
    return switch (event) {
      case ScanEvent.Snapshot it -> new SentEvent("snapshot", Wire.json(it.status()));
      case ScanEvent.Ports it -> new SentEvent("ports", Wire.json(new PortRows(it.rows())));
      case ScanEvent.Progress it -> new SentEvent("progress", Wire.json(it.progress()));
      case ScanEvent.Ended it -> new SentEvent("end", Wire.json(it.status()));
    };
  }

  private static int weight(ScanEvent event) {
    return switch (event) {
      case ScanEvent.Ports it -> 1 + it.rows().size();
      case ScanEvent.Snapshot it -> weight(it.status());
      case ScanEvent.Progress _ -> 1;
      case ScanEvent.Ended it -> weight(it.status());
    };
  }

  private static int weight(ScanStatus status) {
    int weight = 1;
    for (TargetResult target : status.targets()) {
      weight += 1 + target.rows().size();
    }
    return weight;
  }
}
