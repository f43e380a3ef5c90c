package vigia.machine;

import io.avaje.jsonb.Json;

/// How many addresses that a network or range brought have no [TargetResult] of their own.
///
/// @param waiting nothing has come back yet
/// @param up some port refused, and none is open: counted only in a scan of more than 4,096
///   addresses, else such a one has a result
/// @param silent done, and nothing ever answered
/// @param notAllowed not dialled, by the policy of the machine that scans
@Json
public record UnlistedAddresses(int waiting, int up, int silent, int notAllowed) {

  public boolean isNone() {
    return waiting == 0 && up == 0 && silent == 0 && notAllowed == 0;
  }
}
