package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortSet;
import vigia.machine.Protocol;
import vigia.machine.Scan;
import vigia.machine.ScanEvent;
import vigia.machine.ScanRequest;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;

/// What readers of a scan see, over real scans and over a board that the test itself writes.
class FollowTest {
  private static final int PORTS = 20_000;
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final ScanRequest MANY =
      ScanRequest.of(List.of("127.0.0.9"), "1-" + PORTS).withAll(true);

  private final Scanner scanner = new Scanner(ScannerOptions.USUAL);

  @AfterEach
  void close() {
    scanner.close();
  }

  /// Keeps every event until the end.
  private static final class Reader {
    final BlockingQueue<ScanEvent> events = new LinkedBlockingQueue<>();

    List<ScanEvent> untilEnd() throws InterruptedException {
      List<ScanEvent> all = new ArrayList<>();
      do {
        ScanEvent event = events.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("an event after " + all.size()).isNotNull();
        all.add(event);
      } while (!(all.getLast() instanceof ScanEvent.Ended));
      return all;
    }
  }

  @Test
  void aReaderGetsASnapshotThenWhatComesThenTheEnd() throws Exception {
    Scan scan = scanner.start(MANY);
    var reader = new Reader();
    scan.follow(reader.events::add);
    List<ScanEvent> events = reader.untilEnd();
    assertThat(events.getFirst()).isInstanceOf(ScanEvent.Snapshot.class);
    assertThat(portsTold(events)).hasSize(PORTS);
    ScanStatus last = ((ScanEvent.Ended) events.getLast()).status();
    assertThat(last).isEqualTo(scan.status());
    assertThat(last.state()).isEqualTo(ScanState.DONE);
    assertThat(last.etaMillis()).isNull();
    assertThat(events)
        .filteredOn(ScanEvent.Progress.class::isInstance)
        .hasSizeLessThan((int) (last.elapsedMillis() / 250) + 2);
  }

  @Test
  void readersWhoComeAtAnyTimeMissNothingAndGetNothingTwice() throws Exception {
    Scan scan = scanner.start(MANY);
    List<Reader> readers = new ArrayList<>();
    do {
      var reader = new Reader();
      readers.add(reader);
      scan.follow(reader.events::add);
    } while (readers.size() < 20 && !scan.await(Duration.ofMillis(50)));
    for (Reader reader : readers) {
      assertThat(portsTold(reader.untilEnd())).hasSize(PORTS);
    }
  }

  @Test
  void whoComesAfterTheEndGetsTheSnapshotAndTheEnd() throws Exception {
    Scan scan = scanner.start(ScanRequest.of("127.0.0.1", "1-5"));
    assertThat(scan.await(MOST)).isTrue();
    var reader = new Reader();
    scan.follow(reader.events::add);
    assertThat(reader.untilEnd())
        .containsExactly(new ScanEvent.Snapshot(scan.status()), new ScanEvent.Ended(scan.status()));
  }

  @Test
  void aReaderThatBlocksDelaysOnlyItself() throws Exception {
    Scan scan = scanner.start(MANY);
    var release = new CountDownLatch(1);
    var slow = new Reader();
    scan.follow(event -> {
      slow.events.add(event);
      try {
        release.await();
      } catch (InterruptedException ended) {
        throw new AssertionError(ended);
      }
    });
    var quick = new Reader();
    scan.follow(quick.events::add);
    assertThat(portsTold(quick.untilEnd())).hasSize(PORTS);
    assertThat(slow.events).hasSizeLessThan(2);
    release.countDown();
    assertThat(slow.untilEnd().getLast()).isEqualTo(new ScanEvent.Ended(scan.status()));
  }

  @Test
  void whoFallsTooFarBehindGetsANewSnapshotInsteadOfWhatWasLost() throws Exception {
    var board = board("1-1000");
    var inFirst = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var reader = new Reader();
    Follower follower =
        board.follow(event -> {
          reader.events.add(event);
          inFirst.countDown();
          awaitQuietly(release);
        });
    Thread.ofVirtual().start(follower::run);
    inFirst.await();
    for (int port = 0; port < 900; port++) {
      board.answered(0, port, port + 1, PortReason.REFUSED);
      board.tick();
    }
    release.countDown();
    ScanEvent first = reader.events.poll(10, TimeUnit.SECONDS);
    ScanEvent second = reader.events.poll(10, TimeUnit.SECONDS);
    assertThat(first).isInstanceOf(ScanEvent.Snapshot.class);
    assertThat(second)
        .isInstanceOfSatisfying(
            ScanEvent.Snapshot.class,
            snapshot -> assertThat(snapshot.status().scanned()).isEqualTo(900));
    for (int port = 900; port < 1000; port++) {
      board.answered(0, port, port + 1, PortReason.REFUSED);
    }
    board.end(ScanState.DONE, null);
    List<ScanEvent> rest = reader.untilEnd();
    assertThat(rest.getFirst())
        .isInstanceOfSatisfying(
            ScanEvent.Ports.class, ports -> assertThat(ports.rows()).hasSize(100));
    assertThat(rest).hasSize(2);
  }

