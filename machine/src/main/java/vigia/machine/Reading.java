package vigia.machine;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one probe read last.
///
/// @param probe the probe's name, such as `memory`
/// @param sampledAt when; absent if it never answered
/// @param tookMicros how long reading it took, the program's own cost
/// @param stale true when the probe did not answer in time and this is an older value
/// @param unavailable figures that could not be had, with the reason
@Json
public record Reading(
    String probe,
    @Nullable Instant sampledAt,
    long tookMicros,
    boolean stale,
    List<Sample> samples,
    Map<String, Unavailable> unavailable) {
  public Reading {
    Wire.present(probe);
    samples = List.copyOf(samples);
    unavailable = Wire.reasons(unavailable);
  }
}
