package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.Permission;
import vigia.machine.ScanState;
import vigia.server.event.ServerEvent;

/// A scan and the client that wanted it.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LeftScanTest {
  private static final String SCANS = "/api/v1/machines/local/scans";

  @TempDir Path home;
  final KnownMachine machine = new KnownMachine();

  private Running running() throws Exception {
    return new Running(
        home, Map.of("local", machine), UsualLimits.but("away", Duration.ofMillis(300)));
  }

  private static String start(Running running, String token, String more) throws Exception {
    String body = "{\"targets\":[\"127.0.0.1\"]" + more + "}";
    Reply answer = running.send("POST", SCANS, body, "Authorization: Bearer " + token);
    assertThat(answer.status()).isEqualTo(201);
    return answer.header("Location").orElseThrow();
  }

  @Test
  void aScanThatNobodyFollowsEnds() throws Exception {
    try (var running = running()) {
      String scan = start(running, running.token(Permission.SCAN), "");
      var ended = running.event(ServerEvent.ScanEnded.class);
      assertThat(ended.state()).isEqualTo(ScanState.CANCELLED);
      assertThat(scan).endsWith(ended.scan());
    }
  }

  /// Two scans of the same moment: when the one is given up, the other could have been.
  @Test
  void aScanThatIsToBeKeptGoesOnAlone() throws Exception {
    try (var running = running()) {
      String token = running.token(Permission.SCAN);
      String kept = start(running, token, ",\"keep\":true");
      start(running, token, ",\"keep\":false");
      String left = running.event(ServerEvent.ScanEnded.class).scan();
      assertThat(kept).doesNotEndWith("/" + left);
      assertThat(running.get(kept, token).body()).contains("\"state\":\"running\"");
    }
  }

  @Test
  void aScanEndsWhenItsOnlyFollowerWasCut() throws Exception {
    try (var running = running()) {
      String token = running.token(Permission.SCAN);
      String followed = start(running, token, "");
      try (Socket follower = running.connect()) {
        String request = "GET " + followed + "/events HTTP/1.1\r\nHost: localhost\r\n";
        follower
            .getOutputStream()
            .write(
                (request + "Authorization: Bearer " + token + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        assertThat(follower.getInputStream().read()).isEqualTo('H');
        String other = start(running, token, "");
        assertThat(other).endsWith(running.event(ServerEvent.ScanEnded.class).scan());
        assertThat(running.get(followed, token).body()).contains("\"state\":\"running\"");
        // As a killed process does: whatever is sent to it now is answered by a reset.
        follower.setSoLinger(true, 0);
      }
      assertThat(followed).endsWith(running.event(ServerEvent.ScanEnded.class).scan());
    }
  }
}
