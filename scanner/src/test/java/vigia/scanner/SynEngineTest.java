package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigia.machine.PortReason;
import vigia.machine.PortSet;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;

/// What an engine promises whoever it reports to, on loopback addresses. As root.
class SynEngineTest {
  private static final int PORTS = 2000;

  private final SynEngine engine = new SynEngine(ScannerOptions.USUAL);

  @AfterEach
  void close() {
    engine.close();
  }

  /// Counts how often each port is told.
  private static final class Counting implements Engine.Report {
    final AtomicIntegerArray told = new AtomicIntegerArray(PORTS);
    final BlockingQueue<Optional<Problem>> ends = new LinkedBlockingQueue<>();

    @Override
    public void answered(int host, int from, int end, PortReason reason) {
      for (int port = from; port < end; port++) {
        told.incrementAndGet(port);
      }
    }

    @Override
    public void leftOut(int host) {
      throw new AssertionError("nobody is left out here");
    }

    @Override
    public void over(@Nullable Problem problem) {
      ends.add(Optional.ofNullable(problem));
    }

    Optional<Problem> end() throws InterruptedException {
      Optional<Problem> end = ends.poll(60, TimeUnit.SECONDS);
      assertThat(end).isNotNull();
      return end;
    }
  }

  private static Engine.Plan plan(String address, String ports) {
    return new Engine.Plan(
        List.of(InetAddress.ofLiteral(address)),
        new PortList(PortSet.parse(ports)),
        ScannerOptions.LONGEST_WAIT,
        Discovery.NONE);
  }

  @Test
  void eachOfTwoPlansForTheSamePortsIsToldOfEachOnce() throws Exception {
    var first = new Counting();
    var second = new Counting();
    engine.dial(plan("127.0.0.84", "1-" + PORTS), first);
    engine.dial(plan("127.0.0.84", "1-" + PORTS), second);
    for (Counting report : List.of(first, second)) {
      assertThat(report.end()).isEmpty();
      for (int port = 0; port < PORTS; port++) {
        assertThat(report.told.get(port)).isEqualTo(1);
      }
    }
  }

  @Test
  void aPlanThatIsCancelledEndsWithoutItsAnswers() throws Exception {
    try (ServerSocket deaf = new ServerSocket()) {
      deaf.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.85"), 0), 1);
      List<Socket> guests = TcpEngineTest.fillUp(deaf);
      var report = new Counting();
      Engine.Dialling dialling =
          engine.dial(plan("127.0.0.85", Integer.toString(deaf.getLocalPort())), report);
      dialling.cancel();
      assertThat(report.end()).isEmpty();
      assertThat(report.told.get(0)).isZero();
      for (Socket guest : guests) {
        guest.close();
      }
    }
  }

  @Test
  void aThreadIsThereOnlyWhileSomethingIsDialled() throws Exception {
    for (int i = 0; i < 3; i++) {
      var report = new Counting();
      engine.dial(plan("127.0.0.86", "1-300"), report);
      assertThat(report.end()).isEmpty();
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("vigia-scanner")) {
          assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        }
      }
    }
  }

  @Test
  void aPlanAfterTheEndIsTurnedAway() throws Exception {
    engine.close();
    var report = new Counting();
    engine.dial(plan("127.0.0.86", "1"), report);
    assertThat(report.end().map(Problem::code)).contains(ProblemCode.CLOSED);
  }
}
