package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One figure's value. Exactly one of `value` and `text` is present.
///
/// @param figure the figure's name within its probe, such as `totalBytes`
/// @param labels which row it belongs to, such as `mountPoint` → `/`; empty for figures that a
///   machine has once
@Json
public record Sample(
    String figure, Map<String, String> labels, @Nullable Double value, @Nullable String text) {
  public Sample {
    Wire.present(figure);
    labels = labels == null ? Map.of() : labels;
  }
}
