package vigia.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigia.machine.Machine;
import vigia.machine.Permission;
import vigia.server.access.Doorkeeper;
import vigia.server.access.Tokens;
import vigia.server.api.Api;
import vigia.server.api.Machines;
import vigia.server.api.Scans;
import vigia.server.event.AuditLog;
import vigia.server.event.Journal;
import vigia.server.history.KeptScans;
import vigia.server.http.Gate;
import vigia.server.http.Route;
import vigia.server.limit.ServerLimits;

/// Every route with no token, a wrong one, and a token of each permission alone.
class PermissionsTest {
  @TempDir Path home;

  @Test
  void everyRouteAsksForItsPermissionAndNoOther() throws Exception {
    Map<String, Machine> machines = Map.of("local", new KnownMachine());
    try (var running = new Running(home, machines, ServerLimits.USUAL)) {
      var tokens = new EnumMap<Permission, String>(Permission.class);
      for (Permission permission : Permission.values()) {
        tokens.put(permission, running.token(permission));
      }
      List<Route> routes = routes(machines);
      assertThat(routes).hasSizeGreaterThan(15);
      for (Route route : routes) {
        assertThat(status(running, route, ""))
            .as("%s %s without a token", route.method(), route.path())
            .satisfies(status -> assertThat(status == 401).isEqualTo(needsToken(route)));
        for (Permission permission : Permission.values()) {
          Permission needed = route.gate().permission();
          boolean refused = needed != null && needed != permission;
          String token = tokens.get(permission);
          assertThat(status(running, route, token))
              .as("%s %s with %s", route.method(), route.path(), permission)
              .satisfies(status -> assertThat(status == 403).isEqualTo(refused))
              .isNotEqualTo(route.gate() == Gate.PUBLIC ? 403 : 401);
          if (route.id().equals("logout")) {
            tokens.put(permission, running.token(permission));
          }
        }
      }
    }
  }

  @Test
  void whoListensIsToldToThoseWhoMaySeeProcesses() throws Exception {
    var machine = new KnownMachine();
    try (var running = new Running(home, Map.of("local", machine), ServerLimits.USUAL)) {
      String body = "{\"targets\":[\"127.0.0.1\"],\"ports\":\"1\",\"listeners\":true}";
      String path = "/api/v1/machines/local/scans";
      String scan = "Authorization: Bearer " + running.token(Permission.SCAN);
      assertThat(running.send("POST", path, body, scan).status()).isEqualTo(201);
      assertThat(machine.scanRequests.take().tellsListeners()).isFalse();
      String both = "Authorization: Bearer " + running.token(Permission.SCAN, Permission.PROCESSES);
      assertThat(running.send("POST", path, body, both).status()).isEqualTo(201);
      assertThat(machine.scanRequests.take().tellsListeners()).isTrue();
    }
  }

  private static boolean needsToken(Route route) {
    return route.gate() != Gate.PUBLIC && !route.id().equals("login");
  }

  /// HEAD ends a stream after its headers.
  private static int status(Running running, Route route, String token) throws Exception {
    String path =
        route
            .path()
            .replace("{machine}", "local")
            .replace("{pid}", "7")
            .replace("{scan}", "none")
            .replace("{later}", "none");
    boolean isStream = route.path().endsWith("/events") || route.path().endsWith("/stream");
    String method = isStream ? "HEAD" : route.method();
    String body = route.body() == null ? "" : "{\"code\":\"x\",\"targets\":[\"127.0.0.1\"]}";
    // Each try of the login is one failed attempt; they are counted apart from tokens that fit.
    if (route.id().equals("login")) {
      body = "{}";
    }
    return token.isEmpty()
        ? running.send(method, path, body).status()
        : running.send(method, path, body, "Authorization: Bearer " + token).status();
  }

  private List<Route> routes(Map<String, Machine> machines) {
    var published = new Machines(machines);
    var journal = new Journal(event -> {}, new AuditLog(home));
    try (journal) {
      var doorkeeper = new Doorkeeper(new Tokens(home));
      return new Api(
              published,
              new Scans(
                  published,
                  journal,
                  doorkeeper,
                  new KeptScans(home, broken -> {}),
                  ServerLimits.USUAL),
              doorkeeper,
              journal)
          .routes();
    }
  }
}
