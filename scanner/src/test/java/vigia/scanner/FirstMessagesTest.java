package vigia.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigia.syscall.UdpSockets;

/// That each message has the lengths that it says of itself.
class FirstMessagesTest {
  @Test
  void allFitIntoOneDatagram() {
    for (int port = 0; port <= 65_535; port++) {
      assertThat(FirstMessages.to(port).length)
          .as("to %s", port)
          .isLessThanOrEqualTo(UdpSockets.LONGEST);
    }
    assertThat(FirstMessages.to(9)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "53, 17", "111, 40", "2049, 40", "123, 48", "137, 50", "177, 7", "443, 1200", "500, 28",
    "4500, 32", "520, 24", "623, 12", "1194, 14", "1434, 1", "3478, 20", "5351, 2", "5353, 46",
    "5683, 4", "11211, 17"
  })
  void eachIsAsLongAsItsProtocolSays(int port, int length) {
    assertThat(FirstMessages.to(port)).hasSize(length);
  }

  /// ASN.1's basic rules: the outermost element is the whole.
  @ParameterizedTest
  @CsvSource({"161", "389"})
  void anOuterLengthIsThatOfAll(int port) {
    byte[] message = FirstMessages.to(port);
    assertThat(end(ByteBuffer.wrap(message))).isEqualTo(message.length);
  }

  /// Reads what is constructed all the way down.
  private static int end(ByteBuffer element) {
    boolean constructed = (element.get() & 0x20) != 0;
    int end = element.get() + element.position();
    while (constructed && element.position() < end) {
      end(element);
    }
    assertThat(element.position()).isLessThanOrEqualTo(end);
    element.position(end);
    return end;
  }

  @Test
  void anIkeHeaderTellsItsLength() {
    ByteBuffer header = ByteBuffer.wrap(FirstMessages.to(500));
    assertThat(header.getInt(header.limit() - Integer.BYTES)).isEqualTo(header.limit());
  }
}
