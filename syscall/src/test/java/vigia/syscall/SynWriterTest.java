package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.net.InetAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The kernel sends such a packet as it stands: a wrong sum in it, and nobody would ever answer.
class SynWriterTest {
  private static final int SEQUENCE = 0x0102_0304;
  private static final int PORTS = 40000 << Short.SIZE | 22;

  private static String written(String from, String to) {
    try (Arena arena = Arena.ofConfined()) {
      var batch = new MessageBatch(arena, 2, SynWriter.SIZE);
      InetAddress source = InetAddress.ofLiteral(from);
      InetAddress destination = InetAddress.ofLiteral(to);
      SynWriter.write(batch, 1, source, destination, PORTS, SEQUENCE);
      var packet = new byte[SynWriter.SIZE];
      batch.bytes().get(batch.at(1), packet);
      return HexFormat.of().formatHex(packet);
    }
  }

  /// RFC 1071: ones' complement sum of 16 bits, which of everything with the right sum in it is -0.
  private static int sum(String hex) {
    int sum = 0;
    for (int at = 0; at < hex.length(); at += 4) {
      sum += HexFormat.fromHexDigits(hex, at, at + 4);
    }
    return (sum & 0xffff) + (sum >>> Short.SIZE);
  }

  @Test
  void aPacketOfIpv4() {
    String packet = written("192.0.2.1", "192.0.2.2");
    assertThat(packet).startsWith("4500002c0000400040060000" + "c0000201" + "c0000202");
    String segment = packet.substring(40, 88);
    assertThat(segment).startsWith("9c400016" + "01020304" + "00000000" + "6002faf0");
    assertThat(sum("c0000201c0000202" + "00060018" + segment)).isEqualTo(0xffff);
  }

  @Test
  void aPacketOfIpv6() {
    String packet = written("2001:db8::1", "2001:db8:ffff:ffff:ffff::2");
    String addresses = "20010db8000000000000000000000001" + "20010db8ffffffffffff000000000002";
    assertThat(packet).startsWith("60000000" + "00180640" + addresses);
    String segment = packet.substring(80);
    assertThat(segment).startsWith("9c400016" + "01020304" + "00000000" + "6002faf0");
    assertThat(sum(addresses + "00000018" + "00000006" + segment)).isEqualTo(0xffff);
  }
}
