package vigia.scanner.answer;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vigia.machine.PortAnswer;

/// The looks of one scan, each on a virtual thread of its own.
public final class Looks implements AutoCloseable {
  /// What answers on more ports than that is no computer with services: a proxy, a trap.
  static final int MOST_OF_ONE = 100;

  /// In one scan: each may cost seconds, and two kilobytes that stay.
  static final int MOST = 1_000;

  private final Semaphore room;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("answer-", 0).factory());

  private final Map<InetAddress, Integer> asked = new HashMap<>();
  private int count;

  /// @param room how many at once, shared by all scans
  public Looks(Semaphore room) {
    this.room = room;
  }

  /// Looks soon and tells what was found, unless there are too many or it is closed before. Not for
  /// several threads.
  public void at(Place place, Consumer<PortAnswer> told) {
    if (count < MOST && asked.merge(place.address(), 1, Integer::sum) <= MOST_OF_ONE) {
      count++;
      threads.execute(() -> look(place, told));
    }
  }

  private void look(Place place, Consumer<PortAnswer> told) {
    try {
      room.acquire();
    } catch (InterruptedException closed) {
      return;
    }
    PortAnswer answer;
    try {
      answer = Look.at(place);
    } finally {
      room.release();
    }
    if (!Thread.currentThread().isInterrupted()) {
      told.accept(answer);
    }
  }

  /// No more will be asked for.
  public void last() {
    threads.shutdown();
  }

  /// Waits for those that were asked for, after the [#last].
  ///
  /// @return whether they are over
  public boolean await(Duration most) throws InterruptedException {
    return threads.awaitTermination(most.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Breaks off what is going on; no connection is left open.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }
}
