package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigia.machine.PortReason;
import vigia.machine.PortSet;
import vigia.machine.Problem;

class SocketTableTest {
  private final SocketTable table = new SocketTable();
  private final Job job =
      new Job(
          new Engine.Plan(
              List.of(InetAddress.getLoopbackAddress()), new PortList(PortSet.parse("1-999"))),
          new Engine.Report() {
            @Override
            public void answered(int pair, PortReason reason) {}

            @Override
            public void over(@Nullable Problem problem) {}
          },
          1,
          false);

  private Attempt with(int socket) {
    Attempt attempt = job.next();
    table.give(socket, attempt);
    return attempt;
  }

  @Test
  void manyHaveTheirDescriptors() {
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      attempts.add(with(table.add(1000 + i)));
    }
    for (int i = 0; i < 500; i++) {
      assertThat(table.descriptor(attempts.get(i).socket)).isEqualTo(1000 + i);
      assertThat(table.attempt(attempts.get(i).socket)).isSameAs(attempts.get(i));
    }
  }

  @Test
  void whatRestsIsTakenAgainByItsOwnFamily() {
    Attempt attempt = with(table.add(7));
    int number = attempt.socket;
    table.rest(attempt, false);
    assertThat(attempt.socket).isNegative();
    assertThat(table.attempt(number)).isNull();
    assertThat(table.idle()).isEqualTo(1);
    assertThat(table.takeIdle(true)).isNegative();
    assertThat(table.takeIdle(false)).isEqualTo(number);
    assertThat(table.takeIdle(false)).isNegative();
    assertThat(table.descriptor(number)).isEqualTo(7);
  }

  @Test
  void aNumberIsUsedAgainWhenItsSocketIsClosed() {
    Attempt attempt = with(table.add(7));
    int number = attempt.socket;
    table.remove(number);
    assertThat(attempt.socket).isNegative();
    assertThat(table.attempt(number)).isNull();
    assertThat(table.add(8)).isEqualTo(number);
    assertThat(table.descriptor(number)).isEqualTo(8);
  }
}
