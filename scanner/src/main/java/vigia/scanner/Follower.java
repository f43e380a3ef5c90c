package vigia.scanner;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.machine.ScanEvent;
import vigia.machine.Subscription;

/// One reader of a scan's events, on a thread of its own. What it has not taken yet waits in a
/// short queue; when that is full the queue is dropped, and the reader is behind: it gets a
/// snapshot next. That is also how each begins.
///
/// The board's lock guards everything but the call of the reader.
final class Follower implements Subscription {
  private static final int MOST_EVENTS = 32;
  private static final int MOST_ROWS = 16_384;

  private final ScanBoard board;
  private final Condition news;
  private final Consumer<ScanEvent> reader;
  private final ArrayDeque<ScanEvent> queue = new ArrayDeque<>();
  private int rows;
  private boolean behind = true;
  private boolean gone;

  Follower(ScanBoard board, Condition news, Consumer<ScanEvent> reader) {
    this.board = board;
    this.news = news;
    this.reader = reader;
  }

  /// Calls the reader until the scan has ended, it is closed, or the reader throws.
  void run() {
    try {
      ScanEvent event = board.next(this);
      while (event != null) {
        reader.accept(event);
        event = event instanceof ScanEvent.Ended ? null : board.next(this);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } finally {
      board.leave(this);
    }
  }

  @Override
  public void close() {
    board.leave(this);
  }

  void offer(ScanEvent event) {
    if (behind) {
      return;
    }
    queue.addLast(event);
    rows += rowsOf(event);
    if (queue.size() > MOST_EVENTS || rows > MOST_ROWS) {
      beginAnew();
    }
    news.signal();
  }

  /// With a snapshot, in place of what waits.
  void beginAnew() {
    queue.clear();
    rows = 0;
    behind = true;
    news.signal();
  }

  @Nullable ScanEvent poll() {
    ScanEvent event = queue.pollFirst();
    rows -= event == null ? 0 : rowsOf(event);
    return event;
  }

  private static int rowsOf(ScanEvent event) {
    return event instanceof ScanEvent.Ports ports ? ports.rows().size() : 0;
  }

  boolean isBehind() {
    return behind;
  }

  void caughtUp() {
    behind = false;
  }

  boolean isGone() {
    return gone;
  }

  void gone() {
    gone = true;
    queue.clear();
    news.signal();
  }

  void wake() {
    news.signal();
  }

  /// Until there is something to hand to the reader, or nothing will come any more.
  void awaitNews(BooleanSupplier over) throws InterruptedException {
    while (!over.getAsBoolean() && !gone && !behind && queue.isEmpty()) {
      news.await();
    }
  }
}
