package vigia.desktop.present;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Where presenters live.
///
/// @param window runs what is given on the window's thread, in order
/// @param faults is told of mistakes of Vigia's own
public record Desk(Executor window, Consumer<Throwable> faults) {

  /// Has it done on the window's thread and waits: who tells news faster than they can be shown has
  /// to skip some rather than queue them.
  ///
  /// @throws InterruptedException when the news are no longer wanted
  void show(Runnable news) throws InterruptedException {
    var task = new FutureTask<>(news, true);
    window.execute(task);
    try {
      task.get();
    } catch (ExecutionException failed) {
      faults.accept(failed);
    } catch (CancellationException closed) {
      // There is no window any more.
    }
  }
}
