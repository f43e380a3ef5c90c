package vigia.machine;

import io.avaje.jsonb.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scan, as far as it is.
///
/// @param etaMillis time left, by the rate so far; absent when over or not yet known
/// @param scanned (address, port) pairs done
/// @param of (address, port) pairs in all, but for those that are left out
/// @param targets a result for each address and name that was asked for, and for each address of a
///   network or range that answered, in the order asked for
/// @param unlisted the other addresses of networks and ranges; absent when there are none
/// @param problem why it failed
/// @param method by which ports of TCP are asked; absent for UDP, and from a server that knows but
///   one
/// @param methodReason why that is another than was asked for; absent when it is not
/// @param openFiltered ports whose silence may mean that they are open or filtered; absent for TCP
@Json
public record ScanStatus(
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
    List<TargetResult> targets,
    @Nullable UnlistedAddresses unlisted,
    @Nullable Problem problem,
    @Nullable ScanMethod method,
    @Nullable MethodReason methodReason,
    @Nullable Integer openFiltered) {
  public ScanStatus {
    Wire.present(id, state, protocol, startedAt);
    targets = List.copyOf(targets);
  }

  /// The same with other results, such as ones without rows.
  public ScanStatus with(List<TargetResult> results) {
    return new ScanStatus(
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
        results,
        unlisted,
        problem,
        method,
        methodReason,
        openFiltered);
  }
}
