package vigia.server.stream;

import java.time.Duration;
import java.util.List;

/// Where a stream's writer gets its events from.
public interface EventSource extends OpenStream {

  /// What comes next.
  sealed interface Next {
    /// In this order.
    record Send(List<SentEvent> events) implements Next {
      public Send {
        events = List.copyOf(events);
      }
    }

    /// Nothing happened for that long.
    record Quiet() implements Next {}

    /// Nothing will come any more.
    record Over() implements Next {}
  }

  /// Waits for it.
  Next next(Duration most) throws InterruptedException;
}
