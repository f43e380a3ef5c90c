package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigia.machine.PortReason;
import vigia.machine.Problem;

class StretchTest {
  /// Writes down what is told, and nothing else may be.
  private record Told(List<String> rows) implements Engine.Report {
    @Override
    public void answered(int host, int from, int end, PortReason reason) {
      rows.add(host + ":" + from + "-" + end + " " + reason.wire());
    }

    @Override
    public void leftOut(int host) {
      throw new AssertionError("nobody is left out here");
    }

    @Override
    public void over(@Nullable Problem problem) {
      throw new AssertionError("nothing is over here");
    }
  }

  private static Stretch stretch(Told told) {
    var job = new Job(Jobs.plan("1-3,7-20", "127.0.0.1", "127.0.0.2"), told, true);
    job.nextStretch(3);
    job.nextStretch(3);
    job.nextStretch(3);
    return job.nextStretch(9);
  }

  @Test
  void whatRefusedIsToldInRows() {
    var told = new Told(new ArrayList<>());
    Stretch stretch = stretch(told);
    assertThat(List.of(stretch.port(0), stretch.port(8))).containsExactly(7, 15);
    stretch.add(Answer.ACCEPTED);
    stretch.add(Answer.REFUSED);
    stretch.add(Answer.REFUSED);
    stretch.add(Answer.NOT_YET);
    stretch.add(Answer.REFUSED);
    assertThat(stretch.tellRefused()).isTrue();
    assertThat(told.rows()).containsExactly("1:4-6 conn-refused", "1:7-8 conn-refused");
    assertThat(stretch.answer(8)).as("not asked").isEqualTo(Answer.NOT_YET);
    assertThat(stretch.attempt(8).port()).isEqualTo(15);
  }

  @Test
  void oneThatWasNotAskedTellsNothing() {
    var told = new Told(new ArrayList<>());
    assertThat(stretch(told).tellRefused()).isFalse();
    assertThat(told.rows()).isEmpty();
  }
}
