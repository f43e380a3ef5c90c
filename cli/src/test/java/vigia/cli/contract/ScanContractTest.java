package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vigia.cli.SilentPort;
import vigia.machine.AnswerKind;
import vigia.machine.Machine;
import vigia.machine.PortAnswer;
import vigia.machine.PortListener;
import vigia.machine.PortRow;
import vigia.machine.PortSet;
import vigia.machine.PortState;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanMethod;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;
import vigia.machine.Unavailable;
import vigia.machine.UnlistedAddresses;

@Contract
class ScanContractTest {
  private static final Duration LONG = Duration.ofSeconds(40);

  private final MachineKind kind;
  private final Machine machine;

  ScanContractTest(MachineKind kind) {
    this.kind = kind;
    machine = OpenMachines.the(kind);
  }

  private ScanStatus done(ScanRequest request) throws InterruptedException {
    Scan scan = machine.scan(request);
    assertThat(scan.await(LONG)).isTrue();
    ScanStatus status = scan.status();
    assertThat(status.id()).isEqualTo(scan.id());
    assertThat(status.state()).isEqualTo(ScanState.DONE);
    assertThat(status.scanned()).isEqualTo(status.of());
    assertThat(status.open() + status.closed() + status.filtered()).isEqualTo(status.of());
    return status;
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @Test
  void anOpenPortIsOpenAndAClosedOneClosed() throws Exception {
    try (var listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      int open = listening.getLocalPort();
      int closed = freePort();
      ScanStatus status = done(ScanRequest.of("127.0.0.1", open + "," + closed));
      assertThat(status.open()).isEqualTo(1);
      assertThat(status.closed()).isEqualTo(1);
      TargetResult target = status.targets().getFirst();
      assertThat(target.address()).isEqualTo("127.0.0.1");
      assertThat(target.state()).isEqualTo(TargetState.UP);
      assertThat(target.ranges().open()).isEqualTo(Integer.toString(open));
      assertThat(target.ranges().closed()).isEqualTo(Integer.toString(closed));
      for (PortRow row : target.rows()) {
        assertThat(row.state()).isEqualTo(row.port() == open ? PortState.OPEN : PortState.CLOSED);
        assertThat(row.reason().wire()).isEqualTo(row.port() == open ? "syn-ack" : "conn-refused");
      }
    }
  }

  /// With the right to raw sockets or without.
  @Test
  void howThePortsWereAskedIsTold() throws Exception {
    ScanRequest request = ScanRequest.of("127.0.0.1", "1-5");
    ScanStatus connected = done(request);
    assertThat(connected.method()).isEqualTo(ScanMethod.CONNECT);
    assertThat(connected.methodReason()).isNull();
    ScanStatus bySyn = done(request.withMethod(ScanMethod.SYN));
    assertThat(bySyn.method() == ScanMethod.SYN).isEqualTo(bySyn.methodReason() == null);
    assertThat(bySyn.targets().getFirst().ranges())
        .isEqualTo(connected.targets().getFirst().ranges());
  }

  @Test
  void whatAnswersAndWhoListensAreTold() throws Exception {
    try (var listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> greet(listening, "220 \u001b[2Jready\r\n"));
      var request = ScanRequest.of("127.0.0.1", Integer.toString(listening.getLocalPort()));
      PortRow row = done(request.withIdentify(true)).targets().getFirst().rows().getFirst();
      assertThat(row.answer())
          .isEqualTo(new PortAnswer(AnswerKind.BANNER, "220 \\x1B[2Jready", null, null));
      PortListener listener = row.listener();
      assertThat(listener).isNotNull();
      if (kind == MachineKind.PORTABLE) {
        assertThat(listener).isEqualTo(PortListener.unknown(Unavailable.NOT_SUPPORTED));
      } else {
        assertThat(listener.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(listener.address()).isEqualTo("127.0.0.1");
        assertThat(listener.finding()).isNull();
      }
    }
  }

  private static void greet(ServerSocket listening, String greeting) {
    while (!listening.isClosed()) {
      try (Socket guest = listening.accept()) {
        guest.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
        guest.shutdownOutput();
        guest.getInputStream().transferTo(OutputStream.nullOutputStream());
      } catch (IOException goneOrClosed) {
        // The next one, or the end.
      }
    }
  }

  @Test
  void fivePortsGiveFiveRows() throws Exception {
    assertThat(done(ScanRequest.of("127.0.0.1", "1-5")).targets().getFirst().rows())
        .extracting(PortRow::port)
        .containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void namesAndBothFamiliesAreTargets() throws Exception {
    var request = ScanRequest.of(List.of("localhost", "::1", "127.0.0.2"), "1-3").withAll(true);
    ScanStatus status = done(request);
    assertThat(status.of()).isEqualTo(9);
    assertThat(status.targets())
        .extracting(TargetResult::target)
        .containsExactly("localhost", "::1", "127.0.0.2");
    assertThat(status.targets()).allMatch(target -> target.rows().size() == 3);
  }

  @Test
  void aNameWithoutAnAddressIsAResultOfItsOwn() throws Exception {
    var request = ScanRequest.of(List.of("no-such-name.invalid", "::1"), "1-2");
    Scan scan = machine.scan(request);
    assertThat(scan.await(LONG)).isTrue();
    List<TargetResult> targets = scan.status().targets();
    assertThat(targets.get(0).state()).isEqualTo(TargetState.UNRESOLVED);
    assertThat(targets.get(0).address()).isNull();
    assertThat(targets.get(0).rows()).isEmpty();
    assertThat(targets.get(1).state()).isEqualTo(TargetState.UP);
  }

  @Test
  void theEventsTellTheWholeScanInOrder() throws Exception {
    try (var listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      int open = listening.getLocalPort();
      Scan scan = machine.scan(ScanRequest.of("127.0.0.1", "1-300," + open));
      List<ScanEvent> events = events(scan);
      assertThat(events.getFirst()).isInstanceOf(ScanEvent.Snapshot.class);
      assertThat(events.getLast()).isInstanceOf(ScanEvent.Ended.class);
      var told = new TreeSet<Integer>();
      for (ScanEvent event : events) {
        if (event instanceof ScanEvent.Snapshot snapshot) {
          snapshot.status().targets().forEach(each -> told.addAll(ports(each.rows())));
        } else if (event instanceof ScanEvent.Ports ports) {
          told.addAll(ports(ports.rows()));
        }
      }
      Set<Integer> wanted = new TreeSet<>();
      for (int port : PortSet.parse("1-300," + open).toArray()) {
        wanted.add(port);
      }
      assertThat(told).isEqualTo(wanted);
      // Who comes late sees the same.
      List<ScanEvent> late = events(scan);
      assertThat(((ScanEvent.Ended) late.getLast()).status()).isEqualTo(scan.status());
    }
  }

  private static List<Integer> ports(List<PortRow> rows) {
    return rows.stream().map(PortRow::port).toList();
  }

  private static List<ScanEvent> events(Scan scan) throws InterruptedException {
    BlockingQueue<ScanEvent> queue = new LinkedBlockingQueue<>();
    var events = new ArrayList<ScanEvent>();
    try (var _ = scan.follow(queue::add)) {
      do {
        ScanEvent next = queue.poll(30, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        events.add(next);
      } while (!(events.getLast() instanceof ScanEvent.Ended));
    }
    assertThat(queue).isEmpty();
    return events;
  }

  @Test
  void cancellingKeepsWhatWasFound() throws Exception {
    try (var silent = new SilentPort("127.0.0.2")) {
      // The same port is closed at the first address and silent at the second.
      String port = Integer.toString(silent.port());
      Scan scan = machine.scan(ScanRequest.of(List.of("127.0.0.1", "127.0.0.2"), port));
      awaitScanned(scan, 1);
      scan.cancel();
      assertThat(scan.await(LONG)).isTrue();
      ScanStatus status = scan.status();
      assertThat(status.state()).isEqualTo(ScanState.CANCELLED);
      assertThat(status.scanned()).isEqualTo(1);
      assertThat(status.closed()).isEqualTo(1);
      assertThat(status.targets().getFirst().ranges().closed()).isEqualTo(port);
      assertThat(status.targets().getFirst().rows())
          .extracting(PortRow::state)
          .containsExactly(PortState.CLOSED);
      scan.cancel();
      assertThat(events(scan).getLast()).isEqualTo(new ScanEvent.Ended(status));
    }
  }

  private static void awaitScanned(Scan scan, int wanted) throws InterruptedException {
    BlockingQueue<Integer> counts = new LinkedBlockingQueue<>();
    try (var _ =
        scan.follow(event -> {
          switch (event) {
            case ScanEvent.Snapshot all -> counts.add(all.status().scanned());
            case ScanEvent.Progress some -> counts.add(some.progress().scanned());
            case ScanEvent.Ended end -> counts.add(end.status().scanned());
            case ScanEvent.Ports _ -> {}
          }
        })) {
      Integer scanned;
      do {
        scanned = counts.poll(30, TimeUnit.SECONDS);
        assertThat(scanned).isNotNull();
      } while (scanned < wanted);
    }
  }

  @Test
  void waitingEndsInTime() throws Exception {
    try (var silent = new SilentPort("127.0.0.1")) {
      Scan scan = machine.scan(ScanRequest.of("127.0.0.1", Integer.toString(silent.port())));
      assertThat(scan.await(Duration.ofMillis(1))).isFalse();
      assertThat(scan.await(LONG)).isTrue();
      assertThat(scan.status().filtered()).isEqualTo(1);
      assertThat(scan.status().targets().getFirst().state()).isEqualTo(TargetState.SILENT);
    }
  }

  @Test
  void aTargetThatIsNoAddressIsRefused() {
    for (String target :
        List.of(
            "10.0.0.0/8",
            "10.0.0.0/33",
            "10.0.0.5-3",
            "!10.0.0.1",
            "fe80::1%no-such-interface",
            "-oX")) {
      var problem =
          catchThrowableOfType(
              ProblemException.class, () -> machine.scan(ScanRequest.of(target, "1")));
      assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
      assertThat(problem.problem().param("field")).isEqualTo("targets");
    }
  }

  @Test
  void aNetworkIsScannedWithoutWhatIsExcluded() throws Exception {
    try (var listening = new ServerSocket(0, 50, InetAddress.getByName("127.3.0.2"))) {
      String port = Integer.toString(listening.getLocalPort());
      ScanStatus status =
          done(
              ScanRequest.of(
                  List.of("127.3.0.0/30", "127.3.0.2-5", "!127.3.0.4/31", "!127.3.9.9"), port));
      assertThat(status.targets())
          .extracting(TargetResult::address)
          .containsExactly("127.3.0.0", "127.3.0.1", "127.3.0.2", "127.3.0.3");
      assertThat(status.open()).isEqualTo(1);
      assertThat(status.targets().get(2).ranges().open()).isEqualTo(port);
      assertThat(status.unlisted()).isNull();
    }
  }

  @Test
  void theSilentAddressesOfANetworkAreCounted() throws Exception {
    try (var silent = new SilentPort("127.3.0.9")) {
      ScanStatus status = done(ScanRequest.of("127.3.0.8/31", Integer.toString(silent.port())));
      assertThat(status.targets()).extracting(TargetResult::address).containsExactly("127.3.0.8");
      assertThat(status.filtered()).isEqualTo(1);
      assertThat(status.unlisted()).isEqualTo(new UnlistedAddresses(0, 0, 1, 0, 0, 0));
    }
  }

  @Test
  void portsAreAlsoNamesAndTheMostUsed() throws Exception {
    assertThat(done(ScanRequest.of("127.0.0.1", "ssh,1-2")).targets().getFirst().rows())
        .extracting(PortRow::port)
        .containsExactly(1, 2, 22);
    assertThat(done(ScanRequest.of("127.0.0.1", "top:10")).of()).isEqualTo(10);
    for (String ports : List.of("no-such-service", "top:60000", "ssh,65536")) {
      var problem =
          catchThrowableOfType(
              ProblemException.class, () -> machine.scan(ScanRequest.of("127.0.0.1", ports)));
      assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
      assertThat(problem.problem().param("field")).isEqualTo("ports");
    }
  }

  @Test
  void closingTheMachineEndsItsScans() throws Exception {
    try (var opened = OpenMachines.another(kind);
        var silent = new SilentPort("127.0.0.1")) {
      Scan scan =
          opened.machine().scan(ScanRequest.of("127.0.0.1", Integer.toString(silent.port())));
      BlockingQueue<ScanEvent> queue = new LinkedBlockingQueue<>();
      try (var _ = scan.follow(queue::add)) {
        assertThat(queue.poll(20, TimeUnit.SECONDS)).isInstanceOf(ScanEvent.Snapshot.class);
        opened.machine().close();
        ScanEvent next;
        do {
          next = queue.poll(20, TimeUnit.SECONDS);
          assertThat(next).isNotNull();
        } while (!(next instanceof ScanEvent.Ended));
      }
    }
  }
}
