package vigia.machine;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/// Every port done, as lists such as `22,80-90`; empty when there is none.
///
/// @param openFiltered ports whose silence may mean either; absent for TCP
@Json
public record PortRanges(
    String open, String closed, String filtered, @Nullable String openFiltered) {
  public PortRanges {
    Wire.present(open, closed, filtered);
  }

  /// Of TCP.
  public PortRanges(String open, String closed, String filtered) {
    this(open, closed, filtered, null);
  }
}
