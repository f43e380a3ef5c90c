package vigia.cli;

import java.io.IOException;
import java.util.List;

/// Two machines for a test: network namespaces, joined by a cable and with nobody else on it. Each
/// has a loopback interface of its own.
final class Networks implements AutoCloseable {
  /// RFC 5737 sets these aside for examples: they lead nowhere if they ever leaked.
  static final String SERVER = "192.0.2.1";

  private static final String TERMINAL = "192.0.2.2";

  private final String name = "vigia-two-" + ProcessHandle.current().pid();

  Networks() {
    try {
      ip("netns", "add", server());
      ip("netns", "add", terminal());
      ip(
          "-n",
          server(),
          "link",
          "add",
          "v0",
          "type",
          "veth",
          "peer",
          "name",
          "v0",
          "netns",
          terminal());
      connect(server(), SERVER);
      connect(terminal(), TERMINAL);
    } catch (AssertionError failed) {
      close();
      throw failed;
    }
  }

  String server() {
    return name + "-server";
  }

  String terminal() {
    return name + "-terminal";
  }

  private static void connect(String namespace, String address) {
    ip("-n", namespace, "address", "add", address + "/24", "dev", "v0");
    ip("-n", namespace, "link", "set", "lo", "up");
    ip("-n", namespace, "link", "set", "v0", "up");
  }

  private static List<String> ip(String... words) {
    try {
      return Peer.lines(Peer.words(List.of("ip"), List.of(words)));
    } catch (IOException failed) {
      throw new AssertionError("ip " + List.of(words), failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("ip " + List.of(words), stopped);
    }
  }

  @Override
  public void close() {
    List<String> there = ip("netns", "list");
    for (String each : List.of(server(), terminal())) {
      if (there.stream().anyMatch(line -> line.split(" ", 2)[0].equals(each))) {
        ip("netns", "delete", each);
      }
    }
  }
}
