package vigia.machine;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scan found out of one target so far.
///
/// @param target as it was asked for: of an address that a network or range brought, that
/// @param address the one that was dialled; absent when there is none
/// @param rows all ports when at most 1,024 were asked for (of no more addresses than give 65,536
///   rows) or all rows were; else the open ones and, of at most 2,621 addresses, any other kind
///   that has at most 25. Ascending by port. No more than 65,536 in one scan: those that come after
///   are only in the ranges
/// @param findings what the ports say together
/// @param openFiltered ports whose silence may mean that they are open or filtered; absent for TCP
@Json
public record TargetResult(
    String target,
    @Nullable String address,
    TargetState state,
    int open,
    int closed,
    int filtered,
    PortRanges ranges,
    List<PortRow> rows,
    List<TargetFinding> findings,
    @Nullable Integer openFiltered) {
  public TargetResult {
    Wire.present(target, state, ranges);
    rows = List.copyOf(rows);
    // An older server says none.
    findings = findings == null ? List.of() : List.copyOf(findings);
  }

  /// The same with other rows.
  public TargetResult with(List<PortRow> others) {
    return new TargetResult(
        target, address, state, open, closed, filtered, ranges, others, findings, openFiltered);
  }
}
