package vigia.server.api;

import vigia.machine.Permission;
import vigia.machine.ScanOrigin;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.server.access.Caller;
import vigia.server.history.WrittenScan;

/// A scan that is only written down: one of a terminal, or one that is remembered no more.
record EarlierScan(WrittenScan written) implements FoundScan {
  @Override
  public String machine() {
    ScanOrigin origin = written.summary().origin();
    return origin == null ? "" : origin.machine();
  }

  @Override
  public boolean isSeenBy(Caller caller) {
    return caller.token().equals(written.owner()) || caller.may(Permission.ADMIN);
  }

  @Override
  public ScanSummary summary() {
    return written.summary();
  }

  @Override
  public ScanStatus status() {
    return written.status();
  }
}
