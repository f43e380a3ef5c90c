package vigia.local.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigia.local.Known;
import vigia.machine.ResourceLimit;
import vigia.machine.Unavailable;
import vigia.machine.Unit;

/// The parsers behind a process's details, with captured, cut-off and garbage input.
class ProcessDetailSourcesTest {
  private static final String ROLLUP =
      """
      55dbc0d84000-7ffcb457e000 ---p 00000000 00:00 0                          [rollup]
      Rss:                1704 kB
      Pss:                 161 kB
      Pss_Dirty:           112 kB
      Shared_Clean:       1552 kB
      Private_Clean:        40 kB
      Private_Dirty:       112 kB
      Swap:                  0 kB
      """;

  private static final String IO =
      """
      rchar: 6976
      wchar: 17
      read_bytes: 8192
      write_bytes: 4096
      cancelled_write_bytes: 1
      """;

  private static final String LIMITS =
      """
      Limit                     Soft Limit           Hard Limit           Units    \s
      Max cpu time              60                   unlimited            seconds  \s
      Max stack size            8388608              unlimited            bytes    \s
      Max core file size        0                    unlimited            bytes    \s
      Max open files            1024                 524288               files    \s
      Max nice priority         0                    0                   \s
      Max realtime timeout      950000               unlimited            us       \s
      """;

  private static final Map<String, Unavailable> HARD = Map.of("hard", Unavailable.NOT_APPLICABLE);

  private static <T> Known<T> absent(Unavailable why) {
    return Known.absent(why);
  }

  @Test
  void memoryIsInBytes() {
    var rollup = new ColonKeyed(ROLLUP);
    assertThat(rollup.bytes("Pss")).isEqualTo(Known.of(161 * 1024L));
    assertThat(AddressSpace.privateSum(rollup)).isEqualTo(Known.of(152 * 1024L));
    assertThat(rollup.bytes("Locked")).isEqualTo(absent(Unavailable.UNKNOWN));
  }

  @Test
  void countersAreTakenByTheirWholeName() {
    var io = new ColonKeyed(IO);
    assertThat(io.number("read_bytes")).isEqualTo(Known.of(8192L));
    assertThat(io.number("write_bytes")).isEqualTo(Known.of(4096L));
    assertThat(new ColonKeyed("cancelled_write_bytes: 1\n").number("write_bytes"))
        .isEqualTo(absent(Unavailable.UNKNOWN));
  }

  @Test
  void cutOffAnywhereNoNumberIsWrong() {
    for (int length = 0; length < ROLLUP.length(); length++) {
      assertThat(new ColonKeyed(ROLLUP.substring(0, length)).bytes("Pss"))
          .isIn(Known.of(161 * 1024L), absent(Unavailable.UNKNOWN));
    }
    for (int length = 0; length < IO.length(); length++) {
      assertThat(new ColonKeyed(IO.substring(0, length)).number("write_bytes"))
          .isIn(Known.of(4096L), absent(Unavailable.UNKNOWN));
    }
  }

  @Test
  void numbersThatNoKernelWritesAreUnreadable() {
    for (String value : List.of("-1", "x", "", "1 2", "99999999999999999999")) {
      assertThat(new ColonKeyed("a: " + value + "\n").number("a"))
          .as(value)
          .isEqualTo(absent(Unavailable.UNREADABLE));
      assertThat(new ColonKeyed("a: " + value + " kB\n").bytes("a"))
          .as(value)
          .isEqualTo(absent(Unavailable.UNREADABLE));
    }
    assertThat(new ColonKeyed("a: 9007199254740991 kB\n").bytes("a"))
        .isEqualTo(Known.of(9007199254740991L * 1024));
    assertThat(new ColonKeyed("a: 9223372036854775807 kB\n").bytes("a"))
        .isEqualTo(absent(Unavailable.UNREADABLE));
    var both = "Private_Clean: 9007199254740991 kB\nPrivate_Dirty: 9007199254740991 kB\n";
    assertThat(AddressSpace.privateSum(new ColonKeyed(both)))
        .isEqualTo(absent(Unavailable.UNREADABLE));
  }

  @Test
  void limitsHaveTheKernelsNamesAndUnits() {
    assertThat(ProcessLimits.parse(LIMITS))
        .isEqualTo(
            Known.of(
                List.of(
                    new ResourceLimit("cpu-time", 60L, null, Unit.SECONDS, HARD),
                    new ResourceLimit("stack-size", 8_388_608L, null, Unit.BYTES, HARD),
                    new ResourceLimit("core-file-size", 0L, null, Unit.BYTES, HARD),
                    new ResourceLimit("open-files", 1_024L, 524_288L, Unit.COUNT, Map.of()),
                    new ResourceLimit("nice-priority", 0L, 0L, Unit.NONE, Map.of()),
                    new ResourceLimit(
                        "realtime-timeout", 950_000L, null, Unit.MICROSECONDS, HARD))));
  }

