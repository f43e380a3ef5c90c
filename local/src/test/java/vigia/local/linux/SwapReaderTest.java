package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.local.Known;
import vigia.local.Since;
import vigia.machine.Swap;
import vigia.machine.Unavailable;

class SwapReaderTest {
  private static final String CAPTURED =
      "nr_free_pages 10\npgpgin 7158849\npswpin 3\npswpout 12\npgalloc_dma 0\n";

  @TempDir Path directory;

  private Swap figures(long[] now, Since<long[]> since) {
    return new SwapReader(new Tree(directory).files()).figures(now, since);
  }

  @Test
  void captured() {
    assertThat(((Known.Value<long[]>) SwapReader.pages(CAPTURED)).value()).containsExactly(3, 12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pswpin 3\npswpout 12", "pswpin 3\npswpout x\n", "pswpin 3\npswpout\n"})
  void cutOffOrGarbage(String text) {
    assertThat(SwapReader.pages(text)).isInstanceOf(Known.Absent.class);
  }

  @Test
  void aKernelWithoutSwapHasNoSuchCounters() {
    assertThat(SwapReader.pages("nr_free_pages 10\n"))
        .isEqualTo(Known.absent(Unavailable.NOT_APPLICABLE));
  }

  @Test
  void ratesAreInBytesAndTheFirstSampleHasNone() {
    Swap swap = figures(new long[] {8192, 4096}, new Since<>(new long[] {0, 4096}, 2_000_000_000L));
    assertThat(swap.inBytesPerSecond()).isEqualTo(4096);
    assertThat(swap.outBytesPerSecond()).isEqualTo(0);
    assertThat(swap.inBytes()).isEqualTo(8192);
    assertThat(swap.intervalMillis()).isEqualTo(2_000);
    assertThat(swap.unavailable()).isEmpty();
    assertThat(figures(new long[] {8192, 4096}, null).unavailable())
        .containsOnlyKeys("inBytesPerSecond", "outBytesPerSecond", "intervalMillis")
        .containsValue(Unavailable.FIRST_SAMPLE);
  }
}
