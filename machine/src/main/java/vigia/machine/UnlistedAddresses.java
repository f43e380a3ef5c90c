package vigia.machine;

import io.avaje.jsonb.Json;

/// How many addresses that a network or range brought have no [TargetResult] of their own.
///
/// @param waiting nothing has come back yet
/// @param up some port answered, when there was no room for more results: their ports are in the
///   scan's counts and nowhere else
/// @param silent done, and nothing ever answered
/// @param notAllowed not dialled, by the policy of the machine that scans
/// @param down nothing came back from the ports that were tried first, and the others were not
///   dialled
/// @param leftOut (address, port) pairs that were not dialled for that
@Json
public record UnlistedAddresses(
    int waiting, int up, int silent, int notAllowed, int down, int leftOut) {

  public boolean isNone() {
    return waiting == 0 && up == 0 && silent == 0 && notAllowed == 0 && down == 0;
  }
}
