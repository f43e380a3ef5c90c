package vigia.local.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static Selection<Integer> select(List<Integer> rows, int limit, @Nullable Integer after) {
    var selection = new Selection<Integer>(Comparator.naturalOrder(), limit, after);
    rows.forEach(selection::offer);
    return selection;
  }

  @Test
  void pagesOfAnyLengthMakeUpTheSortedWhole() {
    var random = new Random(7);
    for (int limit : new int[] {1, 2, 3, 7, 99, 100, 101}) {
      List<Integer> rows = new ArrayList<>(IntStream.range(0, 100).boxed().toList());
      Collections.shuffle(rows, random);
      var all = new ArrayList<Integer>();
      Integer after = null;
      do {
        var selection = select(rows, limit, after);
        all.addAll(selection.rows());
        after = selection.next();
      } while (after != null);
      assertThat(all).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }
  }

  @Test
  void rowsThatComeAndGoBetweenPagesMoveNoOther() {
    var rows = new TreeSet<>(List.of(1, 3, 5, 7, 9));
    var first = select(List.copyOf(rows), 2, null);
    assertThat(first.rows()).containsExactly(1, 3);

    rows.removeAll(List.of(1, 3));
    rows.addAll(List.of(2, 6));
    assertThat(select(List.copyOf(rows), 9, first.next()).rows()).containsExactly(5, 6, 7, 9);
  }

  @Test
  void aRowThatIsNamedTwiceIsOne() {
    var selection = select(List.of(2, 1, 2, 1, 1), 2, null);
    assertThat(selection.rows()).containsExactly(1, 2);
    assertThat(selection.next()).isNull();
  }

  @Test
  void anExactlyFullPageIsTheLast() {
    assertThat(select(List.of(1, 2), 2, null).next()).isNull();
    assertThat(select(List.of(1, 2, 3), 2, null).next()).isEqualTo(2);
    assertThat(select(List.of(), 2, null).rows()).isEmpty();
  }
}
