package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortReason;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;

/// What an engine promises whoever it reports to, with system calls and without.
@ParameterizedClass
@ValueSource(booleans = {true, false})
class TcpEngineTest {
  private static final String SYN_SENT = "02";

  private final TcpEngine engine;

  TcpEngineTest(boolean natively) {
    engine = TcpEngine.of(ScannerOptions.USUAL.natively(natively));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /// Looks at the kernel's sockets at the moment it is told the end, on the engine's own thread.
  private static final class Looking implements Engine.Report {
    final CountDownLatch answered = new CountDownLatch(1);
    final BlockingQueue<List<String>> open = new LinkedBlockingQueue<>();
    private final String remote;

    Looking(int port) {
      remote = String.format(Locale.ROOT, ":%04X " + SYN_SENT + " ", port);
    }

    @Override
    public void answered(int host, int from, int end, PortReason reason) {
      answered.countDown();
    }

    @Override
    public void leftOut(int host) {
      throw new AssertionError("not there: " + host);
    }

    @Override
    public void over(@Nullable Problem problem) {
      try (var lines = Files.lines(Path.of("/proc/net/tcp"))) {
        open.add(lines.filter(line -> line.contains(remote)).toList());
      } catch (IOException failed) {
        open.add(List.of(failed.toString()));
      }
    }
  }

  @Test
  void noConnectionIsOpenWhenTheEndIsTold() throws Exception {
    try (ServerSocket deaf = new ServerSocket()) {
      deaf.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.81"), 0), 1);
      List<Socket> guests = fillUp(deaf);
      int port = deaf.getLocalPort();
      var report = new Looking(port);
      Engine.Dialling dialling = engine.dial(Jobs.plan("1," + port, "127.0.0.81"), report);
      report.answered.await();
      dialling.cancel();
      assertThat(report.open.poll(60, TimeUnit.SECONDS)).isNotNull().isEmpty();
      for (Socket guest : guests) {
        guest.close();
      }
    }
  }

  /// The next plan starts another.
  @Test
  void aThreadIsThereOnlyWhileSomethingIsDialled() throws Exception {
    for (int i = 0; i < 3; i++) {
      var report = new Looking(1);
      engine.dial(Jobs.plan("1-300", "127.0.0.82"), report);
      assertThat(report.open.poll(60, TimeUnit.SECONDS)).isNotNull();
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals("vigia-scanner") || thread.getName().startsWith("vigia-dial")) {
          assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
        }
      }
    }
  }

  @Test
  void aPlanAfterTheEndIsTurnedAway() throws Exception {
    engine.close();
    var told = new LinkedBlockingQueue<Problem>();
    engine.dial(
        Jobs.plan("1", "127.0.0.1"),
        new Engine.Report() {
          @Override
          public void answered(int host, int from, int end, PortReason reason) {
            throw new AssertionError("dialled " + from);
          }

          @Override
          public void leftOut(int host) {
            throw new AssertionError("not there: " + host);
          }

          @Override
          public void over(@Nullable Problem problem) {
            if (problem != null) {
              told.add(problem);
            }
          }
        });
    assertThat(told.poll(10, TimeUnit.SECONDS).code()).isEqualTo(ProblemCode.CLOSED);
  }

  /// Until its kernel drops SYNs, which is what a silent port looks like.
  static List<Socket> fillUp(ServerSocket deaf) throws IOException {
    List<Socket> guests = new ArrayList<>();
    while (true) {
      var guest = new Socket();
      guests.add(guest);
      try {
        guest.connect(deaf.getLocalSocketAddress(), 300);
      } catch (SocketTimeoutException full) {
        return guests;
      }
    }
  }
}
