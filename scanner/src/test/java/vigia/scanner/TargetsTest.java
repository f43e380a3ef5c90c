package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigia.machine.Problem;
import vigia.machine.ProblemException;

class TargetsTest {

  private static Targets targets(String blanksBetween) {
    return Targets.parse(List.of(blanksBetween.split(" ", -1)));
  }

  private static List<String> addresses(Targets targets) {
    return targets.each().stream()
        .map(target ->
            switch (target) {
              case Target.Address(_, var address) -> AddressText.of(address);
              case Single.Member(_, var address) -> AddressText.of(address);
              case Target.Name(_, String host) -> host;
            })
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/30, 10.0.0.0 10.0.0.1 10.0.0.2 10.0.0.3",
    "10.0.0.0/31, 10.0.0.0 10.0.0.1",
    "10.0.0.7/32, 10.0.0.7",
    "10.0.0.254-10.0.1.1, 10.0.0.254 10.0.0.255 10.0.1.0 10.0.1.1",
    "255.255.255.254/31, 255.255.255.254",
    "0.0.0.0/31, 0.0.0.1",
    "::fffe-::1:1, ::fffe ::ffff ::1:0 ::1:1",
    "2001:db8::/127, 2001:db8:: 2001:db8::1",
    "10.0.0.2 10.0.0.1-3, 10.0.0.2 10.0.0.1 10.0.0.3",
    "10.0.0.1 10.0.0.1, 10.0.0.1",
    "::1 0:0:0:0:0:0:0:1, ::1",
    "10.0.0.0/30 10.0.0.2/31 10.0.0.3-4, 10.0.0.0 10.0.0.1 10.0.0.2 10.0.0.3 10.0.0.4",
    "10.0.0.0/29 !10.0.0.0 !10.0.0.3-5 !10.0.0.7/32, 10.0.0.1 10.0.0.2 10.0.0.6",
    "!10.0.0.0/31 10.0.0.0/30, 10.0.0.2 10.0.0.3",
    "10.0.0.0/31 !192.168.0.0/16 !::/0, 10.0.0.0 10.0.0.1",
    "localhost !127.0.0.1, localhost",
    "fe80::1%lo fe80::1, fe80::1%lo fe80::1",
    "10.0.0.1 fe80::1%lo !fe80::/10, 10.0.0.1",
  })
  void eachAddressIsScannedOnceUnlessExcluded(String asked, String expected) {
    Targets targets = targets(asked);
    assertThat(String.join(" ", addresses(targets))).isEqualTo(expected);
    assertThat(targets.count()).isEqualTo(BigInteger.valueOf(targets.each().size()));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0, 4026531838",
    "10.0.0.0/8, 16777216",
    "2000::/3, 42535295865117307932921825928971026432",
    "10.0.0.0/8 10.0.0.0/9 !10.0.0.0/10, 12582912",
  })
  void theyAreCountedWithoutBeingMade(String asked, String count) {
    assertThat(targets(asked).count()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1 !, malformed, !",
    "10.0.0.1 !!10.0.0.2, malformed, !10.0.0.2",
    "10.0.0.1 !10.0.0.0/33, out-of-range, 10.0.0.0/33",
    "10.0.0.1 !gateway, not-supported, gateway",
    "!10.0.0.1, empty, ''",
    "fe80::/120, not-supported, fe80::/120",
    "10.0.0.1 fe80::1-fe80::8, not-supported, fe80::1-fe80::8",
    "10.0.0.1 !10.0.0.1, nothing-left, '10.0.0.1, !10.0.0.1'",
    "10.0.0.0/30 !10.0.0.0/8, nothing-left, '10.0.0.0/30, !10.0.0.0/8'",
  })
  void saysWhatIsWrong(String asked, String reason, String value) {
    Problem problem = catchThrowableOfType(ProblemException.class, () -> targets(asked)).problem();
    assertThat(problem.params())
        .containsEntry("field", "targets")
        .containsEntry("reason", reason)
        .containsEntry("value", value);
  }

  @Test
  void whatIsExcludedStaysOutWhateverNameLeadsThere() throws Exception {
    Targets targets = targets("localhost !127.0.0.0/8");
    assertThat(targets.excludes(java.net.InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    assertThat(targets.excludes(java.net.InetAddress.ofLiteral("::1"))).isFalse();
  }
}
