package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.Permission;
import vigia.server.event.AuditLog;
import vigia.server.event.ServerEvent;
import vigia.server.limit.ServerLimits;

class AuditTest {
  @TempDir Path home;

  @Test
  void aFloodOfRefusalsIsCountedInsteadOfWritten() throws Exception {
    try (var running = new Running(home)) {
      for (int i = 0; i < 200; i++) {
        assertThat(running.send("GET", "/api/v1/machines", "").status()).isEqualTo(401);
      }
    }
    assertThat(Files.readAllLines(home.resolve("audit.log")))
        .hasSizeBetween(50, 150)
        .anyMatch(
            line -> line.contains("\"event\":\"refused\"") && line.contains("\"status\":401"));
  }

  @Test
  void aRefusalTellsWhatWasAsked() throws Exception {
    try (var running = new Running(home)) {
      running.raw("GET /a-page HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
      var refused = running.event(ServerEvent.Refused.class);
      assertThat(refused.status()).isEqualTo(421);
      assertThat(refused.from()).isEqualTo("127.0.0.1");
      assertThat(refused.path()).isEqualTo("/a-page");
    }
  }

  @Test
  void aScanTellsHowThePortsAreAsked() throws Exception {
    try (var running = new Running(home, Map.of("local", new KnownMachine()), ServerLimits.USUAL)) {
      String token = running.token(Permission.SCAN);
      assertThat(scanned(running, token, ""))
          .endsWith(ASKED.formatted("tcp\",\"method\":\"connect"));
      assertThat(scanned(running, token, ",\"method\":\"syn\""))
          .endsWith(ASKED.formatted("tcp\",\"method\":\"syn"));
      assertThat(scanned(running, token, ",\"protocol\":\"udp\"")).endsWith(ASKED.formatted("udp"));
    }
  }

  private static final String ASKED = "\"ports\":\"53\",\"protocol\":\"%s\"";

  /// The event's JSON up to its time.
  private static String scanned(Running running, String token, String more) throws Exception {
    String body = "{\"targets\":[\"::1\"],\"ports\":\"53\"" + more + "}";
    String path = "/api/v1/machines/local/scans";
    assertThat(running.send("POST", path, body, "Authorization: Bearer " + token).status())
        .isEqualTo(201);
    String json = running.event(ServerEvent.ScanStarted.class).json();
    return json.substring(0, json.indexOf(",\"at\""));
  }

  @Test
  void aFullLogIsPutAsideAndTheOldestForgotten() throws Exception {
    var log = new AuditLog(home);
    for (int i = 1; i <= 6; i++) {
      try (var file = new RandomAccessFile(home.resolve("audit.log").toFile(), "rw")) {
        file.setLength(4 << 20);
      }
      log.append(new ServerEvent.TokenRevoked(Instant.EPOCH, "n" + i + "\r\nforged", "id"));
    }
    assertThat(Files.readString(home.resolve("audit.log")))
        .isEqualTo(
            "{\"event\":\"token-revoked\",\"name\":\"n6??forged\",\"token\":\"id\","
                + "\"at\":\"1970-01-01T00:00:00Z\"}\n");
    assertThat(home.resolve("audit.log.4")).exists();
    assertThat(home.resolve("audit.log.5")).doesNotExist();
  }
}
