package vigia.cli.command;

import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import vigia.cli.terminal.Format;
import vigia.cli.terminal.ReaderGoneException;
import vigia.language.Speech;
import vigia.language.Tint;
import vigia.server.event.ServerEvent;

/// Tells what happens to a server, a line each.
final class EventPrinter {
  private final Call call;
  private final Speech speech;
  private final Format format;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean unheard;

  EventPrinter(Call call, Format format) {
    this.call = call;
    this.format = format;
    speech = call.speech();
  }

  void print(ServerEvent event) {
    line(format == Format.TABLE ? sentence(event) : event.json());
  }

  /// A server goes on when nobody reads its messages any more.
  private void line(String text) {
    lock.lock();
    try {
      if (!unheard) {
        call.out().line(text).flush();
      }
    } catch (ReaderGoneException | UncheckedIOException unwritable) {
      unheard = true;
    } finally {
      lock.unlock();
    }
  }

  private String sentence(ServerEvent event) {
    return switch (event) {
      case ServerEvent.Listening listening -> listening(listening);
      case ServerEvent.LoggedIn e -> said(e, "from", e.from(), "name", e.name());
      case ServerEvent.Connected e -> said(e, "from", e.from(), "name", e.name());
      case ServerEvent.Left e -> said(e, "from", e.from(), "name", e.name());
      case ServerEvent.TokenUsed e -> said(e, "from", e.from(), "name", e.name());
      case ServerEvent.Refused e -> refused(e);
      case ServerEvent.ScanStarted e ->
          said(e, "from", e.from(), "targets", String.join(", ", e.targets()), "ports", e.ports());
      case ServerEvent.ScanEnded e ->
          said(
              e,
              "state",
              speech.words().of(e.state()),
              "scanned",
              speech.formats().count(e.scanned()),
              "open",
              speech.formats().count(e.open()));
      case ServerEvent.TokenCreated e -> said(e, "name", e.name());
      case ServerEvent.TokenRevoked e -> said(e, "name", e.name());
      case ServerEvent.LoginLinkMade e -> said(e);
      case ServerEvent.Missed e -> said(e, "count", speech.formats().count(e.count()));
      case ServerEvent.Closing e -> said(e);
    };
  }

  private String listening(ServerEvent.Listening event) {
    String key = event.fingerprint();
    return speech.text("cli.serve.listening", "url", event.url())
        + (key == null ? "" : "\n" + speech.text("cli.serve.fingerprint", "fingerprint", key))
        + "\n"
        + speech.text("cli.serve.login", "link", event.login());
  }

  private String refused(ServerEvent.Refused event) {
    String more =
        event.more() == 0
            ? ""
            : " " + speech.text("cli.event.more", "more", speech.formats().count(event.more()));
    return said(
            event,
            "from",
            event.from(),
            "status",
            Integer.toString(event.status()),
            "why",
            event.code().wire(),
            "request",
            event.method() + " " + event.path())
        + more;
  }

  private String said(ServerEvent event, String... params) {
    return call.terminal().style().paint(Tint.DIM, speech.formats().instant(event.at()))
        + "  "
        + speech.text("cli.event." + event.event(), params);
  }
}
