package vigia.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import vigia.machine.ScanStatus;
import vigia.server.access.BrokenState;
import vigia.server.access.Doorkeeper;
import vigia.server.event.Journal;
import vigia.server.event.ServerEvent;
import vigia.server.history.KeptScans;
import vigia.server.limit.ServerLimits;

/// How scans end: when they are done, or when nobody is left who wants them. Those that are over
/// are written down, and told.
final class ScanEnds {
  private static final System.Logger LOG = System.getLogger("vigia.server");

  private final StartedScans started;
  private final Journal journal;
  private final Doorkeeper doorkeeper;
  private final KeptScans kept;
  private final Duration lookAgain;
  private final Duration away;

  /// @param limits how soon a scan notices that its token ended (`silence`), and how long it goes
  ///   on though nobody wants to know (`away`)
  ScanEnds(
      StartedScans started,
      Journal journal,
      Doorkeeper doorkeeper,
      KeptScans kept,
      ServerLimits limits) {
    this.started = started;
    this.journal = journal;
    this.doorkeeper = doorkeeper;
    this.kept = kept;
    this.away = limits.away();
    this.lookAgain = limits.silence().compareTo(away) < 0 ? limits.silence() : away;
  }

  /// Looks after one that has begun.
  void await(StartedScan begun) {
    Thread.ofVirtual().name("scan-", begun.number).start(() -> tellEnd(begun));
    Thread.ofVirtual().name("scan-owner-", begun.number).start(() -> stopWhenLeft(begun));
  }

  private void tellEnd(StartedScan ending) {
    try {
      ending.scan.awaitEnd();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    ScanStatus end = ending.status();
    ending.bytes = StartedScans.bytes(end);
    if (!ending.isForgotten()) {
      keep(ending, end);
    }
    ending.over.countDown();
    started.forgetOldest();
    journal.tell(
        new ServerEvent.ScanEnded(Instant.now(), end.id(), end.state(), end.scanned(), end.open()));
    ending.told.countDown();
  }

  private void keep(StartedScan ended, ScanStatus end) {
    try {
      kept.keep(end, ended.origin, ended.owner);
      if (!ended.written()) {
        kept.forget(end.id());
      }
    } catch (IOException | RuntimeException unwritable) {
      LOG.log(
          System.Logger.Level.WARNING, "scan {0} is not written down: {1}", end.id(), unwritable);
    }
  }

  /// A token that was revoked or has expired dials no more, unless for somebody who may see it; nor
  /// does a client that disappeared, unless it wanted the scan to go on.
  private void stopWhenLeft(StartedScan running) {
    try {
      while (!running.over.await(lookAgain.toMillis(), TimeUnit.MILLISECONDS)) {
        if (running.isLeft(away) || (!running.isFollowed() && !isOwned(running))) {
          running.scan.cancel();
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOwned(StartedScan running) {
    try {
      return doorkeeper.isValid(running.owner);
    } catch (UncheckedIOException | BrokenState unknown) {
      return true;
    }
  }
}
