package vigia.machine;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/// The numbers of a [ScanStatus] alone.
///
/// @param openFiltered ports whose silence may mean that they are open or filtered; absent for TCP
@Json
public record ScanProgress(
    long elapsedMillis,
    @Nullable Long etaMillis,
    int scanned,
    int of,
    int open,
    int closed,
    int filtered,
    @Nullable Integer openFiltered) {
  public static ScanProgress of(ScanStatus status) {
    return new ScanProgress(
        status.elapsedMillis(),
        status.etaMillis(),
        status.scanned(),
        status.of(),
        status.open(),
        status.closed(),
        status.filtered(),
        status.openFiltered());
  }
}
