package vigia.machine;

import io.avaje.jsonb.Json;

/// How many addresses that a network or range brought have no [TargetResult] of their own.
///
/// @param waiting nothing has come back yet
/// @param up some port answered; 0 as long as a scan has no more addresses than may have results
/// @param silent done, and nothing ever answered
/// @param notAllowed not dialled, by the policy of the machine that scans
@Json
public record UnlistedAddresses(int waiting, int up, int silent, int notAllowed) {

  public boolean isNone() {
    return waiting == 0 && up == 0 && silent == 0 && notAllowed == 0;
  }
}
