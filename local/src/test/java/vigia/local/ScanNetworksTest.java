package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

class ScanNetworksTest {
  private static boolean allowed(String address, String... networks) {
    return ScanNetworks.policy(List.of(networks)).test(InetAddress.ofLiteral(address));
  }

  @Test
  void anyWithoutAPolicy() {
    assertThat(allowed("203.0.113.9")).isTrue();
    assertThat(allowed("169.254.169.254")).isTrue();
  }

  @Test
  void onlyTheNetworksNamed() {
    assertThat(allowed("127.0.0.1", "127.0.0.0/8", "::1")).isTrue();
    assertThat(allowed("::1", "127.0.0.0/8", "::1")).isTrue();
    assertThat(allowed("::2", "127.0.0.0/8", "::1")).isFalse();
    assertThat(allowed("10.1.2.3", "127.0.0.0/8")).isFalse();
    assertThat(allowed("10.1.3.255", "10.1.2.0/23")).isTrue();
    assertThat(allowed("10.1.4.0", "10.1.2.0/23")).isFalse();
    assertThat(allowed("fe80::1", "fe80::/10")).isTrue();
    assertThat(allowed("fec0::1", "fe80::/10")).isFalse();
    assertThat(allowed("8.8.8.8", "0.0.0.0/0")).isTrue();
    assertThat(allowed("::ffff:10.0.0.1", "10.0.0.0/8")).isTrue();
    assertThat(allowed("::1", "0.0.0.0/0")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "fd00:ec2::254",
        "100.100.100.200",
        "168.63.129.16",
        "::ffff:169.254.169.254",
        "::169.254.169.254",
        "64:ff9b::169.254.169.254",
        "64:ff9b::a83f:8110",
        "64:ff9b:1::100.100.100.200",
        "2002:a9fe:a9fe::1"
      })
  void neverTheMetadataAddressesWhateverThePolicySays(String address) {
    assertThat(allowed(address, "0.0.0.0/0", "::/0", "169.254.169.254")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "/8", "x/8"})
  void whatIsNoNetworkIsSaid(String network) {
    var thrown =
        catchThrowableOfType(ProblemException.class, () -> ScanNetworks.policy(List.of(network)));
    assertThat(thrown.code()).isEqualTo(ProblemCode.BAD_REQUEST);
  }
}
