package vigia.cli.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.cli.Peer;

/// `vigia scan --format nmap-xml` beside nmap(1), compared by ndiff(1), whose exit code is 0 when
/// it finds no difference. In a network of its own, where nobody else opens or closes ports.
class NmapXmlPeersTest {
  private static final String SCRIPT =
      """
      ip link set lo up
      directory=$1; ports=$2; shift 2
      python3 -c '
      import socket, time
      listening = [socket.create_server(("127.0.0.1", port)) for port in (22, 25, 80, 8080, 40000)]
      time.sleep(600)' &
      trap "kill $!" EXIT
      until [ "$(ss -Hltn | wc -l)" -eq 5 ]; do sleep 0.1; done
      # The names of services(5), which ours are, in place of nmap's own.
      cp /etc/services "$directory/nmap-services"
      nmap --datadir "$directory" -n -Pn -sT -p "$ports" -oX "$directory/nmap.xml" 127.0.0.0/30 >"$directory/log"
      "$@" scan 127.0.0.0/30 --ports "$ports" --format nmap-xml >"$directory/vigia.xml"
      ndiff --text "$directory/nmap.xml" "$directory/vigia.xml"
      """;

  /// All listed, closed ones counted, and every port there is.
  @ParameterizedTest
  @ValueSource(strings = {"20-30,80", "1-1024,8080,40000", "1-65535"})
  void ndiffFindsNoDifference(String ports, @TempDir Path directory) throws Exception {
    List<String> words =
        Peer.words(
            List.of("unshare", "--net", "sh", "-ec", SCRIPT, "sh", directory.toString(), ports),
            Peer.vigia());
    List<String> told = Peer.lines(words);
    // Only which program it was and when differs.
    assertThat(told).allMatch(line -> line.startsWith("-Nmap") || line.startsWith("+vigia"));
    assertThat(Files.readString(directory.resolve("vigia.xml")))
        .contains("<state state=\"open\" reason=\"syn-ack\" reason_ttl=\"0\"/>");
  }
}
