package vigia.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigia.machine.KeptScan;
import vigia.machine.Permission;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.Scan;
import vigia.machine.ScanDifference;
import vigia.machine.ScanEvent;
import vigia.machine.ScanList;
import vigia.machine.ScanOrigin;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.machine.Subscription;
import vigia.machine.TargetResult;
import vigia.machine.Wire;
import vigia.server.access.BrokenState;
import vigia.server.access.Caller;
import vigia.server.access.Doorkeeper;
import vigia.server.event.Journal;
import vigia.server.event.ServerEvent;
import vigia.server.history.KeptScans;
import vigia.server.http.Answer;
import vigia.server.http.Call;
import vigia.server.limit.ServerLimits;
import vigia.server.stream.EventQueue;

/// Scans that were started here. One goes on until it is done, stopped or the server ends. It also
/// ends when nobody has followed it or asked for it for a while, unless its request says `keep`,
/// and when its token ends and nobody else follows it. Those that are over are written down, and
/// remembered as they were for a while. How many run at once is each machine's own limit. Each is
/// seen by the token that started it, and by tokens with `admin`.
public final class Scans {
  private static final System.Logger LOG = System.getLogger("vigia.server");
  private static final int REMEMBERED = 50;

  /// What all the scans that are remembered may take, by an estimate; the newest one is, whatever
  /// it takes.
  private static final long REMEMBERED_BYTES = 4L << 20;

  /// Of each address that has a result of its own, beside a byte for each port.
  private static final long RESULT_BYTES = 512;

  /// Of what answers at a port, with a certificate in it.
  private static final long ANSWER_BYTES = 1024;

  private final Machines machines;
  private final Journal journal;
  private final Doorkeeper doorkeeper;
  private final KeptScans kept;
  private final Duration lookAgain;
  private final Duration away;
  private final Map<String, StartedScan> byId = new ConcurrentHashMap<>();
  private final AtomicLong started = new AtomicLong();

  /// What the server's end waits for scans: one stops within 300 ms.
  private static final Duration ENDING = Duration.ofSeconds(1);

  /// @param kept where scans are written down that are over
  /// @param limits how soon a scan notices that its token ended (`silence`), and how long it goes
  ///   on though nobody wants to know (`away`)
  public Scans(
      Machines machines,
      Journal journal,
      Doorkeeper doorkeeper,
      KeptScans kept,
      ServerLimits limits) {
    this.kept = kept;
    this.away = limits.away();
    this.lookAgain = limits.silence().compareTo(away) < 0 ? limits.silence() : away;
    this.machines = machines;
    this.journal = journal;
    this.doorkeeper = doorkeeper;
  }

  Answer start(Call call) {
    ScanRequest request = allowed(call.body(ScanRequest.class), call.caller());
    StartedScan entry = started(call, request);
    ScanStatus status = entry.scan.status();
    String location = "/api/v1/machines/" + entry.machine + "/scans/" + entry.scan.id();
    return Answer.json(201, Wire.json(status), Map.of("Location", location));
  }

  /// Who listens on a port is told to those who may see processes. Said to the machine, so that it
  /// stands in no result, wherever that goes.
  private static ScanRequest allowed(ScanRequest request, Caller caller) {
    return caller.may(Permission.PROCESSES) ? request : request.withListeners(false);
  }

  private StartedScan started(Call call, ScanRequest request) {
    Scan scan = machines.ask(call, machine -> machine.scan(request));
    Caller caller = call.caller();
    var entry = new StartedScan(scan, request, call, started.incrementAndGet());
    byId.put(scan.id(), entry);
    journal.tell(
        new ServerEvent.ScanStarted(
            Instant.now(),
            call.address(),
            caller.name(),
            caller.token(),
            scan.id(),
            entry.machine,
            request.targets(),
            request.portWords().toString()));
    Thread.ofVirtual().name("scan-", entry.number).start(() -> tellEnd(entry));
    Thread.ofVirtual().name("scan-owner-", entry.number).start(() -> stopWhenLeft(entry));
    return entry;
  }

