package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigia.machine.PortReason;
import vigia.machine.PortState;
import vigia.machine.Protocol;
import vigia.machine.UnlistedAddresses;

class CrowdTest {
  private final Crowd crowd = new Crowd(5, 3, Protocol.TCP);

  @Test
  void eachIsCountedByWhatBecameOfIt() {
    crowd.ruledOut();
    crowd.answered(1, 0, 1, PortReason.NO_RESPONSE);
    crowd.answered(2, 0, 1, PortReason.HOST_UNREACHABLE);
    crowd.leftOut(2);
    for (int port = 0; port < 3; port++) {
      crowd.answered(3, port, port + 1, PortReason.NO_RESPONSE);
    }
    crowd.answered(4, 0, 1, PortReason.NO_RESPONSE);
    crowd.answered(4, 1, 2, PortReason.ACCEPTED);
    crowd.answered(4, 2, 3, PortReason.REFUSED);
    assertThat(crowd.isUp(4)).isTrue();
    assertThat(crowd.counts()).isEqualTo(new UnlistedAddresses(1, 1, 1, 1, 1, 2));
    assertThat(crowd.pairs()).isEqualTo(4 * 3 - 2);
    assertThat(crowd.count(PortState.OPEN)).isEqualTo(1);
    assertThat(crowd.count(PortState.CLOSED)).isEqualTo(1);
    assertThat(crowd.count(PortState.FILTERED)).isEqualTo(6);
  }

  @Test
  void whoLeavesTakesAlongWhatItSaid() {
    crowd.answered(1, 1, 3, PortReason.PROHIBITED);
    assertThat(crowd.count(PortState.FILTERED)).isEqualTo(2);
    List<String> said = new ArrayList<>();
    crowd.leave(1, (from, end, reason) -> said.add(from + "-" + end + " " + reason.wire()));
    assertThat(said).containsExactly("1-3 admin-prohibited");
    assertThat(crowd.count(PortState.FILTERED)).isZero();
    assertThat(crowd.counts()).isEqualTo(new UnlistedAddresses(4, 0, 0, 0, 0, 0));
  }

  @Test
  void whatSilenceMeansDependsOnTheProtocol() {
    var udp = new Crowd(2, 2, Protocol.UDP);
    udp.answered(1, 0, 1, PortReason.NO_RESPONSE);
    udp.answered(1, 1, 2, PortReason.PROHIBITED);
    udp.answered(0, 0, 1, PortReason.NO_RESPONSE);
    assertThat(udp.count(PortState.OPEN_OR_FILTERED)).isEqualTo(2);
    assertThat(udp.count(PortState.FILTERED)).isEqualTo(1);
    udp.leave(0, (_, _, _) -> {});
    assertThat(udp.count(PortState.OPEN_OR_FILTERED)).isEqualTo(1);
  }

  /// What each port said is kept only as long as a result may still need it.
  @Test
  void whoIsDoneTakesNoRoom() {
    int before = crowd.bytes();
    crowd.answered(1, 0, 1, PortReason.NO_RESPONSE);
    crowd.answered(2, 0, 1, PortReason.NO_RESPONSE);
    assertThat(crowd.bytes()).isEqualTo(before + 6);
    crowd.leftOut(1);
    crowd.answered(2, 1, 2, PortReason.NO_RESPONSE);
    crowd.answered(2, 2, 3, PortReason.NO_RESPONSE);
    assertThat(crowd.bytes()).isEqualTo(before);
  }
}
