package vigia.machine;

import io.avaje.jsonb.Json;

/// What a figure means; made from its [Figure].
///
/// @param name probe and figure, such as `memory.totalBytes`
@Json
public record Descriptor(
    String name, String en, String pt, Unit unit, Kind kind, String formula, String source) {
  public Descriptor {
    Wire.present(name, en, pt, unit, kind, formula, source);
  }
}
