package vigia.server.http;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import vigia.server.event.OneLine;
import vigia.server.event.TokenBucket;

/// What Jetty warns of. It repeats what clients sent, so it is made safe for a terminal, and a
/// client must not be able to fill a disk with it.
final class JettyLog extends Handler {
  private static final System.Logger LOG = System.getLogger("vigia.server");

  /// Kept, as the logging system forgets the settings of a logger that nobody holds.
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private static final int AT_ONCE = 20;
  private static final int PER_SECOND = 1;

  private final TokenBucket lines = new TokenBucket(AT_ONCE, PER_SECOND);

  private JettyLog() {
    setFormatter(new SimpleFormatter());
  }

  /// For the whole program: there is one Jetty in it.
  static void install() {
    if (JETTY.getHandlers().length == 0) {
      JETTY.setLevel(Level.WARNING);
      JETTY.setUseParentHandlers(false);
      JETTY.addHandler(new JettyLog());
    }
  }

  @Override
  public void publish(LogRecord line) {
    if (isLoggable(line) && lines.take()) {
      Throwable thrown = line.getThrown();
      String cause = thrown == null ? "" : " " + thrown;
      LOG.log(
          System.Logger.Level.WARNING,
          "{0}",
          OneLine.of(getFormatter().formatMessage(line) + cause));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
