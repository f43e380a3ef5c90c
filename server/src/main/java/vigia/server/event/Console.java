package vigia.server.event;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Events on their way to whoever looks on: a terminal, or a pipe that nobody may be reading. Never
/// waited for: what finds no room is counted, and the count told when the reader is back.
final class Console {
  private static final int WAITING = 1_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<ServerEvent> waiting = new ArrayDeque<>();
  private long missed;
  private ServerEvent.@Nullable Closing end;

  /// Before all that waits.
  void first(ServerEvent event) {
    lock.lock();
    try {
      waiting.addFirst(event);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  void offer(ServerEvent event) {
    lock.lock();
    try {
      // Once one was missed so are those behind it, until the reader has caught up: what is told
      // stays in order, and the count stands where the gap is.
      if (missed > 0 || waiting.size() >= WAITING) {
        missed++;
      } else {
        waiting.add(event);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }

  /// No event comes after this one.
  void end(ServerEvent.Closing last) {
    lock.lock();
    try {
      end = last;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the next one.
  ServerEvent take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && missed == 0 && end == null) {
        changed.await();
      }
      ServerEvent next = waiting.poll();
      if (next != null) {
        return next;
      }
      if (missed == 0 && end != null) {
        return end;
      }
      var gap = new ServerEvent.Missed(Instant.now(), missed);
      missed = 0;
      return gap;
    } finally {
      lock.unlock();
    }
  }
}
