package vigia.cli.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vigia.cli.Peer;
import vigia.machine.ListenerFinding;
import vigia.machine.PortListener;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.ScanStatus;
import vigia.machine.Wire;

/// Where a scan and the kernel's table disagree, in a network of its own: a packet filter drops
/// what goes to port 81, and sends what goes to port 82 on to 80, on which somebody listens.
class ListenerFindingsTest {
  private static final String SCRIPT =
      """
      ip link set lo up
      nft -f - <<'RULES'
      table ip t {
        chain in { type filter hook input priority 0; tcp dport 81 drop; }
        chain out { type nat hook output priority -100; tcp dport 82 redirect to :80; }
      }
      RULES
      python3 -c '
      import socket, time
      listening = [socket.create_server(("127.0.0.1", port)) for port in (80, 81)]
      time.sleep(600)' &
      trap "kill $!" EXIT
      until [ "$(ss -Hltn | wc -l)" -eq 2 ]; do sleep 0.1; done
      "$@"
      """;

  @Test
  void aScanAndTheTableOfSocketsAreHeldSideBySide() throws Exception {
    Map<Integer, PortRow> rows = scan("127.0.0.1", "--ports", "80-82");
    PortListener plain = rows.get(80).listener();
    assertThat(plain).isNotNull();
    assertThat(plain.finding()).isNull();
    assertThat(plain.process()).isEqualTo("python3");
    assertThat(plain.user()).isEqualTo("root");

    assertThat(rows.get(81).state()).isEqualTo(PortState.FILTERED);
    PortListener behind = rows.get(81).listener();
    assertThat(behind).isNotNull();
    assertThat(behind.finding()).isEqualTo(ListenerFinding.NOT_REACHED);
    assertThat(behind.pid()).isEqualTo(plain.pid());

    assertThat(rows.get(82).state()).isEqualTo(PortState.OPEN);
    PortListener redirected = rows.get(82).listener();
    assertThat(redirected).isNotNull();
    assertThat(redirected.finding()).isEqualTo(ListenerFinding.NO_LISTENER);
    assertThat(redirected.sockets()).isZero();
  }

  /// In a big scan a filtered port has no row, unless something listens there.
  @Test
  void aListenerThatIsNotReachedHasARowAmongThousands() throws Exception {
    Map<Integer, PortRow> rows = scan("127.0.0.1", "--ports", "1-5000");
    assertThat(rows).containsOnlyKeys(80, 81, 82);
    assertThat(rows.get(81).listener()).isNotNull();
  }

  private static Map<Integer, PortRow> scan(String... words) throws Exception {
    List<String> unshared = List.of("unshare", "--net", "sh", "-c", SCRIPT, "sh");
    var asked = new java.util.ArrayList<>(List.of("scan"));
    asked.addAll(List.of(words));
    asked.addAll(List.of("--format", "json"));
    String json =
        String.join(
            "\n", Peer.lines(Peer.words(unshared, Peer.vigia(asked.toArray(String[]::new)))));
    return Wire.read(ScanStatus.class, json).targets().getFirst().rows().stream()
        .collect(Collectors.toMap(PortRow::port, Function.identity()));
  }
}
