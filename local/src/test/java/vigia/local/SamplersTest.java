package vigia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplersTest {
  private static long rounded(int millis) {
    return Samplers.rounded(Duration.ofMillis(millis)).toMillis();
  }

  @Test
  void anIntervalIsAMultipleOfTheShortest() {
    assertThat(rounded(250)).isEqualTo(250);
    assertThat(rounded(374)).isEqualTo(250);
    assertThat(rounded(375)).isEqualTo(500);
    assertThat(rounded(1_000)).isEqualTo(1_000);
    assertThat(rounded(3_600_000)).isEqualTo(3_600_000);
  }

  @Test
  void manyViewersShareFewSamplers() {
    assertThat(IntStream.range(250, 506).mapToLong(SamplersTest::rounded).distinct().count())
        .isEqualTo(2);
  }
}