  @Test
  void whatANewerKernelLimitsIsKeptAsFarAsItIsUnderstood() {
    String newer =
        LIMITS
            + "Max wishes                3                    3                    stars    \n"
            + "Max 2 x                   3                    3                    x y      \n"
            + "Max broken                3                    three                files    \n"
            + "Max short 3 3\n"
            + "Max huge                  9223372036854775808  unlimited            bytes    \n";
    var odd = Map.of("soft", Unavailable.UNREADABLE, "hard", Unavailable.NOT_APPLICABLE);
    var limits = new ArrayList<ResourceLimit>();
    if (ProcessLimits.parse(newer) instanceof Known.Value<List<ResourceLimit>>(var found)) {
      limits.addAll(found);
    }
    assertThat(limits)
        .hasSize(9)
        .endsWith(
            new ResourceLimit("wishes", 3L, 3L, Unit.NONE, Map.of()),
            new ResourceLimit("2-x", 3L, 3L, Unit.NONE, Map.of()),
            new ResourceLimit("huge", null, null, Unit.BYTES, odd));
  }

  @Test
  void cutOffOrGarbageLimitsAreNone() {
    for (int length = 0; length < LIMITS.length(); length++) {
      if (length == 0 || LIMITS.charAt(length - 1) != '\n') {
        assertThat(ProcessLimits.parse(LIMITS.substring(0, length)))
            .isEqualTo(absent(Unavailable.UNREADABLE));
      }
    }
    assertThat(ProcessLimits.parse("Max " + "a ".repeat(50_000) + "\n"))
        .isEqualTo(absent(Unavailable.UNREADABLE));
    assertThat(ProcessLimits.parse("\n\n")).isEqualTo(absent(Unavailable.UNREADABLE));
  }

  @Test
  void theControlGroupIsThatOfMemory() {
    assertThat(ControlGroup.name("0::/user.slice/a:b (deleted)\n"))
        .isEqualTo(Known.of("/user.slice/a:b (deleted)"));
    assertThat(ControlGroup.name("9:name=systemd:/s\n4:memory:/m\n2:cpu,cpuacct:/c\n0::/unified\n"))
        .as("hybrid")
        .isEqualTo(Known.of("/m"));
    assertThat(ControlGroup.name("9:name=systemd:/s\n2:cpu,cpuacct:/c\n"))
        .as("no memory controller")
        .isEqualTo(Known.of("/c"));
    assertThat(ControlGroup.name("9:name=systemd:/s\n3:freezer:/f\n")).isEqualTo(Known.of("/s"));
    assertThat(ControlGroup.name("3:freezer:/f\n")).isEqualTo(absent(Unavailable.NOT_APPLICABLE));
    assertThat(ControlGroup.name("")).isEqualTo(absent(Unavailable.NOT_APPLICABLE));
    assertThat(ControlGroup.name("garbage\n0:\n")).isEqualTo(absent(Unavailable.NOT_APPLICABLE));
  }

  private static Known<EnvironmentSize> environment(String text) throws IOException {
    return EnvironmentSize.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void anEnvironmentIsCountedInWholeStrings() throws IOException {
    assertThat(environment("A=1\0B=\0")).isEqualTo(Known.of(new EnvironmentSize(2, 7)));
    assertThat(environment("")).isEqualTo(Known.of(new EnvironmentSize(0, 0)));
    assertThat(environment("A=1\0B")).as("cut off").isEqualTo(Known.of(new EnvironmentSize(1, 5)));
    assertThat(environment("a title\0\0\0\0\0"))
        .as("overwritten by a title")
        .isEqualTo(Known.of(new EnvironmentSize(1, 12)));
    String each = "x".repeat(4_095) + "\0"; // ends where what is read at once does
    assertThat(environment(each + each)).isEqualTo(Known.of(new EnvironmentSize(2, 8_192)));
    assertThat(environment("x".repeat(9 << 20)))
        .as("more than a program can be given")
        .isEqualTo(absent(Unavailable.UNREADABLE));
  }

  @Test
  void garbageIsNeverAFault() throws IOException {
    var random = new Random(7);
    byte[] bytes = new byte[400];
    for (int i = 0; i < 1_000; i++) {
      random.nextBytes(bytes);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      new ColonKeyed("Pss:" + text).bytes("Pss");
      new ColonKeyed("a:" + text).number("a");
      new ColonKeyed("a: -9223372036854775807 kB" + text).bytes("a");
      ProcessLimits.parse("Max " + text + "\n");
      ControlGroup.name("4:memory:" + text);
      environment(text);
    }
  }
}
