package vigia.scanner;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigia.syscall.Errno;
import vigia.syscall.TcpSockets;

/// Gives sockets back that were not answered in time, on a thread of its own: that is a third of
/// the work that a silent port makes, and nothing waits for it. The engine's thread alone calls
/// this; the thread is there from the first socket on.
final class Resetter implements AutoCloseable {
  private final BlockingQueue<Leaving> todo = new LinkedBlockingQueue<>();
  private final BlockingQueue<Leaving> done = new LinkedBlockingQueue<>();
  private Leaving next = new Leaving();
  private @Nullable Thread thread;

  /// @param descriptor nobody else touches it until it is done
  void add(Attempt attempt, int descriptor) {
    next.add(attempt, descriptor);
    if (next.isFull()) {
      hand();
    }
  }

  private void hand() {
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("vigia-resetter").start(this::run);
    }
    todo.add(next);
    next = new Leaving();
  }

  /// Hands over what is done.
  void take(Consumer<Leaving> what) {
    if (!next.isEmpty()) {
      hand();
    }
    for (Leaving leaving = done.poll(); leaving != null; leaving = done.poll()) {
      what.accept(leaving);
    }
  }

  private void run() {
    var tcp = new TcpSockets();
    try {
      while (true) {
        Leaving leaving = todo.take();
        try {
          reset(leaving, tcp);
        } catch (RuntimeException | Error fault) {
          leaving.fault = fault;
        }
        done.add(leaving);
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reset(Leaving leaving, TcpSockets tcp) {
    for (int i = 0; i < leaving.size(); i++) {
      int descriptor = leaving.descriptor(i);
      // Once is enough: whoever sends such errors sends them to each try.
      boolean first = leaving.attempt(i).evidence.silences() == 0;
      Errno error = first ? tcp.error(descriptor) : null;
      leaving.found(i, error, error == null && tcp.disconnect(descriptor) == null);
    }
  }

  /// Hands over all that was not handed over before, done or not; once it is closed.
  void left(Consumer<Leaving> what) {
    todo.forEach(what);
    done.forEach(what);
    what.accept(next);
  }

  /// No socket is touched after this.
  @Override
  public void close() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
  }
}
