package vigia.machine;

import io.avaje.jsonb.Json;

/// How a service answered whoever connected.
public enum AnswerKind {
  /// It spoke first.
  BANNER("banner"),
  /// It answered an HTTP request.
  HTTP("http"),
  /// It speaks TLS, and no HTTP through it.
  TLS("tls"),
  /// It answered an HTTP request through TLS.
  HTTPS("https"),
  /// It answered an HTTP request with something else.
  OTHER("other"),
  /// It took the connection and said nothing.
  SILENT("silent"),
  /// It ended the connection without a word.
  HUNG_UP("hung-up"),
  /// It could not be connected to again.
  UNREACHED("unreached"),
  /// It was not spoken to: of these there were too many, or it is one that may act on what it gets
  /// (a printer, a controller) and did not speak first.
  LEFT_ALONE("left-alone");

  private final String wire;

  AnswerKind(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
