package vigia.scanner;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A network whose far side has a firewall and listeners, among them some that reset at once.
final class FarFirewall {
  /// Port by port: what a firewall of the far side does. Its kernel must not thin out the errors.
  private static final String RULES =
      """
      table inet vigia {
        chain input {
          type filter hook input priority 0; policy accept;
          tcp dport 101 drop
          ip version 4 tcp dport 102 reject with icmp type admin-prohibited
          ip version 4 tcp dport 103 reject with icmp type host-unreachable
          ip version 4 tcp dport 104 reject with icmp type net-unreachable
          ip version 4 tcp dport 105 reject with icmp type port-unreachable
          ip version 4 tcp dport 106 reject with icmp type prot-unreachable
          ip6 version 6 tcp dport 102 reject with icmpv6 type admin-prohibited
          ip6 version 6 tcp dport 103 reject with icmpv6 type addr-unreachable
          ip6 version 6 tcp dport 104 reject with icmpv6 type no-route
          tcp dport 107 reject with tcp reset
          ip version 4 tcp dport 108 reject with icmp type net-prohibited
          ip version 4 tcp dport 109 reject with icmp type host-prohibited
          ip6 version 6 tcp dport 108 reject with icmpv6 type port-unreachable
          ip6 version 6 tcp dport 109 reject with icmpv6 type policy-fail
          tcp dport 2000-2999 drop
        }
      }
      """;

  private FarFirewall() {}

  static Namespace build() {
    var network = new Namespace();
    network.runFar("sysctl", "-qw", "net.ipv4.icmp_ratelimit=0", "net.ipv6.icmp.ratelimit=0");
    network.runFar("sh", "-c", "printf '%s' \"$0\" | nft -f -", RULES);
    network.listenFar(Namespace.FAR, "22", Namespace.FAR_SIX, "22", Namespace.FAR, "1500");
    network.listenFar(
        IntStream.range(1700, 1720)
            .boxed()
            .flatMap(port -> Stream.of(Namespace.FAR, "reset:" + port))
            .toArray(String[]::new));
    return network;
  }
}
