package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.Permission;
import vigia.server.event.ServerEvent;
import vigia.server.limit.ServerLimits;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PresenceTest {
  private static final String EVENTS = "/api/v1/machines/local/events";

  @TempDir Path home;

  /// A visit that a fault of ours ends is over, too.
  @Test
  void whoseStreamFailedHasLeft() throws Exception {
    var machine = new KnownMachine();
    machine.failsToEnd = true;
    try (var running = new Running(home, Map.of("local", machine), awaySoon())) {
      String token = running.token(Permission.VIEW);
      try (var socket = running.connect()) {
        String request =
            "GET " + EVENTS + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token;
        socket
            .getOutputStream()
            .write((request + "\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(socket.getInputStream().read()).isEqualTo('H');
      }
      assertThat(running.event(ServerEvent.Left.class).name()).isEqualTo("test");
    }
  }

  private static ServerLimits awaySoon() {
    return UsualLimits.but("away", Duration.ofMillis(1));
  }
}
