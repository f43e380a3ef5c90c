package vigia.local.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSelectionTest {
  @Test
  void isTheBeginningOfTheSortedWhole() {
    var random = new Random(11);
    for (int length = 0; length < 60; length++) {
      int[] rank = random.ints(0, 1_000_000).distinct().limit(length).toArray();
      int[] sorted =
          IntStream.range(0, length)
              .boxed()
              .sorted((a, b) -> Integer.compare(rank[a], rank[b]))
              .mapToInt(Integer::intValue)
              .toArray();
      for (int limit : new int[] {1, 2, 7, 59, 60, 5_000}) {
        var selection =
            new RowSelection((a, b) -> Integer.compare(rank[a], rank[b]), limit, length);
        IntStream.range(0, length).forEach(selection::offer);
        assertThat(selection.rows()).isEqualTo(Arrays.copyOf(sorted, Math.min(limit, length)));
        assertThat(selection.hasMore()).isEqualTo(length > limit);
      }
    }
  }
}
