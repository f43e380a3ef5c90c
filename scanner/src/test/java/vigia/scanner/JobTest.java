package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Which pairs come when, and to whom.
class JobTest {
  private static final long MILLI = 1_000_000;
  private static final String HERE = "127.0.0.1";

  /// RFC 5737: nobody's, and nothing is sent here.
  private static final String FAR = "192.0.2.1";

  /// Numbered as they come: the first port of every address, then the second.
  private static int pair(Attempt attempt) {
    return attempt.index * attempt.job.plan.addresses().size() + attempt.host.place;
  }

  private static List<Integer> pairs(Job job) {
    List<Integer> pairs = new ArrayList<>();
    while (job.hasNext()) {
      pairs.add(pair(job.next()));
    }
    return pairs;
  }

  @Test
  void theFirstPortOfEveryAddressComesBeforeTheSecond() {
    Job job = Jobs.of(false, "1-3", FAR, HERE);
    assertThat(pairs(job)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(job.isOver()).isTrue();
  }

  @Test
  void whatIsNearIsDialledApart() {
    Job job = Jobs.of(true, "1-5", FAR, HERE);
    assertThat(pairs(job)).containsExactly(0, 2, 4, 6, 8);
    assertThat(job.isOver()).isFalse();
    Stretch first = job.nextStretch(3);
    Stretch second = job.nextStretch(3);
    assertThat(List.of(first.port(0), first.port(2), second.port(0))).containsExactly(1, 3, 4);
    assertThat(List.of(pair(first.attempt(0)), pair(second.attempt(1)))).containsExactly(1, 9);
    assertThat(second.size()).isEqualTo(2);
    assertThat(job.nextStretch(3)).isNull();
    assertThat(job.isOver()).isTrue();
  }

  @Test
  void whoAnswersAtOnceIsNearFromThenOn() {
    Job job = Jobs.of(true, "1-9", FAR);
    job.next().host.lookedAtOnce(Answer.REFUSED);
    assertThat(pair(job.next())).as("taken by the one that was to come").isEqualTo(1);
    assertThat(job.hasNext()).isFalse();
    assertThat(job.nextStretch(99).size()).isEqualTo(7);
  }

  @Test
  void whoKeepsItsAskersWaitingIsNotNear() {
    Job job = Jobs.of(true, "1-99", HERE);
    for (int i = 0; i < 17; i++) {
      Stretch stretch = job.nextStretch(1);
      stretch.add(Answer.NOT_YET);
      stretch.host.asked(stretch);
    }
    assertThat(job.nextStretch(1)).isNull();
    assertThat(pairs(job)).hasSize(99 - 17);
  }

  /// The third power of a fiftieth is a bit less than one in a hundred thousand, that of a half is
  /// not.
  @Test
  void silenceIsBelievedTheLaterTheMoreIsLost() {
    Host host = Jobs.of(false, "1", FAR).next().host;
    assertThat(host.triesBeforeSilence(3)).isEqualTo(3);
    for (int i = 1; i <= 1000; i++) {
      host.answered(i, i % 50 == 0);
    }
    assertThat(host.triesBeforeSilence(3)).isEqualTo(3);
    for (int i = 1; i <= 1000; i++) {
      host.answered(i, i % 2 == 0);
    }
    assertThat(host.triesBeforeSilence(3)).isEqualTo(9);
    for (int i = 1; i <= 9000; i++) {
      host.answered(i, true);
    }
    assertThat(host.triesBeforeSilence(3)).as("but not for ever").isEqualTo(12);
  }

  @Test
  void theLastTryWaitsLongerWhileTheWayMayStandStill() {
    Job job = Jobs.of(false, "1-2", FAR);
    Attempt attempt = job.next();
    attempt.host.roundTrip.measured(0);
    attempt.host.answered(0, false);
    attempt.begins(MILLI);
    long due = MILLI + 20 * MILLI;
    assertThat(attempt.isOverdue(due)).isTrue();
    assertThat(attempt.mayStillCome(due, 3)).as("in the first of three tries").isFalse();
    assertThat(attempt.mayStillCome(due, 1)).isTrue();
    assertThat(attempt.mayStillCome(MILLI + 80 * MILLI, 1)).isFalse();
    attempt.host.answered(MILLI + 1, false);
    assertThat(attempt.mayStillCome(due, 1)).as("one that was dialled later").isFalse();
  }

  @Test
  void nothingComesOfACancelledOne() {
    Job job = Jobs.of(true, "1-9", FAR, HERE);
    job.cancel();
    assertThat(job.hasNext()).isFalse();
    assertThat(job.nextStretch(9)).isNull();
    assertThat(job.isOver()).isTrue();
  }

  /// What is known of those that are dialled at once must have room, however many there are.
  @Test
  void ofManyHostsNotAllBeginAtOnce() {
    String[] addresses =
        IntStream.range(0, 5000).mapToObj(i -> "192.0.2." + i % 256).toArray(String[]::new);
    Job job = Jobs.of(false, "1-2", addresses);
    Set<Integer> begun = new HashSet<>();
    for (int i = 0; i < 4096; i++) {
      begun.add(pair(job.next()));
    }
    assertThat(begun).as("the first port of each").allMatch(pair -> pair < 4096);
    Attempt second = job.next();
    assertThat(pair(second)).isEqualTo(5000);
    List<Integer> others = pairs(job);
    assertThat(others).hasSize(10_000 - 4097).doesNotHaveDuplicates();
    assertThat(job.isOver()).isTrue();
  }
}
