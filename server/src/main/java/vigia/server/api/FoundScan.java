package vigia.server.api;

import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.server.access.Caller;

/// A scan that can be asked for: one that was started since the server was, or one from before.
sealed interface FoundScan permits StartedScan, EarlierScan {

  /// That scanned.
  String machine();

  /// Whether the caller may know of it: its owner, and `admin`.
  boolean isSeenBy(Caller caller);

  /// With what was asked, and without what was found.
  ScanSummary summary();

  /// As far as it is.
  ScanStatus status();
}
