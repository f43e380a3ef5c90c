package vigia.cli.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The program's surroundings: its environment, its streams, and whether people sit behind them.
public final class Terminal {
  private final Map<String, String> environment;
  private final InputStream in;
  private final Output out;
  private final Output err;
  private final boolean outIsScreen;
  private final boolean errIsScreen;

  /// @param outIsScreen whether results go to a terminal: then they fit its width and may be
  ///   coloured
  /// @param errIsScreen whether messages do: then progress is shown
  public Terminal(
      Map<String, String> environment,
      InputStream in,
      OutputStream out,
      OutputStream err,
      boolean outIsScreen,
      boolean errIsScreen) {
    this(environment, in, out, new Output(err), outIsScreen, errIsScreen);
  }

  private Terminal(
      Map<String, String> environment,
      InputStream in,
      OutputStream out,
      Output err,
      boolean outIsScreen,
      boolean errIsScreen) {
    this.environment = Map.copyOf(environment);
    this.in = in;
    this.out = new Output(out);
    this.err = err;
    this.outIsScreen = outIsScreen;
    this.errIsScreen = errIsScreen;
  }

  /// This process's own.
  public static Terminal own() {
    return new Terminal(
        System.getenv(),
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        isScreen(1),
        isScreen(2));
  }

  private static boolean isScreen(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException noProc) {
      return console() != null;
    }
  }

  /// The same terminal, with results gathered elsewhere before they are shown on it.
  public Terminal writingTo(OutputStream page) {
    return new Terminal(environment, in, page, err, outIsScreen, errIsScreen);
  }

  /// Where a person can be asked; null when nobody sits there.
  @SuppressWarnings("SystemConsoleNull") // its documentation still allows it
  public static @Nullable Console console() {
    Console console = System.console();
    return console != null && console.isTerminal() ? console : null;
  }

  public Map<String, String> environment() {
    return environment;
  }

  public InputStream in() {
    return in;
  }

  public Output out() {
    return out;
  }

  public Output err() {
    return err;
  }

  public boolean outIsScreen() {
    return outIsScreen;
  }

  public boolean errIsScreen() {
    return errIsScreen;
  }

  /// The terminal's size now; it may change while the program runs.
  public Size size() {
    return Size.of(environment);
  }

  /// How wide a table may be: the terminal's columns, or without limit when programs read it.
  public int width() {
    return outIsScreen ? size().columns() : Integer.MAX_VALUE;
  }

  /// Colours for results; none when they do not go to a terminal, under `NO_COLOR`, or when the
  /// terminal is dumb.
  public Style style() {
    boolean plain =
        !outIsScreen
            || !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "dumb").equals("dumb");
    return plain ? Style.PLAIN : Style.COLOUR;
  }
}
