package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressRangeTest {
  private static InetAddress address(String text) {
    return InetAddress.ofLiteral(text);
  }

  private static AddressRange between(String low, String high) {
    return AddressRange.between(address(low), address(high));
  }

  private static String text(AddressRange range) {
    return range.at(0).getHostAddress()
        + "-"
        + range.at(range.size().intValueExact() - 1).getHostAddress();
  }

  private static List<String> without(AddressRange range, AddressRange... others) {
    return range.without(List.of(others)).stream().map(AddressRangeTest::text).toList();
  }

  @Test
  void aNetworkHasItsFirstAndItsLastAddress() {
    AddressRange network = AddressRange.of(address("10.1.2.77"), 29);
    assertThat(text(network)).isEqualTo("10.1.2.72-10.1.2.79");
    assertThat(network.size().intValueExact()).isEqualTo(8);
    assertThat(AddressRange.of(address("255.255.255.255"), 32).size().intValueExact()).isEqualTo(1);
    assertThat(AddressRange.of(address("::"), 0).size().bitLength()).isEqualTo(129);
  }

  @Test
  void whatIsTakenOutLeavesPieces() {
    AddressRange range = between("10.0.0.10", "10.0.0.20");
    assertThat(without(range, between("10.0.0.12", "10.0.0.13"), between("10.0.0.20", "10.0.1.0")))
        .containsExactly("10.0.0.10-10.0.0.11", "10.0.0.14-10.0.0.19");
    assertThat(without(range, between("10.0.0.0", "10.0.0.9"), between("10.0.0.21", "10.0.0.30")))
        .containsExactly("10.0.0.10-10.0.0.20");
    assertThat(without(range, between("10.0.0.0", "10.0.0.255"))).isEmpty();
  }

  /// The number of ::10.0.0.10 is that of 10.0.0.10.
  @Test
  void theFamiliesHaveNothingInCommon() {
    AddressRange four = between("10.0.0.10", "10.0.0.20");
    assertThat(four.has(address("::10.0.0.10"))).isFalse();
    assertThat(four.has(address("10.0.0.20"))).isTrue();
    assertThat(without(four, between("::", "::ffff"))).hasSize(1);
  }

  @Test
  void anAddressKeepsItsZerosAndItsHighestBit() {
    assertThat(between("0.0.0.1", "0.0.0.9").at(2).getHostAddress()).isEqualTo("0.0.0.3");
    assertThat(between("223.255.255.254", "223.255.255.255").at(1).getHostAddress())
        .isEqualTo("223.255.255.255");
    assertThat(between("::1", "::ffff").at(0xff).getHostAddress()).isEqualTo("0:0:0:0:0:0:0:100");
    assertThat(between("fe80::", "fe80::9").at(9).getHostAddress()).startsWith("fe80:");
  }
}
