package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.Permission;
import vigia.machine.PortListener;
import vigia.machine.PortRanges;
import vigia.machine.PortReason;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ScanOrigin;
import vigia.machine.ScanState;
import vigia.machine.ScanStatus;
import vigia.machine.TargetResult;
import vigia.machine.TargetState;
import vigia.server.event.ServerEvent;
import vigia.server.history.KeptScans;
import vigia.server.limit.ServerLimits;

/// What a server knows of scans that are over.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScanHistoryTest {
  private static final String SCANS = "/api/v1/machines/local/scans";

  @TempDir Path home;
  final KnownMachine machine = new KnownMachine();

  private Running running() throws Exception {
    return new Running(home, Map.of("local", machine), ServerLimits.USUAL);
  }

  /// The path of a scan that was started and is over.
  private String scanned(Running running, String token) throws Exception {
    String body = "{\"targets\":[\"127.0.0.1\"],\"ports\":\"1-10\"}";
    Reply answer = running.send("POST", SCANS, body, "Authorization: Bearer " + token);
    machine.scans.remove().cancel();
    running.event(ServerEvent.ScanEnded.class);
    return answer.header("Location").orElseThrow();
  }

  private static Reply delete(Running running, String path, String token) throws Exception {
    return running.send("DELETE", path, "", "Authorization: Bearer " + token);
  }

  @Test
  void aScanOutlivesTheServerThatMadeIt() throws Exception {
    String token;
    String scan;
    try (var running = running()) {
      token = running.token(Permission.SCAN);
      scan = scanned(running, token);
      assertThat(running.get(SCANS, token).body()).contains("\"kept\":true");
    }
    try (var running = running()) {
      assertThat(running.get(SCANS, token).body())
          .contains("\"kept\":true")
          .contains("\"targets\":[\"127.0.0.1\"],\"ports\":\"1-10\",\"startedBy\":\"test\"");
      assertThat(running.get(scan, token).body()).contains("\"state\":\"cancelled\"");
      // Whoever followed it when the server went comes back to this.
      assertThat(running.get(scan + "/events", token).body())
          .contains("event: snapshot", "event: end");
    }
  }

  @Test
  void whatRunsWhenTheServerEndsIsKeptAsFarAsItCame() throws Exception {
    String token;
    String scan;
    try (var running = running()) {
      token = running.token(Permission.SCAN);
      String body = "{\"targets\":[\"127.0.0.1\"]}";
      Reply answer = running.send("POST", SCANS, body, "Authorization: Bearer " + token);
      scan = answer.header("Location").orElseThrow();
      machine.scans.element().scanned(3);
    }
    try (var running = running()) {
      assertThat(running.get(scan, token).body()).contains("\"scanned\":3");
    }
  }

  @Test
  void aKeptScanIsItsOwners() throws Exception {
    String scan;
    try (var running = running()) {
      scan = scanned(running, running.token(Permission.SCAN));
    }
    try (var running = running()) {
      String other = running.token(Permission.SCAN);
      assertThat(running.get(SCANS, other).body()).isEqualTo("{\"scans\":[]}");
      assertThat(running.get(scan, other).status()).isEqualTo(404);
      assertThat(running.get(scan + "/compare/x", other).status()).isEqualTo(404);
      assertThat(delete(running, scan + "?forget=true", other).status()).isEqualTo(404);
      String admin = running.token(Permission.SCAN, Permission.ADMIN);
      assertThat(running.get(scan, admin).status()).isEqualTo(200);
    }
  }

  @Test
  void stoppingLeavesItAndForgettingRemovesIt() throws Exception {
    try (var running = running()) {
      String token = running.token(Permission.SCAN);
      String scan = scanned(running, token);
      assertThat(delete(running, scan, token).status()).isEqualTo(204);
      assertThat(running.get(scan, token).status()).isEqualTo(200);
      assertThat(delete(running, scan + "?forget=true", token).status()).isEqualTo(204);
      assertThat(running.get(scan, token).status()).isEqualTo(404);
      assertThat(running.get(SCANS, token).body()).isEqualTo("{\"scans\":[]}");
    }
  }

  @Test
  void whoListenedIsToldToThoseWhoMaySeeProcesses() throws Exception {
    keep("a", "22", "");
    try (var running = running()) {
      String without = running.token(Permission.SCAN, Permission.ADMIN);
      for (String path : List.of(SCANS + "/a", SCANS + "/a/events")) {
        assertThat(running.get(path, without).body())
            .contains("\"state\":\"open\"", "permission-denied")
            .doesNotContain("sshd", "4242");
      }
      String with = running.token(Permission.SCAN, Permission.ADMIN, Permission.PROCESSES);
      assertThat(running.get(SCANS + "/a", with).body()).contains("sshd");
    }
  }

  @Test
  void twoAreCompared() throws Exception {
    keep("a", "22", "23-30");
    keep("b", "22,25", "23-24,26-30");
    try (var running = running()) {
      String token = running.token(Permission.SCAN, Permission.ADMIN);
      assertThat(running.get(SCANS + "/a/compare/b", token).body())
          .contains("\"before\":{\"id\":\"a\"", "\"after\":{\"id\":\"b\"")
          .contains(
              "\"ports\":[{\"address\":\"127.0.0.1\",\"protocol\":\"tcp\",\"ports\":\"25\","
                  + "\"from\":\"closed\",\"to\":\"open\"}]");
      assertThat(running.get(SCANS + "/a/compare/none", token).status()).isEqualTo(404);
    }
  }

  /// As a terminal does.
  private void keep(String id, String open, String closed) throws Exception {
    var listener = new PortListener("127.0.0.1", 4242L, "sshd", "root", 1, null, Map.of());
    var row =
        PortRow.of("127.0.0.1", "tcp", 22, PortState.OPEN, PortReason.ACCEPTED, "ssh")
            .withListener(listener);
    var target =
        new TargetResult(
            "127.0.0.1",
            "127.0.0.1",
            TargetState.UP,
            1,
            1,
            0,
            new PortRanges(open, closed, ""),
            List.of(row),
            List.of(),
            null);
    var status =
        new ScanStatus(
            id,
            ScanState.DONE,
            "tcp",
            Instant.EPOCH,
            1,
            null,
            9,
            9,
            1,
            8,
            0,
            List.of(target),
            null,
            null,
            null,
            null,
            null);
    var origin = new ScanOrigin("local", List.of("127.0.0.1"), "22-30", null);
    new KeptScans(home, broken -> {}).keep(status, origin, null);
  }

  /// A file stands where the directory should: no disk could be fuller.
  @Test
  void whereNothingCanBeWrittenTheScanIsDoneAllTheSame() throws Exception {
    Files.writeString(home.resolve("scans"), "");
    try (var running = running()) {
      String token = running.token(Permission.SCAN);
      String scan = scanned(running, token);
      assertThat(running.get(scan, token).body()).contains("\"state\":\"cancelled\"");
      assertThat(running.get(SCANS, token).body()).contains("cancelled").doesNotContain("kept");
    }
  }
}
