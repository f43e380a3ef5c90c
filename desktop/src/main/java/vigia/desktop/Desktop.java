package vigia.desktop;

import java.awt.AWTError;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import vigia.desktop.present.DesktopOptions;
import vigia.desktop.present.Settings;
import vigia.desktop.screen.Window;

/// The window.
public final class Desktop {
  private Desktop() {}

  /// There is nothing to open a window on.
  public static final class NoDisplayException extends Exception {
    private static final long serialVersionUID = 1L;

    NoDisplayException(@Nullable Throwable cause) {
      super(cause);
    }

    NoDisplayException() {}
  }

  /// Shows the window until the person closes it.
  ///
  /// @throws NoDisplayException when this computer has no screen, or it cannot be reached
  public static void show(DesktopOptions options) throws NoDisplayException, InterruptedException {
    var closed = new CountDownLatch(1);
    Window window = open(options, new Settings(options.home()), closed::countDown);
    closed.await();
    window.farewell();
  }

  private static Window open(DesktopOptions options, Settings settings, Runnable closed)
      throws NoDisplayException, InterruptedException {
    try {
      if (GraphicsEnvironment.isHeadless()) {
        throw new NoDisplayException();
      }
      var opened = new Window[1];
      EventQueue.invokeAndWait(() -> opened[0] = Window.open(options, settings, closed));
      return opened[0];
    } catch (InvocationTargetException failed) {
      throw failure(failed);
    } catch (AWTError | LinkageError unreachable) {
      throw new NoDisplayException(unreachable);
    }
  }

  private static RuntimeException failure(InvocationTargetException failed)
      throws NoDisplayException {
    return switch (failed.getCause()) {
      case HeadlessException none -> throw new NoDisplayException(none);
      case AWTError unreachable -> throw new NoDisplayException(unreachable);
      case LinkageError incomplete -> throw new NoDisplayException(incomplete);
      case RuntimeException mistake -> mistake;
      case null, default -> new IllegalStateException(failed);
    };
  }
}
