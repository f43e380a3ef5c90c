package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static vigia.scanner.Results.only;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import vigia.machine.ScanRequest;
import vigia.machine.TargetResult;

/// What a scan finds does not depend on how many descriptors it gets.
@ParameterizedClass
@EnumSource(How.class)
class FewDescriptorsTest {
  private static Namespace network;

  private final How how;
  private final boolean natively;

  FewDescriptorsTest(How how) {
    this.how = how;
    natively = how.natively();
  }

  @BeforeAll
  static void build() {
    network = FarFirewall.build();
  }

  @AfterAll
  static void remove() {
    network.close();
  }

  @Test
  void fewDescriptorsMakeItSlowerAndNothingElse() {
    ScanRequest request = how.asked(Namespace.FAR, "1-1600,2000-2100");
    TargetResult free = only(network.scan(natively, request));
    assertThat(free.ranges().open()).isEqualTo("22,1500");
    List<String> tight = List.of("prlimit", "--nofile=64");
    assertThat(only(network.scan(natively, tight, request, "1").getFirst())).isEqualTo(free);
    assertThat(network.scan(natively, tight, request, "2", "greedy"))
        .allSatisfy(scan -> assertThat(only(scan)).isEqualTo(free));
  }
}
