package vigia.language.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.language.Cell;
import vigia.language.Speech;
import vigia.language.Tint;
import vigia.machine.ListenerFinding;
import vigia.machine.PortListener;
import vigia.machine.Unavailable;

/// Who listens on a port, in one line.
final class PortListeners {
  private PortListeners() {}

  static Cell of(@Nullable PortListener listener, Speech speech) {
    if (listener == null) {
      return Cell.of("");
    }
    ListenerFinding finding = listener.finding();
    var parts = new ArrayList<String>();
    if (finding != null) {
      parts.add(speech.words().of(finding));
    }
    if (finding != ListenerFinding.NO_LISTENER) {
      parts.add(process(listener, speech));
      add(parts, listener.user());
      add(parts, listener.address());
      if (listener.sockets() != null && listener.sockets() > 1) {
        parts.add(
            speech.text("listener.sockets", "count", speech.formats().count(listener.sockets())));
      }
    }
    return Cell.of(String.join(", ", parts), finding == null ? Tint.NONE : Tint.WARNING);
  }

  private static void add(List<String> parts, @Nullable String part) {
    if (part != null) {
      parts.add(part);
    }
  }

  private static String process(PortListener listener, Speech speech) {
    if (listener.pid() == null) {
      Unavailable why = listener.unavailable().getOrDefault("pid", Unavailable.UNKNOWN);
      return speech.text("listener.unknown", "why", speech.words().of(why));
    }
    String name = listener.process() == null ? "?" : listener.process();
    return name + " (" + listener.pid() + ")";
  }
}
