package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiallersTest {
  /// Each is held for as long as a silent port may hold it: what waits would take a second.
  @Test
  void whatIsNotBegunWhenTheDiallersCloseIsNotDialled() throws Exception {
    try (var deaf = new ServerSocket()) {
      deaf.bind(new InetSocketAddress("127.0.0.83", 0), 1);
      var guests = TcpEngineTest.fillUp(deaf);
      Job job = Jobs.of(true, Integer.toString(deaf.getLocalPort()), "127.0.0.83");
      Host host = job.nextStretch(1).host;
      var diallers = new Diallers();
      List<Stretch> all =
          IntStream.range(0, 800).mapToObj(_ -> new Stretch(job, host, 0, 1)).toList();
      all.forEach(diallers::dial);
      diallers.close();
      assertThat(all.getLast().asked()).isZero();
      for (var guest : guests) {
        guest.close();
      }
    }
  }
}
