package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.local.AsNobody;
import vigia.local.Commands;
import vigia.local.HostRoot;
import vigia.local.Known;
import vigia.local.linux.SocketTable.Listening;
import vigia.machine.ListeningSocket;
import vigia.machine.Protocol;
import vigia.machine.SocketCount;
import vigia.machine.Sockets;
import vigia.machine.Unavailable;

class SocketsReaderTest {
  private static final String TCP =
      """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode                                                     \s
         0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 101 1 0000000059081557 100 0 0 10 0                     \s
         1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 102 1 0000000059081557 100 0 0 10 0                     \s
         2: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000     0        0 103 1 0000000059081557 100 0 0 10 0                     \s
         3: 0100007F:C351 0100007F:1F90 06 00000000:00000000 03:00000F9C 00000000     0        0 0 3 0000000059081557                                      \s
      """;
  private static final String TCP6 =
      """
        sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
         0: 00000000000000000000000000000000:0050 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 104 1 0000000059081557 100 0 0 10 0
         1: 0000000000000000FFFF00000100007F:1F91 00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 105 1 0000000059081557 100 0 0 10 0
      """;
  private static final String UDP =
      """
         sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops            \s
        123: 0100007F:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 106 2 0000000059081557 0         \s
        124: 0100007F:C000 08080808:0035 01 00000000:00000000 00:00000000 00000000     0        0 107 2 0000000059081557 0         \s
      """;

  @TempDir Path directory;

  private static SocketTable table(String text, Protocol protocol) {
    return ((Known.Value<SocketTable>) SocketTable.parse(text, protocol, ByteOrder.LITTLE_ENDIAN))
        .value();
  }

  @Test
  void captured() {
    assertThat(table(TCP, Protocol.TCP))
        .isEqualTo(
            new SocketTable(
                Map.of(10, 2L, 1, 1L, 6, 1L),
                List.of(
                    new Listening("127.0.0.1", 8080, 0, 101),
                    new Listening("0.0.0.0", 22, 0, 102))));
    assertThat(table(TCP6, Protocol.TCP).listening())
        .containsExactly(new Listening("::", 80, 0, 104), new Listening("127.0.0.1", 8081, 0, 105));
    assertThat(table(UDP, Protocol.UDP))
        .isEqualTo(
            new SocketTable(Map.of(7, 1L, 1, 1L), List.of(new Listening("127.0.0.1", 53, 0, 106))));
  }

  @Test
  void addressesAreInTheHostsOrderOfBytes() {
    assertThat(SocketTable.address("0100007F", ByteOrder.LITTLE_ENDIAN))
        .isEqualTo(Known.of("127.0.0.1"));
    assertThat(SocketTable.address("7F000001", ByteOrder.BIG_ENDIAN))
        .isEqualTo(Known.of("127.0.0.1"));
    assertThat(SocketTable.address("B80D01200000000000000000AB000000", ByteOrder.LITTLE_ENDIAN))
        .isEqualTo(Known.of("2001:db8::ab"));
    for (String garbage :
        new String[] {"", "0100007", "0100007F0", "GGGGGGGG", "0100007F0100007F"}) {
      assertThat(SocketTable.address(garbage, ByteOrder.LITTLE_ENDIAN))
          .as(garbage)
          .isEqualTo(Known.absent(Unavailable.UNREADABLE));
    }
  }

