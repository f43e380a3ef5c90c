package vigia.language.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigia.language.Speech;
import vigia.machine.PortAnswer;
import vigia.machine.TlsAnswer;
import vigia.machine.Unavailable;

/// What answers at a port, in one line.
final class PortAnswers {
  private PortAnswers() {}

  static String of(@Nullable PortAnswer answer, Speech speech) {
    if (answer == null) {
      return "";
    }
    var parts = new ArrayList<String>();
    if (answer.text() != null) {
      parts.add(answer.text());
    } else if (answer.tls() == null) {
      parts.add(speech.words().of(answer.kind()));
    }
    if (answer.server() != null) {
      parts.add(answer.server());
    }
    if (answer.tls() != null) {
      parts.addAll(of(answer.tls(), speech));
    }
    return String.join("; ", parts);
  }

  private static List<String> of(TlsAnswer tls, Speech speech) {
    var parts = new ArrayList<String>();
    parts.add(tls.version() == null ? speech.text("answer.no-handshake") : tls.version());
    if (tls.subject() == null || tls.notAfter() == null) {
      parts.add(
          speech.text(
              "answer.no-certificate",
              "why",
              speech.words().of(tls.unavailable().getOrDefault("subject", Unavailable.UNKNOWN))));
      return parts;
    }
    parts.add(tls.subject().isEmpty() ? String.join(", ", tls.names()) : tls.subject());
    parts.add(speech.text("answer.until", "time", speech.formats().instant(tls.notAfter())));
    if (Boolean.TRUE.equals(tls.selfSigned())) {
      parts.add(speech.text("answer.self-signed"));
    }
    return parts;
  }
}
