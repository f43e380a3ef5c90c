package vigia.client;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vigia.client.EventStream.Event;
import vigia.machine.Problem;
import vigia.machine.ProblemException;
import vigia.machine.Subscription;

/// Reads an event stream in a thread of its own, and opens it again whenever it breaks, until it is
/// closed or its reader has enough.
final class Follower implements Subscription {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /// Called by one thread, one call at a time.
  interface Reader {
    /// @return whether more is wanted
    boolean event(EventStream stream, Event event);

    /// There is no stream at the moment.
    ///
    /// @return whether to try again
    boolean lost(Problem problem);

    /// Nothing follows any more.
    void done();
  }

  private final Link link;
  private final String path;
  private final Reader reader;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable EventStream current;

  Follower(Link link, String path, Reader reader) {
    this.link = link;
    this.path = path;
    this.reader = reader;
  }

  void start() {
    Thread.ofVirtual().name("vigia-follow " + path).start(this::run);
  }

  private void run() {
    var patience = new Patience(LONGEST_WAIT);
    try {
      boolean wanted = true;
      while (wanted && !isClosed()) {
        Problem lost = readUntilLost(patience);
        wanted =
            lost != null
                && !isClosed()
                && reader.lost(lost)
                && !closed.await(patience.next().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      closed.countDown();
      reader.done();
    }
  }

  /// @return null when the reader has enough
  private @Nullable Problem readUntilLost(Patience patience) {
    try (EventStream stream = link.events(path)) {
      if (!keep(stream)) {
        return null;
      }
      for (Event event = stream.next(); event != null; event = stream.next()) {
        if (isClosed() || !reader.event(stream, event)) {
          return null;
        }
        patience.reset();
      }
      return Trouble.CLOSED_EARLY.at(link.url()).problem();
    } catch (ProblemException failure) {
      return failure.problem();
    }
  }

  private synchronized boolean keep(EventStream stream) {
    current = stream;
    return !isClosed();
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  @Override
  public synchronized void close() {
    closed.countDown();
    if (current != null) {
      current.close();
    }
  }
}
