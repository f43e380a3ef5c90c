package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatTest {
  /// Captured with `cat /proc/self/stat`, Linux 6.18, x86_64.
  private static final String CAPTURED =
      "23346 (cat) R 23343 23343 3978 0 -1 4194304 98 0 0 0 7 5 0 0 20 0 1 0 145573 3133440 372"
          + " 18446744073709551615 94013806784512 94013806804393 140735753429952 0 0 0 0 0 0 0 0 0"
          + " 17 1 0 0 0 0 0 94013806820400 94013806822016 94014753714176 140735753435873"
          + " 140735753435893 140735753435893 140735753437163 0\n";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void readsACapturedFile() {
    assertThat(ProcessStat.parse(bytes(CAPTURED)))
        .isEqualTo(new ProcessStat(23346, "cat", false, 'R', 23343, false, 98, 12, 1, 145573, 372));
  }

  /// As the lines of many processes lie one after the other.
  @Test
  void readsALineWhereverItBegins() {
    byte[] text = bytes("7 (x)\0" + CAPTURED + "\0");
    var line = new StatLine();
    assertThat(line.read(text, 6, CAPTURED.length())).isTrue();
    assertThat(line.stat()).isEqualTo(ProcessStat.parse(bytes(CAPTURED)));
  }

  /// Read once more, of a process that has done anything or nothing since: each byte that could
  /// matter is made another one.
  @Test
  void whatALineReadBeforeMakesNoDifference() {
    int needed = CAPTURED.indexOf(" 372 ") + " 372 ".length();
    for (byte other : bytes(") (\n-09S")) {
      for (int i = 0; i < needed; i++) {
        byte[] changed = bytes(CAPTURED);
        changed[i] = other;
        assertReadsAfter(bytes(CAPTURED), changed);
        assertReadsAfter(changed, bytes(CAPTURED));
      }
    }
    for (int length = 0; length < CAPTURED.length(); length++) {
      assertReadsAfter(bytes(CAPTURED), bytes(CAPTURED.substring(0, length)));
    }
  }

  /// A name reaches to the last `)` that it can: one that comes after all numbers counts, too.
  @Test
  void theNameOfAShortLineMayEndElsewhereTheNextTime() {
    String numbers = " R 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0";
    byte[] one = bytes("1 (x)" + numbers + " 1 1" + numbers + numbers);
    byte[] other = bytes("1 (x)" + numbers + " ) " + numbers + numbers);
    assertReadsAfter(one, other);
    assertReadsAfter(other, one);
    assertThat(ProcessStat.parse(other)).isNotEqualTo(ProcessStat.parse(one));
  }

  private static void assertReadsAfter(byte[] before, byte[] text) {
    var line = new StatLine();
    line.read(Arrays.copyOf(before, before.length + 1), 0, before.length);
    boolean read = line.read(Arrays.copyOf(text, text.length + 1), 0, text.length);
    assertThat(read ? line.stat() : null).isEqualTo(ProcessStat.parse(text));
  }

  /// As of a process that sleeps: nothing is made anew.
  @Test
  void whatSaysTheSameIsTheSameObject() {
    var line = new StatLine();
    line.read(bytes(CAPTURED + "\0"), 0, CAPTURED.length());
    ProcessStat stat = line.stat();
    line.read(bytes(CAPTURED + "\0"), 0, CAPTURED.length());
    assertThat(line.stat()).isSameAs(stat);
    String later = CAPTURED.replace(" R 23343", " S 1");
    line.read(bytes(later + "\0"), 0, later.length());
    assertThat(line.stat().state()).isEqualTo('S');
    assertThat(line.stat().comm()).isSameAs(stat.comm());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", ") R 1 1 1", "((((", "))))", "a\nb", "\u001b[2J", "", ") (x"})
  void theNameMayHoldAnything(String name) {
    ProcessStat stat = ProcessStat.parse(bytes(CAPTURED.replace("(cat)", "(" + name + ")")));
    assertThat(stat).isNotNull();
    assertThat(stat.comm()).isEqualTo(name);
    assertThat(stat.state()).isEqualTo('R');
    assertThat(stat.startTicks()).isEqualTo(145573);
  }

  @Test
  void aNameThatIsNotUtf8ShowsItsBytes() {
    ProcessStat stat = ProcessStat.parse(bytes(CAPTURED.replace("cat", "a\u00ffb")));
    assertThat(stat).isNotNull();
    assertThat(stat.comm()).isEqualTo("a\\xFFb");
  }

  @Test
  void aCutOffFileIsNone() {
    int needed = CAPTURED.indexOf(" 372 ") + " 372 ".length();
    for (int length = 0; length < needed; length++) {
      assertThat(ProcessStat.parse(bytes(CAPTURED.substring(0, length)))).as("%d", length).isNull();
    }
    assertThat(ProcessStat.parse(bytes(CAPTURED.substring(0, needed)))).isNotNull();
  }

  @Test
  void garbageIsNoneOrReadButNeverBreaks() {
    var random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      byte[] text = bytes(CAPTURED);
      for (int j = 0; j < 5; j++) {
        text[random.nextInt(text.length)] = (byte) random.nextInt();
      }
      ProcessStat.parse(Arrays.copyOf(text, random.nextInt(text.length + 1)));
    }
    assertThat(ProcessStat.parse(bytes("x (cat) R 1 2 3"))).isNull();
    assertThat(ProcessStat.parse(bytes(")("))).isNull();
  }

  @Test
  void kernelThreadsAndZombiesAreKnown() {
    ProcessStat kernel = ProcessStat.parse(bytes(CAPTURED.replace("4194304", "2129984")));
    assertThat(kernel).isNotNull();
    assertThat(kernel.isKernelThread()).isTrue();
    ProcessStat zombie = ProcessStat.parse(bytes(CAPTURED.replace(" R ", " Z ")));
    assertThat(zombie).isNotNull();
    assertThat(zombie.isZombie()).isTrue();
    assertThat(zombie.isKernelThread()).isFalse();
  }
}
