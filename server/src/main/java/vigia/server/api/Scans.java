package vigia.server.api;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import vigia.machine.PortRows;
import vigia.machine.ProblemCode;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanList;
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
import vigia.server.http.Answer;
import vigia.server.http.Call;
import vigia.server.limit.ServerLimits;
import vigia.server.stream.EventQueue;
import vigia.server.stream.SentEvent;

/// Scans that were started here. One goes on until it is done, stopped or the server ends. It also
/// ends when nobody has followed it or asked for it for a while, unless its request says `keep`,
/// and when its token ends and nobody else follows it. The last fifty that are over are remembered,
/// fewer if they are big. How many run at once is each machine's own limit. Each is seen by the
/// token that started it, and by tokens with `admin`.
public final class Scans {
  private static final int REMEMBERED = 50;

  /// What all the scans that are remembered may take, by an estimate; the newest one is, whatever
  /// it takes.
  private static final long REMEMBERED_BYTES = 4L << 20;

  /// Of each address that has a result of its own, beside a byte for each port.
  private static final long RESULT_BYTES = 512;

  private final Machines machines;
  private final Journal journal;
  private final Doorkeeper doorkeeper;
  private final Duration lookAgain;
  private final Duration away;
  private final Map<String, StartedScan> byId = new ConcurrentHashMap<>();
  private final AtomicLong started = new AtomicLong();

  /// What the server's end waits for scans: one stops within 300 ms.
  private static final Duration ENDING = Duration.ofSeconds(1);

  /// @param limits how soon a scan notices that its token ended (`silence`), and how long it goes
  ///   on though nobody wants to know (`away`)
  public Scans(Machines machines, Journal journal, Doorkeeper doorkeeper, ServerLimits limits) {
    this.away = limits.away();
    this.lookAgain = limits.silence().compareTo(away) < 0 ? limits.silence() : away;
    this.machines = machines;
    this.journal = journal;
    this.doorkeeper = doorkeeper;
  }

  Answer start(Call call) {
    ScanRequest request = call.body(ScanRequest.class);
    StartedScan entry = started(call, request);
    ScanStatus status = entry.scan.status();
    String location = "/api/v1/machines/" + entry.machine + "/scans/" + entry.scan.id();
    return Answer.json(201, Wire.json(status), Map.of("Location", location));
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
      boolean over;
      do {
        over = entry.scan.await(Duration.ofHours(1));
      } while (!over);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    ScanSummary end = entry.scan.summary();
    entry.bytes = end.of() + RESULT_BYTES * entry.scan.status().targets().size();
    entry.over.countDown();
    forgetOldest();
    journal.tell(
        new ServerEvent.ScanEnded(Instant.now(), end.id(), end.state(), end.scanned(), end.open()));
    entry.told.countDown();
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
    return Answer.json(
        new ScanList(
            newestFirst().stream()
                .filter(entry -> entry.machine.equals(machine) && entry.isSeenBy(call.caller()))
                .map(entry -> entry.scan.summary())
                .toList()));
  }

  Answer status(Call call) {
    return Answer.json(entry(call).scan.status());
  }

  Answer stop(Call call) {
    entry(call).scan.cancel();
    return Answer.NOTHING;
  }

  Answer events(Call call) {
    StartedScan entry = entry(call);
    Scan scan = entry.scan;
    var queue =
        new EventQueue<ScanEvent>(
            new EventQueue.Form<>(
                Scans::sent,
                Scans::weight,
                ScanEvent.Ended.class::isInstance,
                () -> Optional.of(new SentEvent("snapshot", Wire.json(scan.status())))));
    Subscription source = scan.follow(queue::offer);
    entry.follows(queue);
    queue.from(() -> {
      entry.leaves(queue);
      source.close();
    });
    return new Answer.Stream(queue);
  }

  private StartedScan entry(Call call) {
    String machine = call.variable("machine");
    machines.check(machine);
    String id = call.variable("scan");
    StartedScan entry = byId.get(id);
    if (entry == null || !entry.machine.equals(machine) || !entry.isSeenBy(call.caller())) {
      throw ProblemCode.NO_SUCH_SCAN.with("scan", id);
    }
    entry.asked();
    return entry;
  }

  private static SentEvent sent(ScanEvent event) {
    return switch (event) {
      case ScanEvent.Snapshot it -> new SentEvent("snapshot", Wire.json(it.status()));
      case ScanEvent.Ports it -> new SentEvent("ports", Wire.json(new PortRows(it.rows())));
      case ScanEvent.Progress it -> new SentEvent("progress", Wire.json(it.progress()));
      case ScanEvent.Ended it -> new SentEvent("end", Wire.json(it.status()));
    };
  }

  private static int weight(ScanEvent event) {
    return switch (event) {
      case ScanEvent.Ports it -> 1 + it.rows().size();
      case ScanEvent.Snapshot it -> weight(it.status());
      case ScanEvent.Progress _ -> 1;
      case ScanEvent.Ended it -> weight(it.status());
    };
  }

  private static int weight(ScanStatus status) {
    int weight = 1;
    for (TargetResult target : status.targets()) {
      weight += 1 + target.rows().size();
    }
    return weight;
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
