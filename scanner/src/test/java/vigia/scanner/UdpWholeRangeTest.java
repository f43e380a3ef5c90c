package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static vigia.scanner.Results.onlyOfDone;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortRanges;
import vigia.machine.Protocol;
import vigia.machine.ScanRequest;

/// Scans by UDP of ports that this machine dials from, too. With system calls and without.
@ParameterizedClass
@ValueSource(booleans = {true, false})
class UdpWholeRangeTest {
  private final boolean natively;

  UdpWholeRangeTest(boolean natively) {
    this.natively = natively;
  }

  @Test
  void aQuestionThatMeetsItselfIsNoAnswer() {
    try (var narrow = new Namespace()) {
      narrow.runNear("sysctl", "-qw", "net.ipv4.ip_local_port_range=40000 40003");
      ScanRequest request = ScanRequest.of("127.0.0.1", "40000-40003").with(Protocol.UDP);
      assertThat(narrow.scan(natively, List.of(), request, "5"))
          .hasSize(5)
          .allSatisfy(scan ->
              assertThat(onlyOfDone(scan).ranges())
                  .isEqualTo(new PortRanges("", "40000-40003", "", "")));
    }
  }

  /// Half of them are ports that the kernel gives away to who asks.
  @Test
  void noPortOfTheWholeRangeIsInvented() {
    try (var quiet = new Namespace()) {
      ScanRequest request = ScanRequest.of("127.0.0.1", "1-65535").with(Protocol.UDP);
      assertThat(quiet.scan(natively, List.of(), request, "3"))
          .hasSize(3)
          .allSatisfy(scan ->
              assertThat(onlyOfDone(scan).ranges())
                  .isEqualTo(new PortRanges("", "1-65535", "", "")));
    }
  }
}
