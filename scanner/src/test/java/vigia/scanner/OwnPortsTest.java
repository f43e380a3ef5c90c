package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class OwnPortsTest {
  @Test
  void nobodyElseGetsThemAndNobodyListens() throws IOException {
    try (var own = new OwnPorts();
        var other = new Socket()) {
      assertThat(own.all()).hasSize(16).doesNotHaveDuplicates();
      InetAddress here = InetAddress.ofLiteral("127.0.0.83");
      assertThatThrownBy(() -> other.bind(new InetSocketAddress(here, own.of(0))))
          .isInstanceOf(BindException.class);
      assertThatThrownBy(() -> new Socket(here, own.of(0)).close()).hasMessageContaining("refused");
    }
  }

  @Test
  void aPortSaysWhichTryItWas() throws IOException {
    try (var own = new OwnPorts()) {
      assertThat(own.latest(own.of(2), 5)).isEqualTo(2);
      assertThat(own.latest(own.of(2), 1)).isNegative();
      assertThat(own.latest(own.of(1), 20)).isEqualTo(17);
      assertThat(own.latest(0, 20)).isNegative();
    }
  }
}
