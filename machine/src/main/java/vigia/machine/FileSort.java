package vigia.machine;

import io.avaje.jsonb.Json;

/// What a directory can be sorted by. Ties are broken by name, names are compared byte by byte;
/// entries whose key is unknown come last in either order.
public enum FileSort {
  NAME("name"),
  SIZE("size"),
  CREATED("created"),
  MODIFIED("modified");

  private final String wire;

  FileSort(String wire) {
    this.wire = wire;
  }

  @Json.Value
  public String wire() {
    return wire;
  }
}
