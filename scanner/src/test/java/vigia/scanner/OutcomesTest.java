package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortReason;

class OutcomesTest {
  private static final int ALL = 65_535;

  private static List<String> told(Outcomes outcomes) {
    List<String> told = new ArrayList<>();
    outcomes.each((start, end, reason) -> {
      for (int i = start; i < end; i++) {
        told.add(i + " " + reason);
      }
    });
    return told;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1000, ALL})
  void packedItSaysTheSame(int size) {
    var random = new Random(size);
    var outcomes = new Outcomes(size);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      // In runs of all lengths, some of them not known.
      int kind = i % 7 == 0 ? random.nextInt(PortReason.values().length + 1) : i / 100 % 3;
      if (kind < PortReason.values().length) {
        outcomes.set(i, i + 1, PortReason.values()[kind]);
        expected.add(i + " " + PortReason.values()[kind]);
      }
    }
    assertThat(told(outcomes)).isEqualTo(expected);
    Outcomes before = outcomes.copy();
    outcomes.pack();
    assertThat(told(outcomes)).isEqualTo(expected);
    assertThat(told(before)).isEqualTo(expected);
    assertThat(outcomes.bytes()).isLessThanOrEqualTo(size);
  }

  @Test
  void whatIsUsualPacksSmall() {
    var outcomes = new Outcomes(ALL);
    for (int i = 0; i < ALL; i++) {
      outcomes.set(i, i + 1, i % 10_000 == 22 ? PortReason.ACCEPTED : PortReason.REFUSED);
    }
    outcomes.pack();
    assertThat(outcomes.bytes()).isLessThan(100);
    assertThat(outcomes.copy()).as("cheap to ask").isSameAs(outcomes);
    assertThatIllegalStateException().isThrownBy(() -> outcomes.set(0, 1, PortReason.ACCEPTED));
  }

  @Test
  void whatDoesNotPackStaysAsItIs() {
    var outcomes = new Outcomes(1000);
    for (int i = 0; i < 1000; i++) {
      outcomes.set(i, i + 1, i % 2 == 0 ? PortReason.ACCEPTED : PortReason.REFUSED);
    }
    outcomes.pack();
    assertThat(outcomes.bytes()).isEqualTo(1000);
    assertThat(told(outcomes)).hasSize(1000);
  }
}
