package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CookiesTest {
  private final Cookies cookies = new Cookies();

  @Test
  void theyAreTheSameForTheSamePortAndDifferForOthers() {
    Set<Integer> all = new HashSet<>();
    for (String address : new String[] {"192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8::2"}) {
      InetAddress to = InetAddress.ofLiteral(address);
      for (int port = 1; port <= 100; port++) {
        assertThat(cookies.of(to, port)).isEqualTo(cookies.of(to, port));
        all.add(cookies.of(to, port));
      }
    }
    // Two of 400 may be equal by chance, but not three.
    assertThat(all).hasSizeBetween(398, 400);
  }

  @Test
  void anotherScansAreOthers() {
    InetAddress to = InetAddress.ofLiteral("192.0.2.1");
    int same = 0;
    for (int port = 1; port <= 100; port++) {
      same += cookies.of(to, port) == new Cookies().of(to, port) ? 1 : 0;
    }
    assertThat(same).isLessThan(2);
  }
}
