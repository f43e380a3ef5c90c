package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.Unavailable;

class UptimeReaderTest {
  @Test
  void captured() {
    assertThat(UptimeReader.parse("11206.42 20134.77\n").upSeconds()).isEqualTo(11206.42);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "11206.4", "\n", "NaN 1", "-1 1", "\0\1 \2"})
  void cutOffOrGarbage(String text) {
    assertThat(UptimeReader.parse(text).unavailable())
        .containsEntry("upSeconds", Unavailable.UNREADABLE);
  }
}