  @Test
  void cutOffAnywhereTheLinesThatAreWholeStay() {
    List<Listening> whole = table(TCP, Protocol.TCP).listening();
    for (int length = 0; length < TCP.length(); length++) {
      if (SocketTable.parse(TCP.substring(0, length), Protocol.TCP, ByteOrder.LITTLE_ENDIAN)
          instanceof Known.Value(SocketTable table)) {
        assertThat(whole).containsAll(table.listening());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0\1\n", "sl\nx\n", "sl\n0: 0:0 0:0 0A 0 0 0 0 0 1\n", "sl\n\n"})
  void garbage(String text) {
    assertThat(SocketTable.parse(text, Protocol.TCP, ByteOrder.LITTLE_ENDIAN))
        .isEqualTo(Known.absent(Unavailable.UNREADABLE));
  }

  private static Sockets read(HostFiles files) {
    return ((Known.Value<Sockets>) new SocketsReader(files, new JdkKernel(files)).read()).value();
  }

  @Test
  void aCapturedHostsProcessesAreFoundByTheirDescriptors() throws Exception {
    Tree tree =
        new Tree(directory)
            .with("proc/1/net/tcp", TCP)
            .with("proc/1/net/tcp6", TCP6)
            .with("proc/40/comm", "nginx\n")
            .with("proc/7/comm", "sshd\n")
            .withDirectory("proc/40/fd")
            .withDirectory("proc/7/fd");
    link("proc/40/fd/3", "socket:[101]");
    link("proc/7/fd/4", "socket:[102]");
    link("proc/40/fd/5", "socket:[102]");
    link("proc/40/fd/6", "/dev/null");
    Sockets sockets;
    try (HostFiles files = tree.files()) {
      sockets = read(files);
    }
    assertThat(sockets.listening())
        .containsExactly(
            new ListeningSocket("tcp", "127.0.0.1", "8080", 40L, "nginx", Map.of()),
            new ListeningSocket("tcp", "0.0.0.0", "22", 7L, "sshd", Map.of()),
            nobody("::", "80"),
            nobody("127.0.0.1", "8081"));
    assertThat(sockets.counts())
        .hasSize(11)
        .contains(
            new SocketCount("tcp", "LISTEN", 4L, Map.of()),
            new SocketCount("tcp", "ESTAB", 1L, Map.of()),
            new SocketCount("tcp", "TIME-WAIT", 1L, Map.of()),
            new SocketCount("tcp", "CLOSE-WAIT", 0L, Map.of()));
    assertThat(sockets.unavailable())
        .isEqualTo(Map.of("udp", Unavailable.NOT_SUPPORTED, "udp6", Unavailable.NOT_SUPPORTED));
  }

  private static ListeningSocket nobody(String address, String port) {
    return new ListeningSocket(
        "tcp",
        address,
        port,
        null,
        null,
        Map.of("pid", Unavailable.UNKNOWN, "process", Unavailable.UNKNOWN));
  }

  private void link(String at, String target) throws Exception {
    Files.createSymbolicLink(directory.resolve(at), Path.of(target));
  }

  @Test
  void aListenerIsFoundWhenItComesAndGoneWhenItGoes() throws Exception {
    try (var files = new HostFiles(HostRoot.THIS)) {
      try (var here = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
        String port = Integer.toString(here.getLocalPort());
        assertThat(read(files).listening())
            .filteredOn(row -> row.port().equals(port))
            .singleElement()
            .satisfies(row -> {
              assertThat(row.address()).isEqualTo("127.0.0.1");
              assertThat(row.pid()).isEqualTo(ProcessHandle.current().pid());
              assertThat(row.process())
                  .isEqualTo(Files.readString(Path.of("/proc/self/comm")).strip());
            });
      }
      assertThat(read(files).listening())
          .noneMatch(row -> Long.valueOf(ProcessHandle.current().pid()).equals(row.pid()));
    }
  }

  @Test
  void anothersListenerIsThereAndItsProcessDenied() throws Exception {
    try (var here = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      assertThat(AsNobody.run(ShowListener.class, Integer.toString(here.getLocalPort())))
          .isEqualTo("127.0.0.1 {pid=PERMISSION_DENIED, process=PERMISSION_DENIED}\n");
    }
  }

  @Test
  void theOwnersAreLookedForAgainWhenASocketIsNoLongerWhereItWas() throws Exception {
    Tree tree =
        new Tree(directory)
            .with("proc/40/comm", "parent\n")
            .with("proc/41/comm", "child\n")
            .withDirectory("proc/40/fd")
            .withDirectory("proc/41/fd");
    link("proc/40/fd/3", "socket:[101]");
    link("proc/41/fd/3", "socket:[101]");
    try (HostFiles files = tree.files()) {
      var owners = new SocketOwners(files);
      assertThat(pid(owners)).isEqualTo(Known.of(40L));
      Files.delete(directory.resolve("proc/40/fd/3"));
      assertThat(pid(owners)).isEqualTo(Known.of(41L));
    }
  }

  private static Known<Long> pid(SocketOwners owners) {
    Known<SocketOwners.Owner> owner = owners.of(Set.of(101L)).get(101L);
    return owner == null
        ? Known.absent(Unavailable.GONE)
        : owner.then(found -> Known.of(found.pid()));
  }

  /// Of this process alone: others come and go meanwhile. ss(8) writes `*` where IPv6 takes IPv4
  /// too, which the kernel's file does not tell, and `::ffff:` before IPv4 on a socket of IPv6.
  @Test
  void asSsSays() throws Exception {
    long own = ProcessHandle.current().pid();
    try (var files = new HostFiles(HostRoot.THIS);
        var any = new ServerSocket(0);
        var four = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        var six = new ServerSocket();
        var datagrams = new DatagramSocket(new InetSocketAddress("::1", 0))) {
      six.bind(new InetSocketAddress("::1", 0));
      Sockets sockets = read(files);
      Set<String> ours = new HashSet<>();
      for (ListeningSocket row : sockets.listening()) {
        if (Long.valueOf(own).equals(row.pid())) {
          ours.add(row.protocol() + " " + row.address() + " " + row.port());
        }
      }
      assertThat(ours)
          .isEqualTo(ss(own))
          .contains(
              "tcp :: " + any.getLocalPort(),
              "tcp 127.0.0.1 " + four.getLocalPort(),
              "tcp ::1 " + six.getLocalPort(),
              "udp ::1 " + datagrams.getLocalPort());
    }
  }

  /// Protocol, address and port of each place that a process listens on.
  private static Set<String> ss(long pid) throws Exception {
    Set<String> rows = new HashSet<>();
    for (String protocol : List.of("tcp", "udp")) {
      String option = protocol.equals("tcp") ? "-Hltnp" : "-Hlunp";
      for (String line : Commands.output("ss", option).lines().toList()) {
        if (line.contains("pid=" + pid + ",")) {
          String place = line.strip().split("\\s+")[3];
          int colon = place.lastIndexOf(':');
          String address = place.substring(0, colon).replaceAll("[\\[\\]]|::ffff:", "");
          rows.add(
              protocol
                  + " "
                  + (address.equals("*") ? "::" : address)
                  + " "
                  + place.substring(colon + 1));
        }
      }
    }
    return rows;
  }

  /// A connection of which both ends are here is counted twice, as ss(8) shows it.
  @Test
  void connectionsAreCountedByState() throws Exception {
    try (var files = new HostFiles(HostRoot.THIS);
        var server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        var client = new Socket("127.0.0.1", server.getLocalPort());
        var served = server.accept()) {
      assertThat(served.getPort()).isEqualTo(client.getLocalPort());
      String port = ":" + server.getLocalPort();
      assertThat(
              Commands.output(
                      "ss",
                      "-Htn",
                      "state",
                      "established",
                      "( sport = " + port + " or dport = " + port + " )")
                  .lines())
          .hasSize(2);
      assertThat(read(files).counts())
          .filteredOn(row -> row.protocol().equals("tcp") && row.state().equals("ESTAB"))
          .singleElement()
          .satisfies(row -> assertThat(row.count()).isGreaterThanOrEqualTo(2));
    }
  }
}
