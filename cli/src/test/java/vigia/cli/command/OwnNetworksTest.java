package vigia.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class OwnNetworksTest {
  private static String network(String address, int prefix) {
    return OwnNetworks.network(InetAddress.ofLiteral(address), prefix);
  }

  @Test
  void hostBitsAreCleared() {
    assertThat(network("192.168.17.5", 20)).isEqualTo("192.168.16.0/20");
    assertThat(network("10.0.0.7", 32)).isEqualTo("10.0.0.7/32");
    assertThat(network("2001:db8::9", 64)).isEqualTo("2001:db8:0:0:0:0:0:0/64");
  }

  /// Java reports -1 where the kernel gives a mask with holes; all addresses are nobody's own.
  @Test
  void whatIsNoNetworkOfItsOwnIsPassedOver() {
    assertThat(OwnNetworks.isNetwork(InetAddress.ofLiteral("10.0.0.7"), -1)).isFalse();
    assertThat(OwnNetworks.isNetwork(InetAddress.ofLiteral("10.0.0.7"), 0)).isFalse();
    assertThat(OwnNetworks.isNetwork(InetAddress.ofLiteral("fe80::1"), 0)).isFalse();
    assertThat(OwnNetworks.isNetwork(InetAddress.ofLiteral("10.0.0.7"), 33)).isFalse();
    assertThat(OwnNetworks.isNetwork(InetAddress.ofLiteral("10.0.0.7"), 1)).isTrue();
    assertThat(OwnNetworks.isNetwork(InetAddress.ofLiteral("fe80::1"), 128)).isTrue();
  }

  @Test
  void loopbackIsAlwaysAmongThem() {
    assertThat(OwnNetworks.all()).startsWith("127.0.0.0/8", "::1/128");
  }
}
