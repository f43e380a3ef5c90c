package vigia.client;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Closes a socket when an answer as a whole takes too long. A read's own timeout would not do: a
/// server that sends one byte now and then never meets it, and a blocked write has none.
final class Deadline implements AutoCloseable {

  /// One thread for all of them, since closing a socket does not block.
  private static final class Timer {
    static final ScheduledThreadPoolExecutor ONE =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("vigia-deadlines").factory());

    static {
      ONE.setRemoveOnCancelPolicy(true);
    }
  }

  private final long end;
  private final Future<?> alarm;
  private @Nullable Closeable guarded;
  private boolean expired;

  private Deadline(Duration most) {
    end = System.nanoTime() + most.toNanos();
    alarm = Timer.ONE.schedule(this::expire, most.toNanos(), TimeUnit.NANOSECONDS);
  }

  static Deadline in(Duration most) {
    return new Deadline(most);
  }

  /// From now on it is this that is closed when time is up.
  synchronized void guard(Closeable socket) {
    guarded = socket;
    if (expired) {
      closeNow(socket);
    }
  }

  int leftMillis() {
    return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()));
  }

  synchronized boolean expired() {
    return expired;
  }

  private synchronized void expire() {
    expired = true;
    if (guarded != null) {
      closeNow(guarded);
    }
  }

  private static void closeNow(Closeable socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException("a plain socket closes without an exchange", failure);
    }
  }

  @Override
  public void close() {
    alarm.cancel(false);
  }
}