  @Test
  void aClosedSubscriptionIsNotCalledAgain() throws Exception {
    var board = board("1-10");
    var reader = new Reader();
    Follower follower = board.follow(reader.events::add);
    Thread thread = Thread.ofVirtual().start(follower::run);
    assertThat(reader.events.poll(10, TimeUnit.SECONDS)).isInstanceOf(ScanEvent.Snapshot.class);
    follower.close();
    follower.close();
    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    board.tick();
    board.end(ScanState.DONE, null);
    assertThat(reader.events).isEmpty();
  }

  @Test
  void cancelEndsItSoonAndKeepsWhatWasFound() throws Exception {
    try (var listener = new ServerSocket()) {
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.10"), 0));
      List<String> targets = new ArrayList<>();
      for (int i = 10; i < 60; i++) {
        targets.add("127.0.0." + i);
      }
      Scan scan = scanner.start(ScanRequest.of(targets, "1-65535"));
      var reader = new Reader();
      scan.follow(reader.events::add);
      while (scan.status().scanned() == 0) {
        assertThat(scan.await(Duration.ofMillis(5))).isFalse();
      }
      scan.cancel();
      assertThat(scan.await(Duration.ofSeconds(5))).isTrue();
      ScanStatus status = scan.status();
      assertThat(status.state()).isEqualTo(ScanState.CANCELLED);
      assertThat(status.scanned()).isBetween(1, status.of() - 1);
      assertThat(status.closed()).isGreaterThan(0);
      assertThat(reader.untilEnd().getLast()).isEqualTo(new ScanEvent.Ended(status));
      scan.cancel();
      assertThat(scan.status()).isEqualTo(status);
    }
  }

  @Test
  void twoScansGoOnSideBySide() throws Exception {
    try (ServerSocket deaf = new ServerSocket();
        var patient = new Scanner(neverBelievingSilence())) {
      deaf.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.9"), 0), 1);
      List<Socket> guests = TcpEngineTest.fillUp(deaf);
      // It cannot end before the other one does, however slow that is.
      Scan big = patient.start(ScanRequest.of("127.0.0.9", "1-999," + deaf.getLocalPort()));
      Scan small = patient.start(ScanRequest.of("127.0.0.8", "1-100"));
      assertThat(small.await(MOST)).isTrue();
      assertThat(big.status().state()).isEqualTo(ScanState.RUNNING);
      assertThat(small.status().scanned()).isEqualTo(100);
      big.cancel();
      assertThat(big.await(MOST)).isTrue();
      for (Socket guest : guests) {
        guest.close();
      }
    }
  }

  /// Fifty of these are kept by a server: of the biggest scan there is, four million bytes each.
  @Test
  void aFinishedScanSaysTheSameInLessMemory() {
    var board = board("1-1000,5000-65000");
    for (int port = 0; port < 61_001; port++) {
      board.answered(
          0, port, port + 1, port % 5_000 == 0 ? PortReason.ACCEPTED : PortReason.NO_RESPONSE);
    }
    ScanStatus before = board.status();
    board.end(ScanState.DONE, null);
    ScanStatus after = board.status();
    assertThat(after.targets()).isEqualTo(before.targets());
    assertThat(after.targets().getFirst().rows()).hasSize(61_001);
    assertThat(board.bytes()).isLessThan(200);
  }

  private static ScannerOptions neverBelievingSilence() {
    return ScannerOptions.USUAL.withTries(Integer.MAX_VALUE);
  }

  private static ScanBoard board(String ports) {
    return new ScanBoard(
        "x",
        List.of(new Target.Address("127.0.0.1", InetAddress.ofLiteral("127.0.0.1"))),
        new Asked(
            new PortList(PortSet.parse(ports)),
            true,
            Services.own(Protocol.TCP),
            1,
            false,
            _ -> new BitSet(),
            Engines.Way.CONNECT));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  /// Every port that was told since the last snapshot or stands in it; none twice.
  private static Set<Integer> portsTold(List<ScanEvent> events) {
    Set<Integer> told = new HashSet<>();
    for (ScanEvent event : events) {
      switch (event) {
        case ScanEvent.Snapshot snapshot -> {
          told.clear();
          snapshot.status().targets().getFirst().rows().forEach(row -> told.add(row.port()));
        }
        case ScanEvent.Ports ports -> {
          for (PortRow row : ports.rows()) {
            assertThat(told.add(row.port())).as("first time for " + row.port()).isTrue();
          }
        }
        case ScanEvent.Progress progress -> assertThat(progress.progress().of()).isEqualTo(PORTS);
        case ScanEvent.Ended ended -> assertThat(ended.status().scanned()).isEqualTo(PORTS);
      }
    }
    return told;
  }
}
