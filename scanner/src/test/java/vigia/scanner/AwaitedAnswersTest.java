package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitedAnswersTest {
  private final AwaitedAnswers awaited = new AwaitedAnswers();
  private final Job job = Jobs.of(false, "1-65535", "192.0.2.1");

  private List<Attempt> with(int cookie) {
    var found = new ArrayList<Attempt>();
    awaited.each(cookie, found::add);
    return found;
  }

  @Test
  void equalCookiesAreKeptApart() {
    Attempt first = job.next();
    Attempt second = job.next();
    Attempt other = job.next();
    awaited.add(7, first);
    awaited.add(7, second);
    // Its place is taken by the second.
    awaited.add(8, other);
    assertThat(with(7)).containsExactly(first, second);
    assertThat(with(8)).containsExactly(other);
    assertThat(with(9)).isEmpty();
  }

  @Test
  void whatIsSettledMeansNothingMore() {
    Attempt attempt = job.next();
    awaited.add(7, attempt);
    attempt.settled();
    assertThat(with(7)).isEmpty();
  }

  @Test
  void nothingIsLostWhenRoomIsMade() {
    List<Attempt> all = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      Attempt attempt = job.next();
      all.add(attempt);
      awaited.add(i * 0x9E3779B9, attempt);
      if (i % 3 != 0) {
        attempt.settled();
      }
    }
    for (int i = 0; i < all.size(); i++) {
      List<Attempt> expected = i % 3 == 0 ? List.of(all.get(i)) : List.of();
      assertThat(with(i * 0x9E3779B9)).isEqualTo(expected);
    }
  }

  @Test
  void aCancelledPlanHearsNothing() {
    awaited.add(7, job.next());
    job.cancel();
    assertThat(with(7)).isEmpty();
  }
}
