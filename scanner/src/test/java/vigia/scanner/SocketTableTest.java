package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketTableTest {
  private final SocketTable table = new SocketTable();
  private final Job job = Jobs.of(false, "1-999", "127.0.0.1");

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
