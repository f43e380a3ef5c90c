package vigia.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import vigia.cli.syntax.Flag;
import vigia.cli.terminal.Exit;
import vigia.cli.terminal.Format;
import vigia.language.view.Summaries;
import vigia.machine.Machine;
import vigia.machine.MethodReason;
import vigia.machine.ProblemException;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanOrigin;
import vigia.machine.ScanProgress;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.UnlistedAddresses;
import vigia.machine.Wire;

/// `vigia scan`: ports of one or more computers, as this machine sees them.
public final class ScanCommand {
  /// What the end of a scan may take once Ctrl-C asked for it, printing included.
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  /// More than this and the scan goes on without us, and sends a snapshot instead.
  private static final int WAITING_EVENTS = 64;

  public ScanCommand() {}

  public Exit run(Call call) throws IOException, InterruptedException {
    ScanRequest request = ScanWords.request(call.invocation());
    try (Machine machine = Machines.open(call)) {
      if (request.goesOnAlone()) {
        return detached(call, machine.scan(request));
      }
      if (call.has(Flag.WATCH)) {
        return Repeat.run(call, to -> scan(to, machine.scan(request), none -> {}));
      }
      return scan(call, machine.scan(request), found -> keep(call, request, found));
    }
  }

  /// The id alone is the answer, for whoever wants to come back to it.
  private static Exit detached(Call call, Scan scan) {
    call.out().line(call.format() == Format.TABLE ? scan.id() : Wire.json(scan.summary()));
    return Exit.DONE;
  }

  /// A server keeps its own. That a scan is not kept is told, and changes nothing else.
  private static void keep(Call call, ScanRequest request, ScanStatus found) {
    if (call.has(Flag.SERVER)) {
      return;
    }
    try {
      ScansHere.of(call).keep(found, ScanOrigin.of(Machine.LOCAL, request, null), null);
    } catch (IOException | RuntimeException unwritable) {
      call.message(
          "vigia: " + call.speech().text("cli.scan.not-kept", "detail", ScansHere.path(call)));
    }
  }

  private static Exit scan(Call call, Scan scan, Consumer<ScanStatus> keeper)
      throws InterruptedException {
    var progress = new ScanProgressLine(call);
    try (var interruption = Interruption.calling(scan::cancel, FAREWELL)) {
      ScanStatus end = shown(call, scan, progress, keeper);
      tellMethod(call, end);
      call.out().flush();
      return interruption.happened() ? Exit.INTERRUPTED : exit(call, end);
    } finally {
      progress.clear();
    }
  }

  /// Follows one that runs on a server. Ctrl-C ends the following and not the scan.
  static Exit attached(Call call, Scan scan) throws InterruptedException {
    var progress = new ScanProgressLine(call);
    try {
      return exit(call, shown(call, scan, progress, none -> {}));
    } finally {
      progress.clear();
    }
  }

  /// Prints it up to its end.
  ///
  /// @param keeper given the end before it is printed
  private static ScanStatus shown(
      Call call, Scan scan, ScanProgressLine progress, Consumer<ScanStatus> keeper)
      throws InterruptedException {
    var printer = ScanPrinter.of(call);
    ScanStatus end = follow(scan, printer, progress);
    keeper.accept(end);
    progress.clear();
    printer.end(end);
    return end;
  }

  private static ScanStatus follow(Scan scan, ScanPrinter printer, ScanProgressLine progress)
      throws InterruptedException {
    BlockingQueue<ScanEvent> events = new ArrayBlockingQueue<>(WAITING_EVENTS);
    try (var _ = scan.follow(event -> hand(events, event))) {
      while (true) {
        switch (events.take()) {
          case ScanEvent.Snapshot(ScanStatus status) -> {
            status.targets().forEach(target -> printer.rows(target.rows()));
            progress.show(ScanProgress.of(status));
          }
          case ScanEvent.Ports(var rows) -> {
            progress.found(rows);
            printer.rows(rows);
          }
          case ScanEvent.Progress(var numbers) -> progress.show(numbers);
          case ScanEvent.Ended(ScanStatus status) -> {
            return status;
          }
        }
      }
    }
  }

  private static void hand(BlockingQueue<ScanEvent> events, ScanEvent event) {
    try {
      events.put(event);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /// That it was done by another method than was asked for, and why.
  private static void tellMethod(Call call, ScanStatus end) {
    MethodReason why = end.methodReason();
    if (why != null) {
      String reason = call.speech().words().of(why);
      call.message("vigia: " + call.speech().text("scan.by-connecting", "reason", reason));
    }
  }

  /// An error of a single target is told, and the exit code shows it, but the others are scanned.
  private static Exit exit(Call call, ScanStatus end) {
    if (end.state() == ScanState.FAILED && end.problem() != null) {
      throw new ProblemException(end.problem());
    }
    if (end.state() == ScanState.CANCELLED) {
      // Not by us: a server that ends, or somebody who may.
      call.message("vigia: " + call.speech().text("scan.cancelled"));
      return Exit.NO_ANSWER;
    }
    boolean failed = false;
    for (TargetResult target : end.targets()) {
      failed |= ScanWords.told(call, target);
      if (!ScanPrinter.tellsFindings(call)) {
        Summaries.findings(target, call.speech()).forEach(found -> call.message("vigia: " + found));
      }
    }
    UnlistedAddresses unlisted = end.unlisted();
    if (unlisted != null && unlisted.notAllowed() > 0) {
      String count = call.speech().formats().count(unlisted.notAllowed());
      call.message("vigia: " + call.speech().text("cli.scan.unlisted-not-allowed", "count", count));
      failed = true;
    }
    return failed ? Exit.NO_ANSWER : Exit.DONE;
  }
}
