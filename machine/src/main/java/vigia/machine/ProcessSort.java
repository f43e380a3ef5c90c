package vigia.machine;

import io.avaje.jsonb.Json;

/// What the process table can be sorted by. Ties are broken by PID.
public enum ProcessSort {
  CPU("cpu", Order.DESCENDING),
  MEMORY("memory", Order.DESCENDING),
  PID("pid", Order.ASCENDING),
  NAME("name", Order.ASCENDING),
  USER("user", Order.ASCENDING);

  private final String wire;
  private final Order usual;

  ProcessSort(String wire, Order usual) {
    this.wire = wire;
    this.usual = usual;
  }

  @Json.Value
  public String wire() {
    return wire;
  }

  /// The order when none is asked for.
  public Order usual() {
    return usual;
  }
}
