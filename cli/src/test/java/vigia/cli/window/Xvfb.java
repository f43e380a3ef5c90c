package vigia.cli.window;

import java.awt.Toolkit;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A screen that nobody sees, on the display that DISPLAY names: Xvfb(1), started for the first
/// class that needs it. One that answers there already is used as it is.
///
/// It ends by itself with its last client, this JVM. Nobody may stop it before: Xlib ends a program
/// whose screen goes away.
final class Xvfb implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.create(Xvfb.class))
        .computeIfAbsent("screen", _ -> screen());
  }

  private static Toolkit screen() {
    String display = String.valueOf(System.getenv("DISPLAY"));
    if (!display.matches(":[0-9]+")) {
      throw new AssertionError("DISPLAY is " + display + ", not one of this machine such as :97");
    }
    try {
      if (!answers(Path.of("/tmp/.X11-unix", "X" + display.substring(1)))) {
        begin(display);
      }
    } catch (IOException missing) {
      throw new AssertionError("the window's tests need Debian's package xvfb", missing);
    }
    return Toolkit.getDefaultToolkit();
  }

  private static boolean answers(Path socket) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException nobody) {
      return false;
    }
  }

  /// It writes its number once it can be used.
  private static void begin(String display) throws IOException {
    String options = " -displayfd 1 -terminate -nolisten tcp -screen 0 1600x1000x24";
    var reader =
        new ProcessBuilder(("Xvfb " + display + options).split(" "))
            .redirectErrorStream(true)
            .start()
            .inputReader();
    var said = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.equals(display.substring(1))) {
        return;
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("Xvfb " + display + " does not start: " + said);
  }
}
