package vigia.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A [Dialler] for each core, but for no more than four, from the first stretch on. The engine's
/// thread alone calls this.
final class Diallers implements AutoCloseable {
  /// Ports in one stretch: one or two milliseconds' work, after which it is reported.
  static final int LENGTH = 128;

  /// Handed out ahead of each dialler, so that none waits for the engine.
  private static final int AHEAD = 4;

  private static final int MOST_THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

  private final BlockingQueue<Stretch> todo = new LinkedBlockingQueue<>();
  private final BlockingQueue<Stretch> done = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private int outside;

  boolean hasRoom() {
    return outside < MOST_THREADS * AHEAD;
  }

  boolean isBusy() {
    return outside > 0;
  }

  void dial(Stretch stretch) {
    while (threads.size() < MOST_THREADS) {
      String name = "vigia-dialler-" + threads.size();
      threads.add(Thread.ofPlatform().daemon().name(name).start(new Dialler(todo, done)));
    }
    outside++;
    todo.add(stretch);
  }

  /// Hands over what is done.
  ///
  /// @param millis to wait for the first
  void await(long millis, Consumer<Stretch> what) {
    Stretch stretch = first(millis);
    while (stretch != null) {
      outside--;
      what.accept(stretch);
      stretch = done.poll();
    }
  }

  private @Nullable Stretch first(long millis) {
    try {
      return millis == 0 ? done.poll() : done.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException nobodyDoes) {
      throw new IllegalStateException("the engine's thread was interrupted", nobodyDoes);
    }
  }

  /// No socket of theirs is open after this.
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }
}
