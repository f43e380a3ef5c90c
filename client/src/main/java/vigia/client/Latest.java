package vigia.client;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be delivered next: of each kind only the latest, in the order in which they came.
final class Latest {
  private final Map<String, Runnable> waiting = new LinkedHashMap<>();
  private boolean ended;

  synchronized void put(String kind, Runnable delivery) {
    waiting.remove(kind);
    waiting.put(kind, delivery);
    notifyAll();
  }

  /// What waits is still delivered, then nothing more.
  synchronized void end() {
    ended = true;
    notifyAll();
  }

  /// Nothing more is delivered, also not what waits.
  synchronized void close() {
    ended = true;
    waiting.clear();
    notifyAll();
  }

  /// Delivers in this thread until the end.
  void deliver() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private synchronized @Nullable Runnable next() {
    try {
      while (waiting.isEmpty() && !ended) {
        wait();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return null;
    }
    if (waiting.isEmpty()) {
      return null;
    }
    var entries = waiting.entrySet().iterator();
    Runnable oldest = entries.next().getValue();
    entries.remove();
    return oldest;
  }
}
