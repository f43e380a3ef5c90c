package vigia.machine;

import io.avaje.jsonb.Json;

/// The unit of a figure.
public enum Unit {
  NONE("none"),
  BYTES("bytes"),
  BYTES_PER_SECOND("bytes/second"),
  BITS_PER_SECOND("bits/second"),
  PER_SECOND("1/second"),
  CELSIUS("celsius"),
  /// 0 to 100 of the whole, or more where the text says "of one core".
  PERCENT("percent"),
  HERTZ("hertz"),
  BITS("bits"),
  MICROSECONDS("microseconds"),
  MILLISECONDS("milliseconds"),
  SECONDS("seconds"),
  COUNT("count"),
  /// A moment, RFC 3339.
  INSTANT("instant"),
  CORES("cores"),
  TEXT("text");

  private final String wire;

  Unit(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
