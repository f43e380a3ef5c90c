package vigia.cli.window;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A screen that nobody sees, on the display that DISPLAY names: Xvfb(1), started for the first
/// class that needs it and stopped after the last.
final class Xvfb implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Xvfb.class))
        .computeIfAbsent("running", _ -> Running.start());
  }

  /// @param process null when somebody else's answers there
  private record Running(Process process) implements AutoCloseable {
    static Running start() {
      String display = String.valueOf(System.getenv("DISPLAY"));
      if (!display.matches(":[0-9]+")) {
        throw new AssertionError(
            "DISPLAY is " + display + ", not a number of this machine such as :97");
      }
      Path socket = Path.of("/tmp/.X11-unix", "X" + display.substring(1));
      try {
        return answers(socket) ? new Running(null) : new Running(begin(display));
      } catch (IOException missing) {
        throw new AssertionError("the window's tests need Debian's package xvfb", missing);
      }
    }

    private static boolean answers(Path socket) {
      try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        return channel.connect(UnixDomainSocketAddress.of(socket));
      } catch (IOException nobody) {
        return false;
      }
    }

    /// It writes its number once it can be used.
    private static Process begin(String display) throws IOException {
      Process process =
          new ProcessBuilder(
                  "Xvfb",
                  display,
                  "-displayfd",
                  "1",
                  "-noreset",
                  "-nolisten",
                  "tcp",
                  "-screen",
                  "0",
                  "1600x1000x24")
              .redirectErrorStream(true)
              .start();
      var said = new StringBuilder();
      var reader = process.inputReader();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.equals(display.substring(1))) {
          return process;
        }
        said.append(line).append('\n');
      }
      throw new AssertionError("Xvfb " + display + " does not start: " + said);
    }

    @Override
    public void close() {
      if (process != null) {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
      }
    }
  }
}