  private void tellEnd(StartedScan entry) {
    try {
      entry.scan.awaitEnd();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    ScanStatus end = entry.scan.status();
    entry.bytes = end.of() + bytes(end.targets());
    if (!entry.isForgotten()) {
      keep(entry, end);
    }
    entry.over.countDown();
    forgetOldest();
    journal.tell(
        new ServerEvent.ScanEnded(Instant.now(), end.id(), end.state(), end.scanned(), end.open()));
    entry.told.countDown();
  }

  private static long bytes(List<TargetResult> targets) {
    long answers =
        targets.stream()
            .flatMap(target -> target.rows().stream())
            .filter(row -> row.answer() != null)
            .count();
    return RESULT_BYTES * targets.size() + ANSWER_BYTES * answers;
  }

  private void keep(StartedScan entry, ScanStatus end) {
    try {
      kept.keep(end, entry.origin, entry.owner);
      entry.written();
      if (entry.isForgotten()) {
        kept.forget(end.id());
      }
    } catch (IOException | RuntimeException unwritable) {
      LOG.log(
          System.Logger.Level.WARNING, "scan {0} is not written down: {1}", end.id(), unwritable);
    }
  }

  /// A token that was revoked or has expired dials no more, unless for somebody who may see it; nor
  /// does a client that disappeared, unless it wanted the scan to go on.
  private void stopWhenLeft(StartedScan entry) {
    try {
      while (!entry.over.await(lookAgain.toMillis(), TimeUnit.MILLISECONDS)) {
        if (entry.isLeft(away) || (!entry.isFollowed() && !isOwned(entry))) {
          entry.scan.cancel();
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOwned(StartedScan entry) {
    try {
      return doorkeeper.isValid(entry.owner);
    } catch (UncheckedIOException | BrokenState unknown) {
      return true;
    }
  }

  private void forgetOldest() {
    int count = 0;
    long bytes = 0;
    for (StartedScan entry : newestFirst()) {
      if (entry.isOver()) {
        count++;
        bytes += entry.bytes;
        if (count > REMEMBERED || (count > 1 && bytes > REMEMBERED_BYTES)) {
          byId.remove(entry.scan.id());
        }
      }
    }
  }

  private List<StartedScan> newestFirst() {
    return byId.values().stream()
        .sorted(Comparator.comparingLong((StartedScan entry) -> entry.number).reversed())
        .toList();
  }

  Answer list(Call call) {
    String machine = call.variable("machine");
    machines.check(machine);
    List<ScanSummary> all = new ArrayList<>();
    for (StartedScan entry : newestFirst()) {
      if (entry.machine.equals(machine) && entry.isSeenBy(call.caller())) {
        all.add(entry.summary());
      }
    }
    Set<String> listed = all.stream().map(ScanSummary::id).collect(Collectors.toSet());
    for (KeptScan scan : written()) {
      if (!listed.contains(scan.summary().id()) && isSeen(scan, machine, call.caller())) {
        all.add(scan.summary());
      }
    }
    // A terminal's may be newer than those that were started here.
    all.sort(Comparator.comparing(ScanSummary::startedAt).reversed());
    return Answer.json(new ScanList(all));
  }

  /// None where they cannot be read: those that run are told all the same.
  private List<KeptScan> written() {
    try {
      return kept.scans();
    } catch (ProblemException | UncheckedIOException unreadable) {
      LOG.log(System.Logger.Level.WARNING, "the scans that were kept: {0}", unreadable.toString());
      return List.of();
    }
  }

  private static boolean isSeen(KeptScan scan, String machine, Caller caller) {
    ScanOrigin origin = scan.summary().origin();
    boolean here = origin != null && origin.machine().equals(machine);
    return here && (caller.token().equals(scan.owner()) || caller.may(Permission.ADMIN));
  }

  Answer status(Call call) {
    return Answer.json(found(call, call.variable("scan")));
  }

  private ScanStatus found(Call call, String id) {
    StartedScan entry = entry(call, id);
    return visible(call, entry != null ? entry.scan.status() : keptResult(call, id));
  }

  private ScanStatus keptResult(Call call, String id) {
    // Whether there is one for this caller.
    kept(call, id);
    return kept.get(id);
  }

  private static boolean mayKnowListeners(Call call) {
    return call.caller().may(Permission.PROCESSES);
  }

  /// Whoever started it may have been allowed to see more than who asks for it now.
  private static ScanStatus visible(Call call, ScanStatus found) {
    return mayKnowListeners(call) ? found : WithoutListeners.of(found);
  }

  Answer compare(Call call) {
    String before = call.variable("scan");
    String after = call.variable("later");
    return Answer.json(
        ScanDifference.of(
            summary(call, before), found(call, before), summary(call, after), found(call, after)));
  }

  private ScanSummary summary(Call call, String id) {
    StartedScan entry = entry(call, id);
    return entry != null ? entry.summary() : kept(call, id).summary();
  }

  Answer stop(Call call) {
    String id = call.variable("scan");
    boolean forget = call.query().flag("forget");
    StartedScan entry = entry(call, id);
    boolean written = entry == null ? kept(call, id).summary().isKept() : entry.isWritten();
    if (entry != null) {
      if (forget) {
        entry.forget();
        byId.remove(id);
      }
      entry.scan.cancel();
    }
    if (forget && written) {
      kept.forget(id);
    }
    return Answer.NOTHING;
  }

  /// Pauses one or lets it go on; one that is over is left as it is.
  Answer hold(Call call, Consumer<Scan> how) {
    String id = call.variable("scan");
    StartedScan entry = entry(call, id);
    if (entry == null) {
      kept(call, id);
    } else {
      how.accept(entry.scan);
    }
    return Answer.NOTHING;
  }

  Answer events(Call call) {
    String id = call.variable("scan");
    StartedScan entry = entry(call, id);
    if (entry == null) {
      return over(visible(call, keptResult(call, id)));
    }
    Scan scan = entry.scan;
    EventQueue<ScanEvent> queue = ScanEvents.queue(() -> visible(call, scan.status()));
    Subscription source =
        scan.follow(
            mayKnowListeners(call)
                ? queue::offer
                : event -> queue.offer(WithoutListeners.of(event)));
    entry.follows(queue);
    queue.from(() -> {
      entry.leaves(queue);
      source.close();
    });
    return new Answer.Stream(queue);
  }

  /// Whoever comes back after the server began anew is told how it ended.
  private static Answer over(ScanStatus found) {
    EventQueue<ScanEvent> queue = ScanEvents.queue(() -> found);
    queue.offer(new ScanEvent.Snapshot(found));
    queue.offer(new ScanEvent.Ended(found));
    return new Answer.Stream(queue);
  }

  /// One that was started since the server was; null when the caller knows none.
  private @Nullable StartedScan entry(Call call, String id) {
    String machine = call.variable("machine");
    machines.check(machine);
    StartedScan entry = byId.get(id);
    if (entry == null || !entry.machine.equals(machine) || !entry.isSeenBy(call.caller())) {
      return null;
    }
    entry.asked();
    return entry;
  }

  /// One that is written down.
  private KeptScan kept(Call call, String id) {
    KeptScan scan = kept.scan(id);
    if (scan == null || !isSeen(scan, call.variable("machine"), call.caller())) {
      throw ProblemCode.NO_SUCH_SCAN.with("scan", id);
    }
    return scan;
  }

  /// Stops all that run, and waits a moment until each has ended for whoever follows it and in the
  /// journal.
  public void stopAll() {
    byId.values().forEach(entry -> entry.scan.cancel());
    long end = System.nanoTime() + ENDING.toNanos();
    try {
      for (StartedScan entry : byId.values()) {
        boolean told = entry.told.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        for (EventQueue<ScanEvent> follower : entry.followers) {
          told &= follower.awaitEnd(Duration.ofNanos(end - System.nanoTime()));
        }
        if (!told) {
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
