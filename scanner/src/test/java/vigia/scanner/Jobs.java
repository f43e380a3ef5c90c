package vigia.scanner;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigia.machine.PortReason;
import vigia.machine.PortSet;
import vigia.machine.Problem;

/// Plans in the works that nobody hears of.
final class Jobs {
  private static final Engine.Report NOBODY =
      new Engine.Report() {
        @Override
        public void answered(int host, int from, int end, PortReason reason) {}

        @Override
        public void leftOut(int host) {}

        @Override
        public void over(@Nullable Problem problem) {}
      };

  private Jobs() {}

  static Job of(boolean apart, String ports, String... addresses) {
    return new Job(plan(ports, addresses), NOBODY, apart);
  }

  static Engine.Plan plan(String ports, String... addresses) {
    List<InetAddress> all = Stream.of(addresses).map(InetAddress::ofLiteral).toList();
    return new Engine.Plan(
        all, new PortList(PortSet.parse(ports)), Duration.ofSeconds(1), Discovery.NONE);
  }
}
