package vigia.machine;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/// What answers at a port: what the service says of itself, which may be anything.
///
/// @param text the banner's first lines, or the status line of HTTP: at most 256 characters, each
///   of which can be seen (a control is `\x1B`, a byte that is not UTF-8 `\xFF`, between two lines
///   stands `\n`); `…` at its end where more followed. Absent when it said nothing
/// @param server the `Server` header of HTTP, likewise; at most 128 characters
/// @param tls absent when it does not speak TLS
@Json
public record PortAnswer(
    AnswerKind kind, @Nullable String text, @Nullable String server, @Nullable TlsAnswer tls) {
  /// About what one takes in memory, with a certificate in it.
  public static final int BYTES = 1024;

  public PortAnswer {
    Wire.present(kind);
  }

  public static PortAnswer of(AnswerKind kind) {
    return new PortAnswer(kind, null, null, null);
  }
}
