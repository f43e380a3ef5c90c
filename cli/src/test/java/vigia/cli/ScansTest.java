package vigia.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.local.LocalMachine;
import vigia.local.LocalOptions;
import vigia.machine.Machine;
import vigia.machine.Permission;
import vigia.machine.ScanComparison;
import vigia.machine.ScanList;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.Wire;
import vigia.server.Server;
import vigia.server.ServerOptions;
import vigia.server.access.Tokens;
import vigia.server.event.ServerEvent;
import vigia.server.limit.ServerLimits;
import vigia.server.tls.Tls;

/// Scans that are remembered: of this terminal, and of a server.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScansTest {
  /// All ports of 32 addresses: longer than any of these tests.
  private static final String[] LONG = {"127.0.0.32/27", "1-65535"};

  @TempDir Path home;

  private Run vigia(String... words) {
    return Run.of(Map.of("LANG", "en_US.UTF-8", "VIGIA_HOME", home.toString()), words);
  }

  private String well(String... words) {
    Run run = vigia(words);
    assertThat(run.exit()).as(run.err()).isZero();
    return run.out();
  }

  private String scanned(int port) {
    return Wire.read(
            ScanStatus.class, well("scan", "127.0.0.1", Integer.toString(port), "--format", "json"))
        .id();
  }

  @Test
  void whatClosedBetweenTwoScansIsTold() throws Exception {
    String before;
    int port;
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = listener.getLocalPort();
      before = scanned(port);
    }
    String after = scanned(port);
    assertThat(well("scans").lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).contains(before, "terminal"));
    assertThat(well("scans", before, after)).contains("127.0.0.1", "open", "closed", "" + port);
    assertThat(well("scans", before, after, "--format", "csv").lines())
        .containsExactly("address,ports,from,to", "127.0.0.1," + port + ",open,closed");
    ScanComparison json =
        Wire.read(ScanComparison.class, well("scans", before, after, "--format", "json"));
    assertThat(json.ports()).hasSize(1);
    assertThat(well("scans", after, after)).contains("Nothing changed.");
    assertThat(well("scans", before)).contains(port + "/tcp", "open");
    assertThat(well("scans", before, "--forget")).isEmpty();
    assertThat(Wire.read(ScanList.class, well("scans", "--format", "json")).scans()).hasSize(1);
  }

  @Test
  void aScanThatCannotBeWrittenDownIsDoneAndSaysSo() throws Exception {
    Files.writeString(home.resolve("scans"), "");
    Run run = vigia("scan", "127.0.0.1", "1");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("1/tcp");
    assertThat(run.err()).contains("not remembered").contains("scans").doesNotContain("at java");
  }

  @Test
  void badWordsAreToldWithoutATrace() {
    Run none = vigia("scans", "1f0e3dad99908345");
    assertThat(none.exit()).isEqualTo(1);
    assertThat(none.err()).contains("1f0e3dad99908345").doesNotContain("Exception");
    assertThat(vigia("scans", "--forget").exit()).isEqualTo(2);
    assertThat(vigia("scans", "--format", "nmap-xml").exit()).isEqualTo(2);
    assertThat(vigia("scan", "127.0.0.1", "1", "--detach").exit()).isEqualTo(2);
  }

  /// A server, and what it tells.
  private final class Serving implements AutoCloseable {
    final BlockingQueue<ServerEvent> events = new LinkedBlockingQueue<>();
    final Machine machine = LocalMachine.open(LocalOptions.HERE);
    final Server server;
    final Map<String, String> environment;

    Serving() throws Exception {
      Path there = home.resolve("server");
      ServerLimits usual = ServerLimits.USUAL;
      var limits =
          new ServerLimits(
              usual.connections(),
              usual.connectionsPerAddress(),
              usual.streams(),
              usual.bodyBytes(),
              usual.header(),
              usual.body(),
              usual.answer(),
              usual.write(),
              usual.idle(),
              usual.silence(),
              Duration.ofMillis(300));
      server =
          Server.start(
              new ServerOptions("127.0.0.1", 0, there, List.of(), Tls.NONE, limits),
              Map.of(Machine.LOCAL, machine),
              events::add);
      String token = new Tokens(there).create("far", Set.of(Permission.SCAN), null).token().text();
      environment = Map.of("VIGIA_HOME", home.toString(), "VIGIA_TOKEN", token, "LANG", "en");
    }

    Run ask(String... words) {
      return Run.of(environment, words);
    }

    ServerEvent.ScanEnded ended() throws InterruptedException {
      while (true) {
        ServerEvent event = events.poll(60, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        if (event instanceof ServerEvent.ScanEnded ended) {
          return ended;
        }
      }
    }

    @Override
    public void close() {
      server.close();
      machine.close();
    }
  }

  @Test
  void aDetachedScanGoesOnAndIsFoundAgain() throws Exception {
    try (var there = new Serving()) {
      String url = there.server.url();
      String id = there.ask("scan", LONG[0], LONG[1], "--detach", "--server", url).out().strip();
      String left = there.ask("scan", LONG[0], "1-2", "--detach", "--server", url).out().strip();
      assertThat(there.ended().scan()).isEqualTo(left);
      assertThat(there.ask("scans", "--server", url).out()).contains(id, "running", "far", left);
      assertThat(there.ask("scans", left, "--server", url).out()).contains("2 closed");
      assertThat(there.ask("scans", id, "--forget", "--server", url).exit()).isZero();
      assertThat(there.ended().state()).isEqualTo(ScanState.CANCELLED);
      assertThat(there.ask("scans", "--server", url).out()).doesNotContain(id).contains(left);
    }
  }

  @Test
  void aKilledTerminalTakesItsScanWithIt() throws Exception {
    try (var there = new Serving();
        var child =
            Child.onPipes(
                there.environment,
                "scan",
                LONG[0],
                LONG[1],
                "--server",
                there.server.url(),
                "--format",
                "csv")) {
      child.awaitOut(said -> said.startsWith("address,"));
      assertThat(ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly()).isTrue();
      assertThat(there.ended().state()).isEqualTo(ScanState.CANCELLED);
    }
  }
}
