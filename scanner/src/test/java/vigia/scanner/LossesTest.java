package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossesTest {
  private static int alarms(int every) {
    var losses = new Losses();
    int alarms = 0;
    for (int i = 1; i <= 10_000; i++) {
      alarms += losses.answered(i % every == 0, 100) ? 1 : 0;
    }
    return alarms;
  }

  @Test
  void aFewLostOnesAreTheNetworksWay() {
    assertThat(alarms(50)).isZero();
    assertThat(alarms(10)).isZero();
  }

  @Test
  void manyAreOurDoing() {
    assertThat(alarms(4)).isPositive();
    assertThat(alarms(1))
        .as("not again for those that were dialled before")
        .isEqualTo(10_000 / 133);
  }
}
