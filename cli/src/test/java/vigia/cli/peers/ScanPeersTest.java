package vigia.cli.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import vigia.cli.Peer;
import vigia.machine.PortRow;
import vigia.machine.PortState;
import vigia.machine.Wire;

/// `vigia scan` of every port beside ss(8) and nmap(1), in a network of its own, where nobody else
/// opens or closes ports meanwhile.
class ScanPeersTest {
  private static final Pattern NMAP_OPEN =
      Pattern.compile("portid=\"(\\d+)\"><state state=\"open\"");
  private static final String BETWEEN = "-----";

  private static final String SCRIPT =
      """
      ip link set lo up
      python3 -c '
      import socket, time
      listening = [socket.create_server(("127.0.0.1", port)) for port in (1, 22, 8080, 40000, 65535)]
      time.sleep(600)' &
      trap "kill $!" EXIT
      until [ "$(ss -Hltn | wc -l)" -eq 5 ]; do sleep 0.1; done
      ss -Hltn && echo ----- && "$@"
      """;

  /// Ten times, for what goes wrong in a scan goes wrong now and then.
  @RepeatedTest(10)
  void openPortsAreThoseThatListen() throws Exception {
    String[] printed =
        listed(Peer.vigia("scan", "127.0.0.1", "--ports", "1-65535", "--format", "jsonl"));
    assertThat(ours(printed[1])).isEqualTo(listening(printed[0])).hasSize(5);
  }

  @Test
  void andThoseThatNmapFinds() throws Exception {
    String[] printed = listed(List.of("nmap", "-n", "-Pn", "-sT", "-p-", "-oX", "-", "127.0.0.1"));
    assertThat(nmap(printed[1])).isEqualTo(listening(printed[0])).hasSize(5);
  }

  /// What ss prints, and what the command does.
  private static String[] listed(List<String> command) throws Exception {
    List<String> unshared = List.of("unshare", "--net", "sh", "-c", SCRIPT, "sh");
    String[] printed =
        String.join("\n", Peer.lines(Peer.words(unshared, command))).split(BETWEEN + "\n", -1);
    assertThat(printed).hasSize(2);
    return printed;
  }

  private static TreeSet<Integer> ours(String jsonl) {
    var ports = new TreeSet<Integer>();
    for (String line : jsonl.lines().toList()) {
      PortRow row = Wire.read(PortRow.class, line);
      if (row.state() == PortState.OPEN) {
        ports.add(row.port());
      }
    }
    return ports;
  }

  private static TreeSet<Integer> listening(String ss) {
    var ports = new TreeSet<Integer>();
    for (String line : ss.lines().toList()) {
      String local = line.strip().split("\\s+")[3];
      ports.add(Integer.valueOf(local.substring(local.lastIndexOf(':') + 1)));
    }
    return ports;
  }

  private static TreeSet<Integer> nmap(String xml) {
    var ports = new TreeSet<Integer>();
    var found = NMAP_OPEN.matcher(xml);
    while (found.find()) {
      ports.add(Integer.valueOf(found.group(1)));
    }
    return ports;
  }
}
