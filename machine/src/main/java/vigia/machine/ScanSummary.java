package vigia.machine;

import io.avaje.jsonb.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A [ScanStatus] without its targets and their rows: what a list of scans shows of each.
///
/// @param etaMillis time left, by the rate so far; absent when over or not yet known
/// @param scanned (address, port) pairs done
/// @param of (address, port) pairs in all, but for those that are left out
/// @param problem why it failed
/// @param origin what was asked; absent where only the result is known
/// @param kept whether it is written down; absent for no
/// @param openFiltered ports whose silence may mean that they are open or filtered; absent for TCP
@Json
public record ScanSummary(
    String id,
    ScanState state,
    String protocol,
    Instant startedAt,
    long elapsedMillis,
    @Nullable Long etaMillis,
    int scanned,
    int of,
    int open,
    int closed,
    int filtered,
    @Nullable Problem problem,
    @Nullable ScanOrigin origin,
    @Nullable Boolean kept,
    @Nullable Integer openFiltered) {
  public ScanSummary {
    Wire.present(id, state, protocol, startedAt);
  }

  public static ScanSummary of(ScanStatus status) {
    return new ScanSummary(
        status.id(),
        status.state(),
        status.protocol(),
        status.startedAt(),
        status.elapsedMillis(),
        status.etaMillis(),
        status.scanned(),
        status.of(),
        status.open(),
        status.closed(),
        status.filtered(),
        status.problem(),
        null,
        null,
        status.openFiltered());
  }

  public ScanSummary with(ScanOrigin asked, boolean writtenDown) {
    return new ScanSummary(
        id,
        state,
        protocol,
        startedAt,
        elapsedMillis,
        etaMillis,
        scanned,
        of,
        open,
        closed,
        filtered,
        problem,
        asked,
        writtenDown ? true : null,
        openFiltered);
  }

  public boolean isKept() {
    return Boolean.TRUE.equals(kept);
  }
}
