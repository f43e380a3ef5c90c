package vigia.syscall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Packets as a kernel sent them, cut off anywhere, and what no kernel sends.
class SynAnswersTest {
  /// 192.0.2.2 accepts or resets the SYN 0x01020304 from 192.0.2.1:40000.
  private static final String HEADER_4 = "4500002c0000400040060000c0000202c0000201";

  private static final String ACCEPTS = "00169c400a0b0c0d010203056012faf000000000020405b4";
  private static final String RESETS = "00179c4000000000010203055014000000000000";

  /// The SYN to port 23, as quoted.
  private static final String SYN = "9c40001701020304";

  private static final String SYN_4 = "4500002c0000400040060000c0000201c0000202" + SYN;
  private static final String ERROR_4 =
      "450000480000400040010000c0000202c0000201" + "030d000000000000" + SYN_4;
  private static final String ERROR_6 =
      "0101000000000000"
          + "6000000000180640"
          + "20010db8000000000000000000000001"
          + "20010db8000000000000000000000002"
          + SYN;

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  private static InetAddress far() {
    return InetAddress.ofLiteral("192.0.2.2");
  }

  @Test
  void aSegmentOfIpv4IsRead() {
    ByteBuffer bytes = bytes(HEADER_4 + ACCEPTS);
    assertThat(SynAnswers.packet4(bytes, 0, bytes.capacity()))
        .isEqualTo(new SynAnswer(far(), 22, 40000, 0x01020304, SynAnswer.Segment.SYN_ACK));
    bytes = bytes(HEADER_4 + RESETS);
    assertThat(SynAnswers.packet4(bytes, 0, bytes.capacity()))
        .isEqualTo(new SynAnswer(far(), 23, 40000, 0x01020304, SynAnswer.Segment.RESET));
  }

  @Test
  void aSegmentOfIpv6IsRead() {
    InetAddress six = InetAddress.ofLiteral("2001:db8::2");
    assertThat(SynAnswers.segment(bytes(RESETS), 0, RESETS.length() / 2, six))
        .isEqualTo(new SynAnswer(six, 23, 40000, 0x01020304, SynAnswer.Segment.RESET));
  }

  @Test
  void anIcmpErrorSaysWhatItQuotes() {
    assertThat(SynAnswers.error4(bytes(ERROR_4), 0, ERROR_4.length() / 2))
        .isEqualTo(
            new SynAnswer(
                far(), 23, 40000, 0x01020304, new SynAnswer.Unreachable(new IcmpError(3, 13, 23))));
    assertThat(SynAnswers.error6(bytes(ERROR_6), 0, ERROR_6.length() / 2))
        .isEqualTo(
            new SynAnswer(
                InetAddress.ofLiteral("2001:db8::2"),
                23,
                40000,
                0x01020304,
                new SynAnswer.Unreachable(new IcmpError(1, 1, 23))));
  }

  @Test
  void whatIsCutOffIsNothing() {
    for (int length = 0; length < (HEADER_4 + RESETS).length() / 2; length++) {
      assertThat(SynAnswers.packet4(bytes(HEADER_4 + RESETS), 0, length)).isNull();
    }
    for (int length = 0; length < ERROR_4.length() / 2; length++) {
      assertThat(SynAnswers.error4(bytes(ERROR_4), 0, length)).isNull();
    }
    for (int length = 0; length < ERROR_6.length() / 2; length++) {
      assertThat(SynAnswers.error6(bytes(ERROR_6), 0, length)).isNull();
    }
  }

  /// Data, a SYN of somebody's own, a reset without ACK: no answer to a SYN of ours.
  @Test
  void otherSegmentsAreNothing() {
    for (String flags : new String[] {"10", "02", "04", "11", "18", "00"}) {
      String segment = ACCEPTS.substring(0, 26) + flags + ACCEPTS.substring(28);
      ByteBuffer bytes = bytes(HEADER_4 + segment);
      assertThat(SynAnswers.packet4(bytes, 0, bytes.capacity())).as(flags).isNull();
    }
  }

  @Test
  void anErrorAboutAnotherProtocolIsNothing() {
    String udp = ERROR_4.replace("40060000c0000201", "40110000c0000201");
    assertThat(SynAnswers.error4(bytes(udp), 0, udp.length() / 2)).isNull();
    String udp6 = ERROR_6.replace("00180640", "00181140");
    assertThat(SynAnswers.error6(bytes(udp6), 0, udp6.length() / 2)).isNull();
  }

  @Test
  void garbageEndsNothing() {
    var random = new Random(1);
    var garbage = new byte[144];
    for (int i = 0; i < 10_000; i++) {
      random.nextBytes(garbage);
      garbage[0] = (byte) (i % 2 == 0 ? 0x40 | (garbage[0] & 0xf) : garbage[0]);
      var bytes = ByteBuffer.wrap(garbage);
      int length = random.nextInt(garbage.length + 1);
      SynAnswers.packet4(bytes, 0, length);
      SynAnswers.error4(bytes, 0, length);
      SynAnswers.error6(bytes, 0, length);
      SynAnswers.segment(bytes, 0, length, far());
    }
  }
}
