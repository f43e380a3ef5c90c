package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlyingTest {
  private final Flying flying = new Flying();
  private final Job job = Jobs.of(false, "1-9", "127.0.0.1");

  private Attempt flown() {
    Attempt attempt = job.next();
    flying.add(attempt);
    return attempt;
  }

  private List<Integer> ports() {
    List<Integer> ports = new ArrayList<>();
    flying.each(_ -> true, attempt -> ports.add(attempt.index));
    return ports;
  }

  @Test
  void anyOneLeavesAndTheOthersStay() {
    Attempt first = flown();
    flown();
    Attempt last = flown();
    assertThat(flying.land(first)).isTrue();
    assertThat(ports()).containsExactlyInAnyOrder(1, 2);
    assertThat(flying.land(last)).isTrue();
    assertThat(ports()).containsExactly(1);
  }

  /// An error after the connection was made lands an attempt that has landed.
  @Test
  void whoLandsTwiceTakesNobodyElseOut() {
    Attempt first = flown();
    flown();
    assertThat(flying.land(first)).isTrue();
    assertThat(flying.land(first)).isFalse();
    assertThat(ports()).containsExactly(1);
  }

  @Test
  void allMayLandWhileTheyAreLookedAt() {
    for (int i = 0; i < 9; i++) {
      flown();
    }
    List<Integer> even = new ArrayList<>();
    flying.each(
        attempt -> attempt.index % 2 == 0,
        attempt -> {
          even.add(attempt.index);
          flying.land(attempt);
        });
    assertThat(even).containsExactlyInAnyOrder(0, 2, 4, 6, 8);
    assertThat(ports()).containsExactlyInAnyOrder(1, 3, 5, 7);
  }
}
