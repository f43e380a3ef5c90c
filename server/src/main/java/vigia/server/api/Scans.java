package vigia.server.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import vigia.machine.Permission;
import vigia.machine.PortRows;
import vigia.machine.ProblemCode;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanList;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.Wire;
import vigia.server.access.Caller;
import vigia.server.event.Journal;
import vigia.server.event.ServerEvent;
import vigia.server.http.Answer;
import vigia.server.http.Call;
import vigia.server.stream.EventQueue;
import vigia.server.stream.SentEvent;

/// Scans that were started here. One goes on until it is done, stopped or the server ends, whether
/// anybody follows it or not; the last fifty that are over are remembered. Each is seen by the
/// token that started it, and by tokens with `admin`.
public final class Scans {
  private static final int REMEMBERED = 50;

  private final Machines machines;
  private final Journal journal;
  private final Semaphore free;
  private final Map<String, Entry> byId = new ConcurrentHashMap<>();
  private final AtomicLong started = new AtomicLong();

  /// @param number in the order of starting
  private record Entry(Scan scan, String machine, String owner, long number) {
    boolean isOver() {
      return scan.status().state().isOver();
    }
  }

  /// @param most running at once
  public Scans(Machines machines, Journal journal, int most) {
    this.machines = machines;
    this.journal = journal;
    this.free = new Semaphore(most);
  }

  Answer start(Call call) {
    ScanRequest request = call.body(ScanRequest.class);
    Entry entry = started(call, request);
    ScanStatus status = entry.scan.status();
    String location = "/api/v1/machines/" + entry.machine + "/scans/" + entry.scan.id();
    return Answer.json(201, Wire.json(status), Map.of("Location", location));
  }

  private Entry started(Call call, ScanRequest request) {
    if (!free.tryAcquire()) {
      throw ProblemCode.TOO_MANY_REQUESTS.with("retryAfterSeconds", "5");
    }
    Scan scan;
    try {
      scan = machines.ask(call, machine -> machine.scan(request));
    } catch (RuntimeException refused) {
      free.release();
      throw refused;
    }
    Caller caller = call.caller();
    var entry =
        new Entry(scan, call.variable("machine"), caller.token(), started.incrementAndGet());
    byId.put(scan.id(), entry);
    forgetOldest();
    journal.tell(
        new ServerEvent.ScanStarted(
            Instant.now(),
            call.address(),
            caller.name(),
            caller.token(),
            scan.id(),
            entry.machine,
            request.targets(),
            request.portSet().toString()));
    Thread.ofVirtual().name("scan-", entry.number).start(() -> tellEnd(scan));
    return entry;
  }

  private void tellEnd(Scan scan) {
    try {
      boolean over;
      do {
        over = scan.await(Duration.ofHours(1));
      } while (!over);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      free.release();
    }
    ScanStatus status = scan.status();
    journal.tell(
        new ServerEvent.ScanEnded(
            Instant.now(), status.id(), status.state(), status.scanned(), status.open()));
  }

  private void forgetOldest() {
    List<Entry> over =
        byId.values().stream()
            .filter(Entry::isOver)
            .sorted(java.util.Comparator.comparingLong(Entry::number))
            .toList();
    over.subList(0, Math.max(0, over.size() - REMEMBERED))
        .forEach(entry -> byId.remove(entry.scan.id()));
  }

  Answer list(Call call) {
    String machine = call.variable("machine");
    machines.check(machine);
    var scans = new ArrayList<ScanStatus>();
    byId.values().stream()
        .filter(entry -> entry.machine.equals(machine) && isSeen(entry, call.caller()))
        .sorted(java.util.Comparator.comparingLong(Entry::number).reversed())
        .forEach(entry -> scans.add(entry.scan.status()));
    return Answer.json(new ScanList(scans));
  }

  Answer status(Call call) {
    return Answer.json(scan(call).status());
  }

  Answer stop(Call call) {
    scan(call).cancel();
    return Answer.NOTHING;
  }

  Answer events(Call call) {
    Scan scan = scan(call);
    var queue =
        new EventQueue<ScanEvent>(
            new EventQueue.Form<>(
                Scans::sent,
                Scans::weight,
                ScanEvent.Ended.class::isInstance,
                () -> Optional.of(new SentEvent("snapshot", Wire.json(scan.status())))));
    queue.from(scan.follow(queue::offer));
    return new Answer.Stream(queue);
  }

  private Scan scan(Call call) {
    String machine = call.variable("machine");
    machines.check(machine);
    String id = call.variable("scan");
    Entry entry = byId.get(id);
    if (entry == null || !entry.machine.equals(machine) || !isSeen(entry, call.caller())) {
      throw ProblemCode.NO_SUCH_SCAN.with("scan", id);
    }
    return entry.scan;
  }

  private static boolean isSeen(Entry entry, Caller caller) {
    return entry.owner.equals(caller.token()) || caller.may(Permission.ADMIN);
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
      case ScanEvent.Snapshot _, ScanEvent.Progress _, ScanEvent.Ended _ -> 1;
    };
  }

  /// Stops all that run.
  public void stopAll() {
    byId.values().forEach(entry -> entry.scan.cancel());
  }
}
