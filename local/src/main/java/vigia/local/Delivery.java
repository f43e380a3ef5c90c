package vigia.local;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.machine.Subscription;
import vigia.machine.Topic;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;

/// Hands ticks to one watcher, on a thread of its own. Holds one at most: a watcher that is slower
/// than the sampler misses those in between.
final class Delivery implements Subscription {
  private final WatchRequest request;
  private final Watcher watcher;
  private final Consumer<Delivery> ended;
  private final AtomicReference<@Nullable Tick> next = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closed;

  /// @param ended told once, when it is closed
  Delivery(WatchRequest request, Watcher watcher, Consumer<Delivery> ended) {
    this.request = request;
    this.watcher = watcher;
    this.ended = ended;
    // It runs the watcher's code, which may write to a socket: that unmounts a virtual thread.
    this.thread = Thread.ofVirtual().name("vigia-watcher").unstarted(this::run);
  }

  Extent extent() {
    return extent(request);
  }

  static Extent extent(WatchRequest request) {
    return request.topics().contains(Topic.READINGS) ? Extent.READINGS : Extent.OVERVIEW;
  }

  void start(Tick first) {
    next.set(first);
    thread.start();
  }

  /// Never waits.
  void offer(Tick tick) {
    next.set(tick);
    LockSupport.unpark(thread);
  }

  private void run() {
    try {
      while (!closed) {
        Tick tick = next.getAndSet(null);
        if (tick == null) {
          LockSupport.park(this);
        } else {
          hand(tick);
        }
      }
    } catch (RuntimeException mistake) {
      System.getLogger("vigia.local").log(Level.ERROR, "a watcher threw and gets no more", mistake);
    } finally {
      close();
    }
  }

  private void hand(Tick tick) {
    if (request.topics().contains(Topic.OVERVIEW)) {
      watcher.overview(tick.overview());
    }
    if (request.topics().contains(Topic.READINGS) && !closed) {
      watcher.readings(tick.readings());
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    ended.accept(this);
    LockSupport.unpark(thread);
  }
}
