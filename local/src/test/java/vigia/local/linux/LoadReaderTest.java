package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.Load;
import vigia.machine.Unavailable;

class LoadReaderTest {
  @Test
  void captured() {
    Load load = LoadReader.parse("0.20 1.18 12.05 1/80 11206\n");
    assertThat(load.one()).isEqualTo(0.20);
    assertThat(load.five()).isEqualTo(1.18);
    assertThat(load.fifteen()).isEqualTo(12.05);
    assertThat(load.unavailable()).isEmpty();
  }

  @Test
  void cutOff() {
    Load load = LoadReader.parse("0.20 1.1");
    assertThat(load.one()).isEqualTo(0.20);
    assertThat(load.five()).isNull();
    assertThat(load.unavailable())
        .containsEntry("five", Unavailable.UNREADABLE)
        .containsEntry("fifteen", Unavailable.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "NaN Infinity 1e5 1/80 5", "-1 0x1p3 . 1/2 3", "\0\1\2"})
  void garbage(String text) {
    assertThat(LoadReader.parse(text).unavailable())
        .containsOnlyKeys("one", "five", "fifteen")
        .containsValue(Unavailable.UNREADABLE);
  }
}
