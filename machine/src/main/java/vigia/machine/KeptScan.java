package vigia.machine;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/// A scan that was written down, without what it found.
///
/// @param owner the id of the token that started it; absent for a scan in a terminal
@Json
public record KeptScan(@Nullable String owner, ScanSummary summary) {
  public KeptScan {
    Wire.present(summary);
  }
}
