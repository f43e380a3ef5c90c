package vigia.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vigia.machine.FileEntry;
import vigia.machine.FilePage;
import vigia.machine.FileQuery;
import vigia.machine.FileStream;
import vigia.machine.FileStreamQuery;
import vigia.machine.Machine;
import vigia.machine.MachineList;
import vigia.machine.Overview;
import vigia.machine.OverviewQuery;
import vigia.machine.ProblemException;
import vigia.machine.ProcessDetails;
import vigia.machine.ProcessInfo;
import vigia.machine.ProcessPage;
import vigia.machine.ProcessQuery;
import vigia.machine.Readings;
import vigia.machine.Scan;
import vigia.machine.ScanHistory;
import vigia.machine.ScanRequest;
import vigia.machine.ScanStatus;
import vigia.machine.Subscription;
import vigia.machine.WatchRequest;
import vigia.machine.Watcher;
import vigia.machine.Wire;

/// A computer behind a Vigia server.
///
/// Beyond what any [Machine] throws, each method throws [ProblemException] with
/// [vigia.machine.ProblemCode#UNREACHABLE] or [vigia.machine.ProblemCode#UNTRUSTED] and a [Trouble]
/// as `detail`, and with the server's own problems: UNAUTHENTICATED, FORBIDDEN, NO_SUCH_MACHINE …
public final class RemoteMachine implements Machine {

  /// What closing may spend on ending one scan on the server.
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Link link;
  private final Questions questions;
  private final Set<RemoteScan> scans = ConcurrentHashMap.newKeySet();
  private final Set<Subscription> subscriptions = ConcurrentHashMap.newKeySet();

  private RemoteMachine(Connection connection, String machine) {
    link = new Link(connection);
    questions = new Questions(machine);
  }

  /// Nothing is sent before the first question.
  ///
  /// @param machine the name under which the server publishes it; [Machine#LOCAL] for its own
  /// @throws ProblemException when the connection could never be trusted or opened
  public static RemoteMachine open(Connection connection, String machine) {
    return new RemoteMachine(connection, machine);
  }

  public URI url() {
    return link.url();
  }

  /// The machines that the same server publishes.
  public MachineList machines() {
    return link.get("/machines", MachineList.class, Link.USUAL);
  }

  @Override
  public Overview overview(OverviewQuery query) {
    return link.get(questions.overview(query), Overview.class, Link.USUAL.plus(query.interval()));
  }

  @Override
  public Readings readings() {
    return link.get(questions.readings(), Readings.class, Link.USUAL);
  }

  @Override
  public ProcessPage processes(ProcessQuery query) {
    return link.get(questions.processes(query), ProcessPage.class, Link.USUAL);
  }

  @Override
  public ProcessInfo process(long pid, @Nullable Instant startTime) {
    return link.get(questions.process(pid, startTime), ProcessInfo.class, Link.USUAL);
  }

  @Override
  public ProcessDetails processDetails(long pid, @Nullable Instant startTime) {
    return link.get(questions.processDetails(pid, startTime), ProcessDetails.class, Link.USUAL);
  }

  @Override
  public FilePage files(FileQuery query) {
    return link.get(questions.files(query), FilePage.class, Link.USUAL);
  }

  /// Ends with the machine: its connection is one of the link's.
  @Override
  public FileStream fileStream(FileStreamQuery query) {
    return new RemoteFiles(link.lines(questions.fileStream(query), FileEntry.class));
  }

  @Override
  public Scan scan(ScanRequest request) {
    ScanStatus begun =
        link.post(questions.scans(), Wire.json(request), ScanStatus.class, Link.USUAL);
    var scan = new RemoteScan(link, questions, begun, scans::remove);
    if (!request.goesOnAlone()) {
      scans.add(scan);
    }
    return scan;
  }

  /// A scan that was started before, perhaps elsewhere: it goes on when this machine is closed.
  ///
  /// @throws ProblemException [vigia.machine.ProblemCode#NO_SUCH_SCAN]
  public Scan scan(String id) {
    ScanStatus known = link.get(questions.scan(id), ScanStatus.class, Link.USUAL);
    return new RemoteScan(link, questions, known, over -> {});
  }

  /// The scans that the server runs and remembers.
  public ScanHistory scanHistory() {
    return new RemoteScanHistory(link, questions);
  }

  @Override
  public Subscription watch(WatchRequest request, Watcher watcher) {
    var watch = new RemoteWatch(link, questions.events(request), watcher, subscriptions::remove);
    subscriptions.add(watch);
    return watch.start();
  }

  /// Also stops, on the server, the scans that were started here, are not known to be over, and
  /// were not to go on alone.
  @Override
  public void close() {
    subscriptions.forEach(Subscription::close);
    scans.forEach(scan -> scan.farewell(FAREWELL));
    link.close();
  }
}
