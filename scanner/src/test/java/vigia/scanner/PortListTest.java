package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigia.machine.PortSet;

class PortListTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "65535", "1-65535", "22,80,443", "1-3,5,7-9,65534-65535", "2,4,6,8"})
  void eachPortIsAtItsPlace(String text) {
    PortSet set = PortSet.parse(text);
    var list = new PortList(set);
    assertThat(list.size()).isEqualTo(set.size());
    assertThat(IntStream.range(0, list.size()).map(list::at).toArray()).isEqualTo(set.toArray());
    for (int port = PortSet.LOWEST; port <= PortSet.HIGHEST; port++) {
      int place = list.placeOf(port);
      assertThat(place >= 0 && list.at(place) == port).isEqualTo(set.contains(port));
    }
  }
}
