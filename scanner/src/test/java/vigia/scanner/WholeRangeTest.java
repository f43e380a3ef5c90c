package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static vigia.scanner.Results.only;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.machine.PortSet;
import vigia.machine.ScanStatus;

/// Every port of a quiet machine beside ss(8) and nmap(1): none is invented, and none missed.
@ParameterizedClass
@EnumSource(How.class)
class WholeRangeTest {
  private static Namespace quiet;
  private static Set<Integer> listening;

  private final How how;

  WholeRangeTest(How how) {
    this.how = how;
  }

  @BeforeAll
  static void build() {
    quiet = new Namespace();
    quiet.listenNear(
        "127.0.0.1",
        "1",
        "127.0.0.1",
        "22",
        "127.0.0.1",
        "40000",
        "0.0.0.0",
        "50001",
        "127.0.0.1",
        "65535");
    listening = listening(quiet);
    assertThat(listening).containsExactly(1, 22, 40000, 50001, 65535);
    assertThat(byNmap(quiet)).isEqualTo(listening);
  }

  @AfterAll
  static void remove() {
    quiet.close();
  }

  @Test
  void noPortOfTheWholeRangeIsInventedOrMissed() {
    List<ScanStatus> scans =
        quiet.scan(how.natively(), List.of(), how.asked("127.0.0.1", "1-65535"), "5");
    assertThat(scans).hasSize(5);
    assertThat(scans).allSatisfy(scan -> assertThat(open(scan)).isEqualTo(listening));
    assertThat(scans).allMatch(scan -> scan.filtered() == 0 && scan.scanned() == 65_535);
  }

  private static Set<Integer> open(ScanStatus status) {
    var open = new TreeSet<Integer>();
    for (int port : PortSet.parse(only(status).ranges().open()).toArray()) {
      open.add(port);
    }
    return open;
  }

  /// The fourth column of `ss -Hltn` is the local address and port.
  private static Set<Integer> listening(Namespace network) {
    return network
        .runNear("ss", "-Hltn")
        .lines()
        .map(line -> line.split("\\s+", -1)[3])
        .map(address -> Integer.valueOf(address.substring(address.lastIndexOf(':') + 1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Integer> byNmap(Namespace network) {
    return network
        .runNear("nmap", "-n", "-Pn", "-sT", "-p-", "-oG", "-", "127.0.0.1")
        .lines()
        .filter(line -> line.contains("Ports: "))
        .flatMap(
            line -> List.of(line.substring(line.indexOf("Ports: ") + 7).split(", ", -1)).stream())
        .filter(item -> item.contains("/open/"))
        .map(item -> Integer.valueOf(item.substring(0, item.indexOf('/'))))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
