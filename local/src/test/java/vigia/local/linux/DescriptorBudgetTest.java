package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vigia.local.Commands;

class DescriptorBudgetTest {
  @Test
  void theLimitIsTheSoftOneOfOpenFiles() {
    String limits =
        "Limit                     Soft Limit           Hard Limit           Units     \n"
            + "Max processes             96364                96364                processes \n"
            + "Max open files            1024                 524288               files     \n";
    assertThat(DescriptorBudget.limit(limits)).isEqualTo(1024);
    assertThat(DescriptorBudget.limit(limits.replace("1024 ", "unlimited")))
        .isEqualTo(Integer.MAX_VALUE);
    for (String none : new String[] {"", "garbage\0", limits.substring(0, 180)}) {
      assertThat(DescriptorBudget.limit(none)).isEqualTo(1024);
    }
  }

  /// With its default flags the JVM raises the soft limit to the hard one.
  @Test
  void thisProcessMayKeepAtLeastHalfOfWhatItMayOpen() throws Exception {
    int limit = Integer.parseInt(Commands.output("/bin/sh", "-c", "ulimit -n").strip());
    assertThat(DescriptorBudget.ofTable()).isBetween(limit / 2, Math.max(limit / 2, limit - 4096));
  }

  @Test
  void noMoreAreGivenThanThereAreAndThoseGivenBackAgain() {
    var budget = new DescriptorBudget(() -> 4);
    assertThat(budget.takeStatm()).isTrue();
    assertThat(budget.takeStatm()).as("a quarter").isFalse();
    for (int i = 0; i < 3; i++) {
      assertThat(budget.takeStat()).isTrue();
    }
    assertThat(budget.takeStat()).isFalse();
    budget.giveBackStatm();
    assertThat(budget.takeStat()).isTrue();
    assertThat(budget.taken()).isEqualTo(4);
  }

  @Test
  void halvingAsksForThoseBackThatAreTooMany() {
    var budget = new DescriptorBudget(() -> 100);
    for (int i = 0; i < 9; i++) {
      assertThat(budget.takeStat()).isTrue();
    }
    assertThat(budget.halve()).isTrue();
    assertThat(budget.takeStat()).isFalse();
    while (budget.isExceeded()) {
      budget.giveBackStat();
    }
    assertThat(budget.taken()).isEqualTo(4);
    assertThat(new DescriptorBudget(() -> 100).halve()).as("has none").isFalse();
  }
}
