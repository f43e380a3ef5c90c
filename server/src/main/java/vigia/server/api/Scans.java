package vigia.server.api;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import vigia.machine.Permission;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.Protocol;
import vigia.machine.Scan;
import vigia.machine.ScanDifference;
import vigia.machine.ScanEvent;
import vigia.machine.ScanList;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.ScanSummary;
import vigia.machine.Subscription;
import vigia.machine.Wire;
import vigia.server.access.Caller;
import vigia.server.access.Doorkeeper;
import vigia.server.event.Journal;
import vigia.server.event.ServerEvent;
import vigia.server.history.KeptScans;
import vigia.server.history.WrittenScan;
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

  private final Machines machines;
  private final Journal journal;
  private final KeptScans kept;
  private final StartedScans started = new StartedScans();
  private final ScanEnds ends;
  private final AtomicLong number = new AtomicLong();

  /// @param kept where scans are written down that are over
  /// @param limits how soon a scan notices that its token ended (`silence`), and how long it goes
  ///   on though nobody wants to know (`away`)
  public Scans(
      Machines machines,
      Journal journal,
      Doorkeeper doorkeeper,
      KeptScans kept,
      ServerLimits limits) {
    this.machines = machines;
    this.journal = journal;
    this.kept = kept;
    this.ends = new ScanEnds(started, journal, doorkeeper, kept, limits);
  }

  Answer start(Call call) {
    ScanRequest request = allowed(call.body(ScanRequest.class), call.caller());
    StartedScan begun = begun(call, request);
    ScanStatus status = begun.status();
    String location = "/api/v1/machines/" + begun.machine() + "/scans/" + status.id();
    return Answer.json(201, Wire.json(status), Map.of("Location", location));
  }

  /// Who listens on a port is told to those who may see processes. Said to the machine, so that it
  /// stands in no result, wherever that goes.
  private static ScanRequest allowed(ScanRequest request, Caller caller) {
    return caller.may(Permission.PROCESSES) ? request : request.withListeners(false);
  }

  private StartedScan begun(Call call, ScanRequest request) {
    Scan scan = machines.ask(call, machine -> machine.scan(request));
    Caller caller = call.caller();
    var begun = new StartedScan(scan, request, call, number.incrementAndGet());
    started.add(begun);
    journal.tell(
        new ServerEvent.ScanStarted(
            Instant.now(),
            call.address(),
            caller.name(),
            caller.token(),
            scan.id(),
            begun.machine(),
            request.targets(),
            request.portWords().toString(),
            request.transport(),
            request.transport() == Protocol.UDP ? null : request.scanMethod()));
    ends.await(begun);
    return begun;
  }

  Answer list(Call call) {
    String machine = call.variable("machine");
    machines.check(machine);
    List<ScanSummary> all = new ArrayList<>();
    for (StartedScan scan : started.newestFirst()) {
      if (isSeen(scan, call)) {
        all.add(scan.summary());
      }
    }
    Set<String> listed = all.stream().map(ScanSummary::id).collect(Collectors.toSet());
    for (WrittenScan written : written()) {
      var scan = new EarlierScan(written);
      if (!listed.contains(scan.summary().id()) && isSeen(scan, call)) {
        all.add(scan.summary());
      }
    }
    // A terminal's may be newer than those that were started here.
    all.sort(Comparator.comparing(ScanSummary::startedAt).reversed());
    return Answer.json(new ScanList(all));
  }

  /// None where they cannot be read: those that run are told all the same.
  private List<WrittenScan> written() {
    try {
      return kept.scans();
    } catch (ProblemException | UncheckedIOException unreadable) {
      LOG.log(System.Logger.Level.WARNING, "the scans that were kept: {0}", unreadable.toString());
      return List.of();
    }
  }

  Answer status(Call call) {
    return Answer.json(visible(call, found(call, "scan").status()));
  }

  private static boolean mayKnowListeners(Call call) {
    return call.caller().may(Permission.PROCESSES);
  }

  /// Whoever started it may have been allowed to see more than who asks for it now.
  private static ScanStatus visible(Call call, ScanStatus status) {
    return mayKnowListeners(call) ? status : WithoutListeners.of(status);
  }

  Answer compare(Call call) {
    FoundScan before = found(call, "scan");
    FoundScan after = found(call, "later");
    return Answer.json(
        ScanDifference.of(
            before.summary(),
            visible(call, before.status()),
            after.summary(),
            visible(call, after.status())));
  }

  Answer stop(Call call) {
    boolean forget = call.query().flag("forget");
    switch (found(call, "scan")) {
      case StartedScan running -> {
        boolean written = forget && running.forget();
        if (forget) {
          started.remove(running.scan.id());
        }
        running.scan.cancel();
        if (written) {
          kept.forget(running.scan.id());
        }
      }
      case EarlierScan earlier -> {
        if (forget) {
          earlier.written().forget();
        }
      }
    }
    return Answer.NOTHING;
  }

  /// Pauses one or lets it go on; one that is over is left as it is.
  Answer hold(Call call, Consumer<Scan> how) {
    if (found(call, "scan") instanceof StartedScan running) {
      how.accept(running.scan);
    }
    return Answer.NOTHING;
  }

  Answer events(Call call) {
    return new Answer.Stream(
        switch (found(call, "scan")) {
          case StartedScan running -> followed(call, running);
          case EarlierScan earlier -> over(visible(call, earlier.status()));
        });
  }

  private static EventQueue<ScanEvent> followed(Call call, StartedScan running) {
    EventQueue<ScanEvent> queue = ScanEvents.queue(() -> visible(call, running.status()));
    Subscription source =
        running.scan.follow(
            mayKnowListeners(call)
                ? queue::offer
                : event -> queue.offer(WithoutListeners.of(event)));
    running.follows(queue);
    queue.from(() -> {
      running.leaves(queue);
      source.close();
    });
    return queue;
  }

  /// Whoever comes back after the server began anew is told how it ended.
  private static EventQueue<ScanEvent> over(ScanStatus found) {
    EventQueue<ScanEvent> queue = ScanEvents.queue(() -> found);
    queue.offer(new ScanEvent.Snapshot(found));
    queue.offer(new ScanEvent.Ended(found));
    return queue;
  }

  /// The one that a variable of the path names, which counts as asked for.
  private FoundScan found(Call call, String variable) {
    machines.check(call.variable("machine"));
    String id = call.variable(variable);
    StartedScan running = started.get(id);
    if (running != null && isSeen(running, call)) {
      running.asked();
      return running;
    }
    WrittenScan written = kept.scan(id);
    FoundScan earlier = written == null ? null : new EarlierScan(written);
    if (earlier == null || !isSeen(earlier, call)) {
      throw ProblemCode.NO_SUCH_SCAN.with("scan", id);
    }
    return earlier;
  }

  /// Of the machine that is asked, and for whom it may be.
  private static boolean isSeen(FoundScan scan, Call call) {
    return scan.machine().equals(call.variable("machine")) && scan.isSeenBy(call.caller());
  }

  /// Stops all that run, and waits a moment until each has ended for whoever follows it and in the
  /// journal.
  public void stopAll() {
    started.stopAll();
  }
}
