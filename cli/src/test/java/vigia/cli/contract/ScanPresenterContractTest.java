package vigia.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigia.cli.SilentPort;
import vigia.desktop.present.Place;
import vigia.desktop.present.ScanPresenter;
import vigia.desktop.present.Station;
import vigia.language.Language;
import vigia.language.Speech;
import vigia.language.view.PortColumns;
import vigia.machine.Machine;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ProblemCode;
import vigia.machine.Scan;
import vigia.machine.ScanState;

@Contract
class ScanPresenterContractTest {
  private final Machine machine;
  private WindowThread window;
  private ScanPresenter scan;

  ScanPresenterContractTest(MachineKind kind) {
    machine = OpenMachines.the(kind);
  }

  @BeforeEach
  void open() throws InterruptedException {
    window = new WindowThread();
    window.run(() -> {
      scan =
          new ScanPresenter(
              window.desk(),
              new Station(window.desk(), _ -> machine, List::of, Place.HERE, machine),
              PortColumns.of(Speech.of(Language.EN, ZoneOffset.UTC)));
      scan.onChange(window::changed);
    });
  }

  @AfterEach
  void close() throws InterruptedException {
    window.run(scan::close);
    window.close();
  }

  private void start(String target, String low, String high) throws InterruptedException {
    window.run(() -> scan.start(target, low, high, false, false));
  }

  @Test
  void anOpenPortStandsFirst() throws Exception {
    try (var listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      int port = listening.getLocalPort();
      start(" 127.0.0.1 ", (port - 2) + "", " " + (port + 1));
      window.await(() -> scan.ended() != null);
      assertThat(window.get(scan::isRunning)).isFalse();
      assertThat(window.get(scan::problem)).isNull();
      assertThat(window.get(() -> scan.ended().state())).isEqualTo(ScanState.DONE);
      assertThat(window.get(() -> scan.progress().scanned())).isEqualTo(4);
      assertThat(window.get(scan::rows)).hasSize(4);
      PortRow first = window.get(scan::rows).getFirst();
      assertThat(first.state()).isEqualTo(PortState.OPEN);
      window.run(() -> scan.sort("port", true));
      assertThat(window.get(scan::rows).getFirst().port()).isEqualTo(port + 1);
    }
  }

  @Test
  void whatIsNoRangeIsRefusedAtOnce() throws Exception {
    String[][] ranges = {{"100", "10"}, {"", "10"}, {"10", ""}, {"0", "10"}, {"1", "70000"}};
    for (String[] range : ranges) {
      start("127.0.0.1", range[0], range[1]);
      assertThat(window.get(scan::isRunning)).isFalse();
      assertThat(window.get(scan::problem).code()).isEqualTo(ProblemCode.BAD_REQUEST);
      assertThat(window.get(scan::problem).param("field")).isEqualTo("ports");
    }
  }

  @Test
  void whatIsNoTargetIsRefused() throws Exception {
    for (String target : new String[] {"", "   ", "-oX"}) {
      start(target, "1", "2");
      window.await(() -> !scan.isRunning());
      assertThat(window.get(scan::problem).code()).isEqualTo(ProblemCode.BAD_REQUEST);
      assertThat(window.get(scan::problem).param("field")).isEqualTo("targets");
    }
  }

  @Test
  void itCanBeStoppedAndStartedAnew() throws Exception {
    try (var silent = new SilentPort("127.0.0.2")) {
      String port = Integer.toString(silent.port());
      start("127.0.0.2", port, port);
      window.await(() -> scan.progress() != null);
      assertThat(window.get(scan::isRunning)).isTrue();
      assertThat(window.get(scan::isStopping)).isFalse();
      boolean stopping =
          window.get(() -> {
            scan.stop();
            return scan.isStopping();
          });
      assertThat(stopping).isTrue();
      window.await(() -> !scan.isRunning());
      assertThat(window.get(scan::isStopping)).isFalse();
      assertThat(window.get(() -> scan.ended().state())).isEqualTo(ScanState.CANCELLED);
    }
    start("127.0.0.1", "1", "3");
    window.await(() -> scan.ended() != null);
    assertThat(window.get(() -> scan.ended().state())).isEqualTo(ScanState.DONE);
    assertThat(window.get(scan::rows)).hasSize(3);
  }

  @Test
  void stoppedBeforeItBeganItNeverBegins() throws Exception {
    window.run(() -> {
      scan.start("127.0.0.1", "1", "3", false, false);
      scan.stop();
    });
    assertThat(window.get(scan::isRunning)).isFalse();
    start("127.0.0.1", "4", "5");
    window.await(() -> scan.ended() != null);
    assertThat(window.get(scan::rows)).extracting(PortRow::port).containsExactly(4, 5);
  }

  /// The machine, whose scans are only handed over once they may be.
  private Machine heldBack(BlockingQueue<Scan> begun, CountDownLatch answer) {
    return (Machine)
        Proxy.newProxyInstance(
            Machine.class.getClassLoader(),
            new Class<?>[] {Machine.class},
            (_, method, arguments) -> {
              Object result = method.invoke(machine, arguments);
              if (result instanceof Scan scan) {
                begun.add(scan);
                answer.await();
              }
              return result;
            });
  }

  @Test
  void stoppedBeforeItsAnswerItDoesNotGoOn() throws Exception {
    var begun = new LinkedBlockingQueue<Scan>();
    var answer = new CountDownLatch(1);
    Machine slow = heldBack(begun, answer);
    try (var silent = new SilentPort("127.0.0.2")) {
      String port = Integer.toString(silent.port());
      ScanPresenter early =
          window.get(() ->
              new ScanPresenter(
                  window.desk(),
                  new Station(window.desk(), _ -> slow, List::of, Place.HERE, slow),
                  PortColumns.of(Speech.of(Language.EN, ZoneOffset.UTC))));
      window.run(() -> early.start("127.0.0.2", port, port, false, false));
      Scan scan = begun.take();
      window.run(early::stop);
      answer.countDown();
      assertThat(scan.await(Duration.ofSeconds(30))).isTrue();
      assertThat(scan.status().state()).isEqualTo(ScanState.CANCELLED);
    }
  }
}
