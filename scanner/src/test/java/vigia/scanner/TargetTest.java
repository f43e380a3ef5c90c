package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.Inet4Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.Problem;
import vigia.machine.ProblemCode;
import vigia.machine.ProblemException;

class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "255.255.255.254, 255.255.255.254",
    "::1, ::1",
    "0:0:0:0:0:0:0:1, ::1",
    "2001:DB8::0:1, 2001:db8::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "1::, 1::",
    "::ffff:127.0.0.1, 127.0.0.1",
    "::ffff:7f00:1, 127.0.0.1",
  })
  void anAddressIsReadWithoutAskingTheDns(String text, String address) {
    assertThat(Target.parse(text))
        .isInstanceOfSatisfying(
            Target.Address.class,
            target -> assertThat(AddressText.of(target.address())).isEqualTo(address));
  }

  /// Else a check for the loopback network could be passed by in the clothes of IPv6.
  @Test
  void aMappedAddressIsTheIpv4AddressItMeans() {
    assertThat(Target.parse("::ffff:169.254.169.254"))
        .isInstanceOfSatisfying(
            Target.Address.class,
            target -> assertThat(target.address()).isInstanceOf(Inet4Address.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "example.com",
        "example.com.",
        "a",
        "my_host",
        "x-1.local",
        "1.2.3.four",
        "3com.example",
        "xn--exmple-cua.example",
        "10.0.0.1-old.example",
        "host-1"
      })
  void aNameIsLeftForTheResolver(String text) {
    assertThat(Target.parse(text)).isEqualTo(new Target.Name(text, text));
  }

  @Test
  void aNameInAnyScriptIsAskedForInItsAsciiForm() {
    assertThat(Target.parse("exämple.example"))
        .isEqualTo(new Target.Name("exämple.example", "xn--exmple-cua.example"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | empty",
        "-oX | malformed",
        "--script=x | malformed",
        "300.1.1.1 | malformed",
        "1.2.3 | malformed",
        "1.2.3.4.5 | malformed",
        "127.1 | malformed",
        "2130706433 | malformed",
        "0x7f000001 | malformed",
        "0x7f.0.0.1 | malformed",
        "0177.0.0.1 | malformed",
        "127.0.0.01 | malformed",
        "127.0.0.1. | malformed",
        ".1.2.3 | malformed",
        "a..b | malformed",
        ".example | malformed",
        "a b | malformed",
        "a;b | malformed",
        "$(id) | malformed",
        "a@b | malformed",
        "http://example.com | malformed",
        "example.com/24 | malformed",
        "example.com:80 | malformed",
        "[::1] | malformed",
        "::1::2 | malformed",
        "12345::1 | malformed",
        ":::: | malformed",
        "127.0.0.1:80 | malformed",
        "10.0.0.0/33 | out-of-range",
        "::1/129 | out-of-range",
        "::ffff:10.0.0.0/120 | out-of-range",
        "1.2.3.4/8/8 | malformed",
        "10.0.0.0/ | malformed",
        "10.0.0.0/+8 | malformed",
        "10.0.0.0/-1 | malformed",
        "10.0.0.0/99999999999 | malformed",
        "/24 | malformed",
        "300.0.0.0/8 | malformed",
        "10.0.0/24 | malformed",
        "fe80::1%lo/64 | malformed",
        "10.0.0.5-3 | reversed",
        "10.0.0.5-10.0.0.3 | reversed",
        "::5-::1 | reversed",
        "10.0.0.1-300 | out-of-range",
        "10.0.0.1-020 | malformed",
        "10.0.0.1- | malformed",
        "10.0.0.1-2-3 | malformed",
        "10.0.0.1-10.0.0 | malformed",
        "10.0.0.1-::1 | malformed",
        "::1-5 | malformed",
        "300.1.1.1-5 | malformed",
        "10.0.0-3.1 | malformed",
        "1-5 | malformed",
        "-5 | malformed",
        "255.255.255.255/32 | not-supported",
        "224.0.0.0/8 | not-supported",
        "224.0.0.1-9 | not-supported",
        "ff02::/120 | not-supported",
        "fe80::1%no-such-interface | not-supported",
        "fe80::1% | not-supported",
        "fe80::1%99999 | not-supported",
        "0.0.0.0 | not-supported",
        ":: | not-supported",
        "224.0.0.1 | not-supported",
        "ff02::1 | not-supported",
        "255.255.255.255 | not-supported",
      })
  void saysWhatIsWrong(String text, String reason) {
    Problem problem =
        catchThrowableOfType(ProblemException.class, () -> Target.parse(text)).problem();
    assertThat(problem.code()).isEqualTo(ProblemCode.BAD_REQUEST);
    assertThat(problem.params())
        .containsEntry("field", "targets")
        .containsEntry("reason", reason)
        .containsEntry("value", text);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.0/24, 192.168.0.0, 192.168.0.255",
    "192.168.0.77/24, 192.168.0.0, 192.168.0.255",
    "10.0.0.4/31, 10.0.0.4, 10.0.0.5",
    "10.0.0.4/32, 10.0.0.4, 10.0.0.4",
    "0.0.0.0/0, 0.0.0.0, 255.255.255.255",
    "2001:db8::/120, 2001:db8::, 2001:db8::ff",
    "::1/128, ::1, ::1",
    "192.168.0.10-20, 192.168.0.10, 192.168.0.20",
    "192.168.0.10-10, 192.168.0.10, 192.168.0.10",
    "192.168.0.10-192.168.1.20, 192.168.0.10, 192.168.1.20",
    "fe80::1-fe80::1f, fe80::1, fe80::1f",
  })
  void aNetworkOrARangeHasBothItsEnds(String text, String low, String high) {
    assertThat(Target.parse(text))
        .isEqualTo(
            new Target.Network(
                text,
                AddressRange.between(InetAddress.ofLiteral(low), InetAddress.ofLiteral(high))));
  }

  @Test
  void tooLongNamesAreNoNames() {
    for (String text : new String[] {"x".repeat(64), "x.".repeat(127) + "x", "\0", "a\nb"}) {
      assertThat(catchThrowableOfType(ProblemException.class, () -> Target.parse(text)).problem())
          .satisfies(problem -> assertThat(problem.param("reason")).isEqualTo("malformed"));
    }
  }

  @Test
  void aZoneOfOurOwnIsKept() throws Exception {
    InetAddress address = ((Target.Address) Target.parse("fe80::1%lo")).address();
    assertThat(AddressText.of(address)).isEqualTo("fe80::1%lo");
  }
}
