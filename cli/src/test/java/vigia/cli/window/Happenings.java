package vigia.cli.window;

import java.awt.AWTEvent;
import java.awt.EventQueue;
import java.awt.Toolkit;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The event thread: what a window shows is asked there, and changes only there.
final class Happenings {
  private static final int MOST_SECONDS = 20;
  private static final List<Waiting> WAITING = new CopyOnWriteArrayList<>();
  private static final List<Throwable> FAULTS = new CopyOnWriteArrayList<>();

  static {
    Toolkit.getDefaultToolkit().getSystemEventQueue().push(new Watched());
  }

  private Happenings() {}

  private record Waiting(BooleanSupplier condition, CompletableFuture<Boolean> held) {
    void look() {
      try {
        if (condition.getAsBoolean()) {
          held.complete(true);
        }
      } catch (RuntimeException | Error wrong) {
        held.completeExceptionally(wrong);
      }
    }
  }

  private static final class Watched extends EventQueue {
    @Override
    protected void dispatchEvent(AWTEvent event) {
      try {
        super.dispatchEvent(event);
      } catch (RuntimeException | Error fault) {
        FAULTS.add(fault);
        throw fault;
      } finally {
        WAITING.forEach(Waiting::look);
      }
    }
  }

  /// What went wrong on the event thread since the last call.
  static List<Throwable> faults() {
    List<Throwable> faults = List.copyOf(FAULTS);
    FAULTS.clear();
    return faults;
  }

  static <T> T get(Supplier<T> question) {
    var answer = new AtomicReference<T>();
    run(() -> answer.set(question.get()));
    return answer.get();
  }

  static void run(Runnable action) {
    try {
      EventQueue.invokeAndWait(action);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    } catch (InvocationTargetException failed) {
      throw new AssertionError(failed.getCause());
    }
  }

  /// Waits until it holds; it is looked at after each event.
  static void await(String what, BooleanSupplier condition) {
    var waiting = new Waiting(condition, new CompletableFuture<>());
    WAITING.add(waiting);
    EventQueue.invokeLater(() -> {});
    try {
      waiting.held.get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException late) {
      throw new AssertionError("never came: " + what, late);
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(what, failed);
    } finally {
      WAITING.remove(waiting);
    }
  }
}
